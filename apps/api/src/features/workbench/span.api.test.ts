import { segments } from "@octant/db";
import { Coding, CodingList, CodingOutcome, History, Problem, type SourceWithText } from "@octant/schemas";
import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { refusal } from "../../../test/client.ts";
import { makeAssessment, type TestAssessment } from "../../../test/make-assessment.ts";
import { makeSource } from "../../../test/make-source.ts";
import { openTestApp, type TestApp } from "../../../test/test-app.ts";
import { inAssessment } from "../../platform/in-assessment.ts";

let octant: TestApp;
let study: TestAssessment;
let source: SourceWithText;
beforeAll(async () => {
  octant = await openTestApp();
});
afterAll(() => octant.close());
beforeEach(async () => {
  study = await makeAssessment(octant, ["lead", "coder"]);
  source = await makeSource(study, study.client(lead));
});

const [lead, coder] = [0, 1];
const lay = (start = 40, end = 60, who = coder) => {
  const [codeId] = study.codeIds;
  const body = { id: uuidv7(), textVersionId: source.textVersionId, codeId, start, end, stance: "supports" };
  return study.client(who).get(study.path("/codings"), Coding, "POST", { body });
};
const move = (
  coding: Coding,
  start: number,
  end: number,
  sent: { id?: string; rowVersion?: number; who?: number } = {},
) => {
  const { id = uuidv7(), rowVersion = coding.rowVersion, who = coder } = sent;
  const path = study.path(`/codings/${coding.id}/span`);
  return study.client(who).send("PUT", path, { body: { id, start, end }, rowVersion });
};
const undo = (commandId: string, id = uuidv7()) =>
  study.client(coder).send("POST", study.path("/undo"), { body: { id, commandId } });
const outcome = async (answer: Promise<Response>) => CodingOutcome.parse(await (await answer).json()).coding;
const listed = async () => {
  const path = study.path(`/texts/${source.textVersionId}/codings`);
  return (await study.client(lead).get(path, CodingList)).items;
};

describe("the passage of one's own coding", () => {
  test("takes words in and lets words go; nothing else about the coding changes", async () => {
    const coding = await lay();
    const moved = await outcome(move(coding, 35, 72));
    expect(moved).toEqual({ ...coding, start: 35, end: 72, rowVersion: 2, segmentId: expect.any(String) });
    expect(moved?.segmentId).not.toBe(coding.segmentId);
    expect(await listed()).toEqual([moved]);
  });

  test("is one segment with a colleague's of the same place, whose own passage stays", async () => {
    const [colleagues, coding] = [await lay(10, 30, lead), await lay()];
    const moved = await outcome(move(coding, 10, 30));
    expect(moved?.segmentId).toBe(colleagues.segmentId);
    await outcome(move(moved ?? coding, 12, 30));
    expect(await listed()).toContainEqual(colleagues);
  });

  test("changed by two people to the same new place at once makes one segment", async () => {
    const [first, second] = [await lay(1, 5), await lay(50, 60, lead)];
    const moved = await Promise.all([outcome(move(first, 20, 30)), outcome(move(second, 20, 30, { who: lead }))]);
    expect(new Set(moved.map((coding) => coding?.segmentId)).size).toBe(1);
    const there = await inAssessment(study.context(lead), (tx) =>
      tx.select().from(segments).where(eq(segments.startAt, 20)),
    );
    expect(there).toHaveLength(1);
  });

  test("said again changes nothing, and leaves nothing to undo", async () => {
    const coding = await lay();
    const id = uuidv7();
    expect(await outcome(move(coding, coding.start, coding.end, { id }))).toEqual(coding);
    expect(await refusal(undo(id))).toEqual([409, "nothing-to-undo"]);
  });

  test("is taken back and done again, and stands in its history", async () => {
    const coding = await lay();
    const [id, back] = [uuidv7(), uuidv7()];
    const moved = await outcome(move(coding, 35, 72, { id }));
    expect(await outcome(undo(id, back))).toEqual({ ...coding, rowVersion: 3 });
    expect(await outcome(undo(back))).toEqual({ ...moved, rowVersion: 4 });
    const { items } = await study.client(coder).get(study.path(`/codings/${coding.id}/history`), History);
    expect(items.map(({ kind, before, after }) => [kind, before?.start, after?.start])).toEqual([
      ["coding.span-changed", 40, 35],
      ["coding.span-changed", 35, 40],
      ["coding.span-changed", 40, 35],
      ["coding.added", undefined, undefined],
    ]);
  });

  test("comes back with its coding as it was when that was removed", async () => {
    const coding = await lay();
    const moved = await outcome(move(coding, 35, 72));
    const removal = uuidv7();
    await study
      .client(coder)
      .send("POST", study.path(`/codings/${coding.id}/removal`), { body: { id: removal }, rowVersion: 2 });
    expect(await outcome(undo(removal))).toEqual({ ...moved, rowVersion: 4 });
  });
});

describe("a change of it is refused", () => {
  test("past the end of the text, where it is told how long that is, and where it would be empty", async () => {
    const coding = await lay();
    const problem = Problem.parse(await (await move(coding, 40, 100_000)).json());
    expect(problem).toMatchObject({ code: "segment-outside-text", length: expect.any(Number) });
    expect(await refusal(move(coding, 40, 40))).toEqual([422, "invalid-request"]);
  });

  test("to anybody but who made the coding, and on a version that is not the present one", async () => {
    const coding = await lay();
    expect(await refusal(move(coding, 35, 72, { who: lead }))).toEqual([403, "not-your-act"]);
    expect(await refusal(move(coding, 35, 72, { rowVersion: 7 }))).toEqual([409, "changed-since"]);
    expect(await listed()).toEqual([coding]);
  });
});
