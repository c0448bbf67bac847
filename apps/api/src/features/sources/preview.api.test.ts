import { sources } from "@octant/db";
import { TextPreview } from "@octant/schemas";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { refusal } from "../../../test/client.ts";
import { makeAssessment, type TestAssessment } from "../../../test/make-assessment.ts";
import { makeSource } from "../../../test/make-source.ts";
import { openTestApp, type TestApp } from "../../../test/test-app.ts";
import { inAssessment } from "../../platform/in-assessment.ts";

let octant: TestApp;
let study: TestAssessment;
beforeAll(async () => {
  octant = await openTestApp();
  study = await makeAssessment(octant, ["lead", "reviewer"]);
});
afterAll(() => octant.close());

function form(content: string | Uint8Array<ArrayBuffer>, encoding?: string): FormData {
  const body = new FormData();
  body.set("file", new File([content], "talk.md"));
  if (encoding !== undefined) body.set("encoding", encoding);
  return body;
}
const preview = (body: FormData) => study.client(0).get(study.path("/sources/preview"), TextPreview, "POST", { body });

test("a preview tells how a file would be read, and stores nothing", async () => {
  const said = await preview(form("Interviewer: Et la nuit ?\n\nRespondent: Personne ne vient.\n"));
  expect(said).toMatchObject({
    kind: "read",
    encoding: "utf-8",
    certain: true,
    turns: 2,
    paragraphs: 2,
    direction: "ltr",
    speakers: [
      { name: "Interviewer", role: "interviewer", turns: 1 },
      { name: "Respondent", role: "respondent", turns: 1 },
    ],
  });
  expect(said).toHaveProperty("excerpt", expect.stringMatching(/^Interviewer: Et la nuit \?/));
  expect(await inAssessment(study.context(0), (tx) => tx.$count(sources))).toBe(0);
});

test("a text that is there already is told by the sources that have it, in this assessment and not withdrawn", async () => {
  const lead = study.client(0);
  const text = "Respondent: The well is dry.\nInterviewer: Since when?";
  const same = async (content = text) => {
    const said = await preview(form(content));
    return said.kind === "read" ? said.sameText : [];
  };
  expect(await same()).toEqual([]);
  const { id, kind, number } = await makeSource(study, lead, { text });
  const other = await makeAssessment(octant, ["lead"]);
  await makeSource(other, other.client(0), { text });
  expect(await same()).toEqual([{ id, kind, number }]);
  expect(await same(text.replaceAll("\n", "\r\n")), "whatever its line ends").toEqual([{ id, kind, number }]);
  expect(await same(`${text} `)).toEqual([]);
  const withdrawal = { id: uuidv7(), scope: "analyse" };
  const path = study.path(`/sources/${id}/withdrawal`);
  expect((await lead.send("POST", path, { body: withdrawal })).status).toBe(200);
  expect(await same()).toEqual([]);
});

test("an excerpt of a long text ends between characters", async () => {
  const said = await preview(form("🐪".repeat(5_000)));
  expect(said).toMatchObject({ length: 5_000 });
  if (said.kind === "read") expect([...said.excerpt]).toEqual(Array.from({ length: 1_200 }, () => "🐪"));
});

test("where the encoding cannot be told it offers what the beginning would read as", async () => {
  const arabic = new Uint8Array([
    0xe3, 0xd1, 0xcd, 0xc8, 0xc7, 0x20, 0xc8, 0xdf, 0xe3, 0x20, 0xdd, 0xed, 0x20, 0xdb, 0xc7, 0xe6,
  ]);
  const said = await preview(form(arabic));
  expect(said.kind).toBe("choose");
  const candidates = said.kind === "choose" ? said.candidates : [];
  expect(candidates).toContainEqual({ encoding: "windows-1256", excerpt: "مرحبا بكم في غاو" });
  expect(await preview(form(arabic, "windows-1256"))).toMatchObject({ kind: "read", direction: "rtl" });
});

test("what cannot be imported cannot be previewed either", async () => {
  const send = (body: FormData, who = 0) => study.client(who).send("POST", study.path("/sources/preview"), { body });
  expect(await refusal(send(form("")))).toEqual([422, "text-empty"]);
  expect(await refusal(send(form("x", "klingon")))).toEqual([422, "invalid-request"]);
  expect(await refusal(send(form("x"), 1))).toEqual([403, "right-missing"]);
});
