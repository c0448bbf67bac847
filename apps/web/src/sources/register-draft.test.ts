import { SourceRegister } from "@octant/schemas";
import { expect, test } from "vitest";
import { draftGaps, prefill, toRegister, withCluster, withGroup, withPreview } from "./register-draft.ts";

const last = {
  kind: "interview" as const,
  groupId: crypto.randomUUID(),
  areaId: null,
  periodIds: [crypto.randomUUID()],
};
const read = {
  kind: "read" as const,
  encoding: "utf-8",
  certain: true,
  length: 10,
  paragraphs: 1,
  turns: 2,
  speakers: [],
  language: "fr",
  direction: "ltr" as const,
  excerpt: "Bonjour",
  sameText: [],
};

test("a file's name gives the title, and the kind where it says so", () => {
  const kinds = ["Mopti_FG6.txt", "GAO_entretien_63.md", "field notes.txt", "Rapport annuel.txt", "Kidal.txt"].map(
    (name) => prefill(name, { ...last, kind: "document" }).kind,
  );
  expect(kinds).toEqual(["focus-group", "interview", "notes", "document", "document"]);
  expect(prefill("GAO_entretien_63.md", null).title).toBe("GAO_entretien_63");
});

test("group, area and period come from the last import; a cluster never does", () => {
  expect(prefill("a.txt", last)).toMatchObject({ groupId: last.groupId, periodIds: last.periodIds, clusterId: null });
});

test("nobody's consent is granted before a person chose it", () => {
  const draft = prefill("a.txt", last);
  expect(Object.values(draft.consent)).not.toContain("granted");
  expect(draftGaps(draft)).toEqual(["analyse", "quote"]);
  expect(toRegister(draft)).toBeUndefined();
});

test("a draft that says all it must becomes a register that the API takes", () => {
  const draft = prefill("a.txt", last);
  const chosen = { ...draft, consent: { ...draft.consent, analyse: "granted" as const, quote: "refused" as const } };
  expect(SourceRegister.parse(toRegister(chosen)).consent).toMatchObject({ analyse: "granted", quote: "refused" });
});

test("the preview fills in the language, but not over one that a person wrote", () => {
  const draft = prefill("a.txt", null);
  expect(withPreview(draft, read).language).toBe("fr");
  expect(withPreview({ ...draft, language: "bm" }, read).language).toBe("bm");
});

test("a language that is not a tag and an empty title are named as gaps", () => {
  const draft = { ...prefill("a.txt", null), title: " ", language: "French" };
  expect(draftGaps(draft)).toEqual(["title", "language", "analyse", "quote"]);
});

test("a cluster brings its group along, and another group leaves the cluster behind", () => {
  const joined = withCluster(prefill("a.txt", null), { id: "c", groupId: "g" });
  expect(joined).toMatchObject({ clusterId: "c", groupId: "g" });
  expect(withGroup(joined, "g").clusterId).toBe("c");
  expect(withGroup(joined, "h")).toMatchObject({ clusterId: null, groupId: "h" });
  expect(withCluster(joined, null)).toMatchObject({ clusterId: null, groupId: "g" });
});
