import { randomUUID } from "node:crypto";
import { changes, commands, segments } from "@octant/db";
import { AssessmentSetup, Coding, CodingList, Problem, type Source } from "@octant/schemas";
import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusal } from "../../../test/client.ts";
import { makeAssessment, type TestAssessment } from "../../../test/make-assessment.ts";
import { makeSource } from "../../../test/make-source.ts";
import { openTestApp, type TestApp } from "../../../test/test-app.ts";
import { inAssessment } from "../../platform/in-assessment.ts";

let octant: TestApp;
let study: TestAssessment;
let source: Source;
beforeAll(async () => {
  octant = await openTestApp();
  study = await makeAssessment(octant, ["lead", "coder"]);
  source = await makeSource(study, study.client(0));
});
afterAll(() => octant.close());

const [lead, coder] = [0, 1];
type Command = Record<string, unknown> & { id: string };
let place = 0;
/** Lays the first code on a passage that no other test uses. */
function command(changed: Record<string, unknown> = {}): Command {
  place += 1;
  const [codeId] = study.codeIds;
  return {
    id: uuidv7(),
    textVersionId: source.textVersionId,
    codeId,
    start: place,
    end: place + 3,
    stance: "supports",
    ...changed,
  };
}
const post = (body: unknown, who = lead) => study.client(who).send("POST", study.path("/codings"), { body });
const add = (body: unknown, who = lead) => study.client(who).get(study.path("/codings"), Coding, "POST", { body });
const list = async (who = lead) => {
  const path = study.path(`/texts/${source.textVersionId}/codings`);
  return (await study.client(who).get(path, CodingList)).items;
};
const inside = <T>(work: Parameters<typeof inAssessment<T>>[1]) => inAssessment(study.context(lead), work);

describe("laying a code on a passage", () => {
  test("gives the coding, which is then in the text's list for everybody in the team", async () => {
    const sent = command({ stance: "constrains" });
    const coding = await add(sent);
    const { id, codeId, start, end, stance } = sent;
    expect(coding).toMatchObject({
      id,
      codeId,
      start,
      end,
      stance,
      rowVersion: 1,
      aboutAreaId: null,
      aboutPeriodIds: [],
    });
    expect(coding.coderId).toBe(study.context(lead).coderId);
    expect(await list(coder)).toContainEqual(coding);
  });

  test("may say what the passage speaks about, where that is not what its source does", async () => {
    const [area, period] = [study.plan.areas[1], study.plan.periods[1]];
    const coding = await add(command({ aboutAreaId: area?.id, aboutPeriodIds: [period?.id, period?.id] }));
    expect(coding).toMatchObject({ aboutAreaId: area?.id, aboutPeriodIds: [period?.id] });
    expect(await list()).toContainEqual(coding);
  });

  test("is counted with its code in the set-up", async () => {
    const counts = async () =>
      (await study.client(lead).get(study.path(), AssessmentSetup)).codes.map((code) => code.codings);
    const before = await counts();
    await add(command({ codeId: study.codeIds[2] }));
    expect(await counts()).toEqual([before[0], before[1], (before[2] ?? 0) + 1]);
  });

  test("on one passage by two people at once makes one segment and two codings", async () => {
    const sent = command();
    const made = await Promise.all([add(sent), add({ ...sent, id: uuidv7() }, coder)]);
    expect(made[0].segmentId).toBe(made[1].segmentId);
  });

  test("comes in order of place, then of length", async () => {
    const codings = await list();
    const inOrder = codings.toSorted((a, b) => a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1));
    expect(codings).toEqual(inOrder);
  });
});

