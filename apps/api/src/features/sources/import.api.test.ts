import { randomUUID } from "node:crypto";
import { changes, sources, textVersions } from "@octant/db";
import { AssessmentSetup, type ImportSource, Problem, Source, TextVersion } from "@octant/schemas";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusal } from "../../../test/client.ts";
import { type ImportFile, importForm, makeRegister } from "../../../test/import-form.ts";
import { makeAssessment, type TestAssessment } from "../../../test/make-assessment.ts";
import { openTestApp, type TestApp } from "../../../test/test-app.ts";
import { inAssessment } from "../../platform/in-assessment.ts";
import { PLACES } from "../../platform/vault/index.ts";

let octant: TestApp;
let study: TestAssessment;
beforeAll(async () => {
  octant = await openTestApp();
  study = await makeAssessment(octant, ["lead", "coder", "reviewer"]);
});
afterAll(() => octant.close());

const [lead, coder, reviewer] = [0, 1, 2];
const send = (register: unknown, file?: ImportFile, who = lead) =>
  study.client(who).send("POST", study.path("/sources"), { body: importForm(register, file) });
const take = (changed: Partial<ImportSource> = {}, file?: ImportFile, who = lead) =>
  study.client(who).get(study.path("/sources"), Source, "POST", { body: importForm(makeRegister(changed), file) });
const textOf = (source: Source) => study.client(lead).get(study.path(`/texts/${source.textVersionId}`), TextVersion);
const setUp = () => study.client(lead).get(study.path(), AssessmentSetup);
const facts = async (answer: Promise<Response>) => Problem.parse(await (await answer).json());
const inside = <T>(work: Parameters<typeof inAssessment<T>>[1]) => inAssessment(study.context(lead), work);

describe("an import", () => {
  test("gives the source with its register, its text and what it is cited as", async () => {
    const [region, place] = study.plan.areas;
    const [before] = study.plan.periods;
    const [officials] = study.plan.groups;
    const source = await take({
      title: "Prefect, Gao",
      groupId: officials?.id ?? null,
      areaId: place?.id ?? null,
      periodIds: [before?.id ?? "", before?.id ?? ""],
    });
    expect(source).toMatchObject({
      title: "Prefect, Gao",
      groupId: officials?.id,
      areaId: place?.id,
      periodIds: [before?.id],
      direction: "ltr",
      rowVersion: 1,
      codings: 0,
      turns: 1,
      length: 9,
      citation: {
        kind: "interview",
        number: source.number,
        group: "Officials",
        area: "Gao",
        when: null,
        periods: ["before"],
      },
    });
    expect(region?.name).toBe("Gao");
    expect(await study.client(coder).get(study.path(`/sources/${source.id}`), Source)).toEqual(source);
  });

  test("makes a cluster of the source's own, which bears its title", async () => {
    const [officials] = study.plan.groups;
    const source = await take({ title: "A judge", groupId: officials?.id ?? null });
    const own = (await setUp()).clusters.find((cluster) => cluster.id === source.clusterId);
    expect(own).toEqual({ id: source.clusterId, name: "A judge", groupId: officials?.id });
  });

  test("lets a source into a cluster, whose group it takes over", async () => {
    const [ministry] = study.plan.clusters;
    const source = await take({ clusterId: ministry?.id ?? null });
    expect(source).toMatchObject({ clusterId: ministry?.id, groupId: ministry?.groupId });
  });

  test("without a group the source is not placed", async () => {
    expect(await take()).toMatchObject({ groupId: null, citation: { group: null } });
  });

  test("keeps the file to the byte and its name, sealed under the source's own key", async () => {
    const content = new Uint8Array([
      0xff,
      0xfe,
      ...new Uint8Array(new Uint16Array([..."Gao\r\né"].map((c) => c.charCodeAt(0))).buffer),
    ]);
    const source = await take({}, { name: "Entretien n° 3.txt", content });
    const kept = await inside(async (tx) => {
      const [row] = await tx.select().from(sources).where(eq(sources.id, source.id));
      const [text] = await tx.select().from(textVersions).where(eq(textVersions.sourceId, source.id));
      const sealer = await octant.deps.vault.sealer(tx, study.assessmentId, [source.id]);
      const name = sealer.open(source.id, PLACES.sourceFileName(source.id, 1), row?.fileNameSealed ?? new Uint8Array());
      const place = PLACES.original(text?.id ?? "", 1);
      return { name, bytes: sealer.openBytes(source.id, place, text?.originalSealed ?? new Uint8Array()) };
    });
    expect(kept.name).toBe("Entretien n° 3.txt");
    expect([...kept.bytes]).toEqual([...content]);
    expect((await textOf(source)).text).toBe("Gao\né");
  });

  test("finds speakers and their turns, in any language it knows the words of", async () => {
    const content = "ENQUÊTEUR : Et la nuit ?\n\nR1 : Personne ne vient.\n\nENQUÊTEUR : Jamais ?\n\nR2 : Jamais. 🌙";
    const source = await take({ language: "fr" }, { content });
    const { speakers, turns } = await textOf(source);
    expect(source.turns).toBe(4);
    expect(turns.map((turn) => speakers.find((speaker) => speaker.id === turn.speakerId)?.name)).toEqual([
      "ENQUÊTEUR",
      "R1",
      "ENQUÊTEUR",
      "R2",
    ]);
  });

  test("leaves a change behind, with the title sealed", async () => {
    const source = await take({ title: "Zeinab" });
    const [change] = await inside((tx) => tx.select().from(changes).where(eq(changes.entityId, source.id)));
    expect(change).toMatchObject({ kind: "source.imported", commandId: source.id, before: null });
    expect(change?.after).toMatchObject({ kind: "interview", number: source.number, clusterId: source.clusterId });
    expect(JSON.stringify(change?.after)).not.toContain("Zeinab");
    const sealed = change?.afterSealed ?? new Uint8Array();
    const opened = await inside(async (tx) => {
      const sealer = await octant.deps.vault.sealer(tx, study.assessmentId, [source.id]);
      return sealer.open(source.id, PLACES.changeAfter(change?.id ?? ""), sealed);
    });
    expect(JSON.parse(opened)).toEqual({ title: "Zeinab", fileName: "talk.txt" });
  });
});

