import { sources } from "@octant/db";
import { TextPreview } from "@octant/schemas";
import { afterAll, beforeAll, expect, test } from "vitest";
import { refusal } from "../../../test/client.ts";
import { makeAssessment, type TestAssessment } from "../../../test/make-assessment.ts";
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
