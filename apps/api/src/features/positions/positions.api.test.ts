import { changes, inAssessment, judgedPositions } from "@octant/db";
import { Coding, CodingOutcome, Scorecard, type Source, SourcePosition } from "@octant/schemas";
import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { refusal } from "../../../test/client.ts";
import { makeAssessment, type TestAssessment } from "../../../test/make-assessment.ts";
import { makeSource } from "../../../test/make-source.ts";
import { openTestApp, type TestApp } from "../../../test/test-app.ts";

const [LEAD, CODER, REVIEWER, READER] = [0, 1, 2, 3];
const REASON = "Zq-he is sent by his mayor";

let octant: TestApp;
let study: TestAssessment;
let source: Source;
beforeAll(async () => {
  octant = await openTestApp();
});
afterAll(() => octant.close());
beforeEach(async () => {
  study = await makeAssessment(octant, ["lead", "coder", "reviewer", "reader"]);
  source = await makeSource(study, study.client(LEAD), { groupId: study.plan.groups[0]?.id ?? null });
});

const lay = (start: number, stance = "supports") => {
  const body = { id: uuidv7(), textVersionId: source.textVersionId, codeId: study.codeIds[0], start, end: start + 5 };
  return study.client(CODER).get(study.path("/codings"), Coding, "POST", { body: { ...body, stance } });
};
const path = (rest = "") => study.path(`/sources/${source.id}/positions/1.1${rest}`);
const read = (by = LEAD) => study.client(by).get(path(), SourcePosition);
const judge = (codingIds: string[], position: number, rowVersion: number, by = LEAD) =>
  study.client(by).send("PUT", path(), { body: { id: uuidv7(), position, reason: REASON, codingIds }, rowVersion });
const remove = (rowVersion: number) =>
  study.client(LEAD).send("POST", path("/removal"), { body: { id: uuidv7(), reason: "A slip" }, rowVersion });
const balance = async () => {
  const { rows } = await study.client(LEAD).get(study.path("/scorecard"), Scorecard);
  const [row] = rows;
  return [row?.profile.kind === "profile" ? row.profile.balance : null, row?.judged];
};

test("what a source says is told as its codings come to, with how many passages, before anybody judges it", async () => {
  expect(await read()).toMatchObject({ computed: null, passages: 0, judged: null, rowVersion: 0, items: [], acts: [] });
  await lay(0);
  await lay(10, "constrains");
  await lay(20);
  const position = await read(CODER);
  expect(position.computed).toBeCloseTo(1 / 3, 12);
  expect(position).toMatchObject({ passages: 3 });
  expect(position.items.map(({ start, counts }) => [start, counts])).toEqual([
    [0, "counted"],
    [10, "counted"],
    [20, "counted"],
  ]);
});

test("a judged position replaces the counted one in every figure at once, says why, and can be taken away again", async () => {
  const coding = await lay(0);
  expect(await balance()).toEqual([1, 0]);
  const judged = SourcePosition.parse(await (await judge([coding.id], -0.5, 0, REVIEWER)).json());
  expect(judged).toMatchObject({
    computed: 1,
    rowVersion: 1,
    judged: { position: -0.5, reason: REASON, actor: "reviewer 3" },
  });
  expect(await balance()).toEqual([-0.5, 1]);
  await judge([coding.id], 0.5, 1);
  expect(await balance()).toEqual([0.5, 1]);
  await remove(2);
  expect(await balance()).toEqual([1, 0]);
  expect((await read()).acts.map(({ position, reason, actor }) => [position, reason, actor])).toEqual([
    [null, "A slip", "lead 1"],
    [0.5, REASON, "lead 1"],
    [-0.5, REASON, "reviewer 3"],
  ]);
});

test("a citation that its coder has removed since is said to be gone", async () => {
  const [first, second] = [await lay(0), await lay(10)];
  await judge([first.id, second.id], 0.5, 0);
  const body = { id: uuidv7() };
  await study
    .client(CODER)
    .get(study.path(`/codings/${first.id}/removal`), CodingOutcome, "POST", { body, rowVersion: 1 });
  expect((await read()).judged).toMatchObject({ codingIds: [second.id], removedCitations: 1 });
});

test("a judgement cites a passage of this source on this question, steps by halves, and gives a reason", async () => {
  const coding = await lay(0);
  const other = await makeSource(study, study.client(LEAD), { text: "Somebody else speaks here." });
  const body = { id: uuidv7(), textVersionId: other.textVersionId, codeId: study.codeIds[0], start: 0, end: 5 };
  const foreign = await study
    .client(CODER)
    .get(study.path("/codings"), Coding, "POST", { body: { ...body, stance: "mixed" } });
  expect(await refusal(judge([foreign.id], 0.5, 0))).toEqual([404, "not-found"]);
  expect(await refusal(judge([], 0.5, 0))).toEqual([422, "invalid-request"]);
  expect(await refusal(judge([coding.id], 0.3, 0))).toEqual([422, "invalid-request"]);
  expect(await refusal(judge([coding.id], 0.5, 3))).toEqual([409, "changed-since"]);
  expect(await refusal(remove(0))).toEqual([404, "not-found"]);
});

test("the reason is sealed, and goes with a source that is withdrawn", async () => {
  const coding = await lay(0);
  await judge([coding.id], -1, 0);
  const stored = await inAssessment(
    { db: octant.deps.db, assessmentId: study.assessmentId, accountId: "" },
    async (tx) => [
      await tx.select().from(judgedPositions),
      await tx.select().from(changes).where(eq(changes.entity, "judged_position")),
    ],
  );
  const plain = JSON.stringify(stored, (_, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString("latin1") : value,
  );
  expect(plain).not.toContain("Zq-");
  const body = { id: uuidv7(), scope: "analyse" };
  const withdrawn = await study.client(LEAD).send("POST", study.path(`/sources/${source.id}/withdrawal`), { body });
  expect(withdrawn.status).toBe(200);
  expect(await balance()).toEqual([null, 0]);
  expect(await refusal(study.client(LEAD).send("GET", path()))).toEqual([410, "source-withdrawn"]);
});

test("leads and reviewers judge, coders read, a reader does neither", async () => {
  const coding = await lay(0);
  expect(await refusal(judge([coding.id], 0, 0, CODER))).toEqual([403, "right-missing"]);
  expect(await refusal(study.client(READER).send("GET", path()))).toEqual([403, "right-missing"]);
});
