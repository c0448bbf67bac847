import { randomUUID } from "node:crypto";
import { TextVersion } from "@octant/schemas";
import { codePointLength, sliceCodePoints } from "@octant/spans";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Client, refusal } from "../../../test/client.ts";
import { makeAssessment, type TestAssessment } from "../../../test/make-assessment.ts";
import { makeSource, TEXT } from "../../../test/make-source.ts";
import { openTestApp, type TestApp } from "../../../test/test-app.ts";

let octant: TestApp;
let study: TestAssessment;
beforeAll(async () => {
  octant = await openTestApp();
  study = await makeAssessment(octant, ["lead", "reader"]);
});
afterAll(() => octant.close());

const read = (id: string) => study.client(0).get(study.path(`/texts/${id}`), TextVersion);

test("a text comes back to the letter, with its turns, its speakers and its source", async () => {
  const source = await makeSource(study, study.client(0));
  const text = await read(source.textVersionId);
  expect(text).toMatchObject({ id: source.textVersionId, text: TEXT, length: codePointLength(TEXT), source });
  expect(text.speakers.map(({ name, role }) => [name, role])).toEqual([
    ["INTERVIEWER", "interviewer"],
    ["RESPONDENT", "respondent"],
  ]);
  const speech = text.turns.map(({ speechStart, end }) => sliceCodePoints(TEXT, { start: speechStart, end }).trim());
  expect(speech).toEqual([
    "How is it at night?",
    "The patrols stay near the camp. — 🌙 Nobody comes to us, and nobody asks.",
    "And by day?",
    "By day they greet the elders in Gao and in Ansongo.",
  ]);
  expect(text.turns[1]?.speakerId).toBe(text.speakers[1]?.id);
});

test("it comes back the same from memory, and is not taken for another's", async () => {
  const source = await makeSource(study, study.client(0), { text: "ANNA: One.\nBEN: Two." });
  const other = await makeSource(study, study.client(0), { text: "ANNA: Three.\nBEN: Four." });
  const first = await read(source.textVersionId);
  expect(await read(source.textVersionId)).toEqual(first);
  expect((await read(other.textVersionId)).text).toBe("ANNA: Three.\nBEN: Four.");
});

test("a text of another assessment is as unknown as one that does not exist", async () => {
  const other = await makeAssessment(octant, ["lead"]);
  const foreign = await makeSource(other, other.client(0));
  for (const id of [foreign.textVersionId, randomUUID(), "1"]) {
    expect(await refusal(study.client(0).send("GET", study.path(`/texts/${id}`)))).toEqual([404, "not-found"]);
  }
});

test("a reader is refused, and somebody not signed in is told to sign in", async () => {
  const { textVersionId } = await makeSource(study, study.client(0));
  const path = study.path(`/texts/${textVersionId}`);
  expect(await refusal(study.client(1).send("GET", path))).toEqual([403, "right-missing"]);
  expect(await refusal(new Client(octant).send("GET", path))).toEqual([401, "sign-in-needed"]);
});