describe("a code is not laid", () => {
  test.each([
    ["on no character at all", { start: 5, end: 5 }],
    ["backwards", { start: 5, end: 4 }],
    ["before the text", { start: -1 }],
    ["with a stance that there is not", { stance: "maybe" }],
    ["with an id that is not a UUIDv7", { id: randomUUID() }],
    ["with a text that is no id", { textVersionId: "1" }],
  ])("%s", async (_what, wrong) => {
    expect(await refusal(post(command(wrong)))).toEqual([422, "invalid-request"]);
  });

  test("past the end of the text, and it is told how long that is", async () => {
    const answer = await post(command({ end: source.length + 1 }));
    expect(Problem.parse(await answer.json())).toMatchObject({ code: "segment-outside-text", length: source.length });
    expect((await post(command({ end: source.length }))).status).toBe(201);
  });

  test.each(["textVersionId", "codeId", "aboutAreaId"])("where %s names nothing in this assessment", async (name) => {
    expect(await refusal(post(command({ [name]: randomUUID() })))).toEqual([404, "not-found"]);
  });

  test("about a period of another assessment, which is as unknown as one that does not exist", async () => {
    const other = await makeAssessment(octant, ["lead"]);
    const answers = [other.plan.periods[0]?.id, randomUUID()].map((id) => post(command({ aboutPeriodIds: [id] })));
    for (const answer of answers) expect(await refusal(answer)).toEqual([404, "not-found"]);
  });

  test("on a text of another assessment, which is as unknown as one that does not exist", async () => {
    const other = await makeAssessment(octant, ["lead"]);
    const foreign = await makeSource(other, other.client(0));
    expect(await refusal(post(command({ textVersionId: foreign.textVersionId })))).toEqual([404, "not-found"]);
    const path = study.path(`/texts/${foreign.textVersionId}/codings`);
    expect(await refusal(study.client(lead).send("GET", path))).toEqual([404, "not-found"]);
  });

  test.each(["refused", "not-asked", "withdrawn"] as const)("on a source whose consent is %s", async (analyse) => {
    const consent = { ...source.consent, analyse };
    const { textVersionId } = await makeSource(study, study.client(lead), { consent });
    expect(await refusal(post(command({ textVersionId })))).toEqual([409, "consent-missing"]);
  });
});

describe("a command that is sent again", () => {
  test("fifty times at once is carried out once, and every sender gets the same answer", async () => {
    const sent = command();
    const answers = await Promise.all(Array.from({ length: 50 }, () => post(sent)));
    expect(answers.map((answer) => answer.status)).toEqual(Array(50).fill(201));
    const bodies = new Set(await Promise.all(answers.map((answer) => answer.text())));
    expect(bodies.size).toBe(1);
    expect((await list()).filter((coding) => coding.id === sent.id)).toHaveLength(1);
    const rows = await inside(async (tx) => [
      await tx.$count(commands, sql`id = ${sent.id}`),
      await tx.$count(changes, sql`entity_id = ${sent.id}`),
      await tx.$count(segments, sql`start_at = ${sent.start} and end_at = ${sent.end}`),
    ]);
    expect(rows).toEqual([1, 1, 1]);
  });

  test("gets its first answer though the coding has changed since", async () => {
    const sent = command();
    const first = await add(sent);
    await study.client(lead).send("PATCH", study.path(`/codings/${sent.id}`), {
      body: { id: uuidv7(), stance: "mixed" },
      rowVersion: 1,
    });
    expect(await add(sent)).toEqual(first);
  });

  test("with another body is refused, and changes nothing", async () => {
    const sent = command();
    const first = await add(sent);
    expect(await refusal(post({ ...sent, stance: "mixed" }))).toEqual([409, "command-reused"]);
    expect(await list()).toContainEqual(first);
  });

  test("by somebody else is as if the id meant nothing", async () => {
    const sent = command();
    await add(sent);
    expect(await refusal(post(sent, coder))).toEqual([404, "not-found"]);
  });

  test("after it was refused is tried afresh", async () => {
    const sent = command({ end: source.length + 1 });
    expect(await refusal(post(sent))).toEqual([422, "segment-outside-text"]);
    expect((await post({ ...sent, end: source.length })).status).toBe(201);
  });
});