describe("an import sent again", () => {
  test("is carried out once, and gets the same answer", async () => {
    const register = makeRegister();
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(register)));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201]));
    const bodies = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(bodies).size).toBe(1);
    const stored = await inside((tx) => tx.$count(textVersions, eq(textVersions.sourceId, register.id)));
    expect(stored).toBe(1);
  });

  test("with another file, name or register is another command under a used id", async () => {
    const register = makeRegister();
    await send(register);
    expect(await refusal(send(register, { content: "Another line." }))).toEqual([409, "command-reused"]);
    expect(await refusal(send(register, { name: "other.txt" }))).toEqual([409, "command-reused"]);
    expect(await refusal(send({ ...register, title: "Other" }))).toEqual([409, "command-reused"]);
    expect(await refusal(send({ ...register, kind: "document" }))).toEqual([409, "command-reused"]);
  });

  test("by another person meets an id that is nobody's to them", async () => {
    const register = makeRegister();
    await send(register);
    expect(await refusal(send(register, {}, coder))).toEqual([404, "not-found"]);
  });
});

test("twenty imports at once get twenty numbers, counted apart for each kind", async () => {
  const other = await makeAssessment(octant, ["lead"]);
  const kinds = ["interview", "focus-group"] as const;
  const registers = Array.from({ length: 20 }, (_, at) => makeRegister({ kind: kinds[at % 2] ?? "interview" }));
  const made = await Promise.all(
    registers.map((register) =>
      other.client(0).get(other.path("/sources"), Source, "POST", { body: importForm(register) }),
    ),
  );
  for (const kind of kinds) {
    const numbers = made.filter((source) => source.kind === kind).map((source) => source.number);
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 10 }, (_, at) => at + 1));
  }
});

describe("an import is refused, and leaves nothing behind,", () => {
  const bytes = (...values: number[]) => new Uint8Array(values);
  const files: [string, ImportFile, number, string, Record<string, unknown>][] = [
    ["for an empty file", { content: "" }, 422, "text-empty", {}],
    ["for white space", { content: " \n\t\r\n" }, 422, "text-empty", {}],
    [
      "for a PDF under the name of a text",
      { content: "%PDF-1.7\n%âãÏÓ" },
      422,
      "text-unreadable",
      { reason: "other-format" },
    ],
    ["for a character no text has", { content: "Gao\u0000Mopti" }, 422, "text-unreadable", { position: 3, line: 1 }],
    [
      "for UTF-8 that breaks off",
      { content: bytes(0x63, 0x61, 0x66, 0xc3, 0xa9, 0x20, 0xe2, 0x82) },
      422,
      "text-unreadable",
      { reason: "cut-off", encoding: "utf-8", atByte: 6 },
    ],
    [
      "for a name that is no text's",
      { name: "talk.docx" },
      415,
      "unsupported-media-type",
      { accepted: [".txt", ".md"] },
    ],
    ["for a name past all measure", { name: `${"x".repeat(200)}.txt` }, 422, "invalid-request", {}],
    [
      "for more than five million characters",
      { content: "é\n".repeat(2_500_001) },
      422,
      "text-too-long",
      { limit: 5_000_000, actual: 5_000_002 },
    ],
    [
      "for more than 20 MiB",
      { content: new Uint8Array(20 * 2 ** 20 + 1) },
      413,
      "body-too-large",
      { limitBytes: 20 * 2 ** 20, actualBytes: 20 * 2 ** 20 + 1 },
    ],
  ];
  test.each(files)("%s", async (_why, file, status, code, known) => {
    const register = makeRegister();
    expect(await facts(send(register, file))).toMatchObject({ status, code, ...known });
    expect(await inside((tx) => tx.$count(sources, eq(sources.id, register.id)))).toBe(0);
  });

  test("where the encoding cannot be told, until somebody chooses one", async () => {
    // "مرحبا بكم في غاو" in Windows-1256
    const content = bytes(
      0xe3,
      0xd1,
      0xcd,
      0xc8,
      0xc7,
      0x20,
      0xc8,
      0xdf,
      0xe3,
      0x20,
      0xdd,
      0xed,
      0x20,
      0xdb,
      0xc7,
      0xe6,
    );
    const problem = await facts(send(makeRegister(), { content }));
    expect(problem).toMatchObject({ status: 422, code: "encoding-not-told" });
    expect(problem.encodings).toContain("windows-1256");
    const source = await take({ encoding: "windows-1256" }, { content });
    expect((await textOf(source)).text).toBe("مرحبا بكم في غاو");
    expect(source.direction).toBe("rtl");
  });

  test("for an encoding that does not exist", async () => {
    expect(await refusal(send(makeRegister({ encoding: "klingon" })))).toEqual([422, "invalid-request"]);
  });

  test("for a cluster of another group, with both names", async () => {
    const [ministry] = study.plan.clusters;
    const [, society] = study.plan.groups;
    const register = makeRegister({ clusterId: ministry?.id ?? null, groupId: society?.id ?? null });
    expect(await facts(send(register))).toMatchObject({
      status: 409,
      code: "cluster-in-other-group",
      cluster: "A ministry",
      group: "Officials",
      askedGroup: "Civil society",
    });
  });

  test.each(["areaId", "clusterId", "groupId"])(
    "where %s is unknown or another assessment's, with one answer",
    async (name) => {
      const other = await makeAssessment(octant, ["lead"]);
      const foreign = {
        areaId: other.plan.areas[0]?.id,
        clusterId: other.plan.clusters[0]?.id,
        groupId: other.plan.groups[0]?.id,
      };
      const answers = [randomUUID(), Object.entries(foreign).find(([key]) => key === name)?.[1]].map(async (id) => {
        const { requestId: _, ...problem } = await facts(send({ ...makeRegister(), [name]: id }));
        return problem;
      });
      const [unknown, ofOther] = await Promise.all(answers);
      expect(unknown).toMatchObject({ status: 404, code: "not-found" });
      expect(ofOther).toEqual(unknown);
    },
  );

  test("for a period that is another assessment's", async () => {
    const other = await makeAssessment(octant, ["lead"]);
    expect(await refusal(send(makeRegister({ periodIds: [other.plan.periods[0]?.id ?? ""] })))).toEqual([
      404,
      "not-found",
    ]);
  });

  test("for a title with half a character in it", async () => {
    const register = JSON.stringify(makeRegister({ title: "x" })).replace('"x"', '"Gao \\ud83d"');
    expect(await refusal(send(register))).toEqual([422, "invalid-request"]);
    expect(await refusal(send(makeRegister({ title: "Gao\u0000" })))).toEqual([422, "invalid-request"]);
  });

  test("for a register that is no JSON, or is missing", async () => {
    expect(await refusal(send("{"))).toEqual([422, "invalid-request"]);
    const form = new FormData();
    form.set("file", new File(["x"], "a.txt"));
    const answer = study.client(lead).send("POST", study.path("/sources"), { body: form });
    expect(await refusal(answer)).toEqual([422, "invalid-request"]);
  });

  test("for a reviewer", async () => {
    expect(await refusal(send(makeRegister(), {}, reviewer))).toEqual([403, "right-missing"]);
  });
});
