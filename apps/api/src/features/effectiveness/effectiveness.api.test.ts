import { changes, effectivenessJudgements, inAssessment } from "@octant/db";
import { Effectiveness, StudyDesign } from "@octant/schemas";
import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { refusal } from "../../../test/client.ts";
import { makeAssessment, type TestAssessment } from "../../../test/make-assessment.ts";
import { makeSource } from "../../../test/make-source.ts";
import { openTestApp, type TestApp } from "../../../test/test-app.ts";

const [LEAD, CODER, REVIEWER, READER] = [0, 1, 2, 3];

let octant: TestApp;
let study: TestAssessment;
let objectiveId: string;
beforeAll(async () => {
  octant = await openTestApp();
});
afterAll(() => octant.close());
beforeEach(async () => {
  study = await makeAssessment(octant, ["lead", "coder", "reviewer", "reader"]);
  objectiveId = uuidv7();
  const objective = { id: objectiveId, title: "Protect civilians", source: "", startsOn: null, endsOn: null };
  const body = { id: uuidv7(), objectives: [objective] };
  await study.client(LEAD).get(study.path("/design/objectives"), StudyDesign, "PUT", { body, rowVersion: 0 });
});

const read = (by = LEAD) => study.client(by).get(study.path("/effectiveness"), Effectiveness);
const judge = (more: object = {}, by = LEAD) => {
  const place = { objectiveId, areaId: null, periodId: study.plan.periods[0]?.id ?? null };
  const said = { progress: "partly-improved", contribution: null, reason: "Zq-markets reopened", unintended: "" };
  const body = { id: uuidv7(), ...place, ...said, ...more };
  return study.client(by).send("POST", study.path("/effectiveness/judgements"), { body });
};
const note = (sourceId: string, reply: string | null, by = CODER) =>
  study.client(by).send("PUT", study.path(`/sources/${sourceId}/counterfactual`), { body: { id: uuidv7(), reply } });

test("each person judges an objective once for an area and a period, and the tally counts them without a mean", async () => {
  await judge({ contribution: { direction: "helped", size: "substantial" } });
  await judge({ progress: "stagnated" }, REVIEWER);
  await judge({ progress: "improved", contribution: { direction: "helped", size: "minor" } });
  const { judgements, tallies } = await read();
  expect(judgements.map(({ actor, me, progress, reason }) => [actor, me, progress, reason])).toEqual(
    expect.arrayContaining([
      ["lead 1", true, "improved", "Zq-markets reopened"],
      ["reviewer 3", false, "stagnated", "Zq-markets reopened"],
    ]),
  );
  expect(tallies).toMatchObject([
    {
      objectiveId,
      of: 2,
      progress: { 2: 1, 4: 1 },
      contribution: { helped: { minor: 1, substantial: 0 }, notGiven: 1 },
    },
  ]);
});

test("the whole mission and one of its areas are judged apart", async () => {
  const areaId = study.plan.areas[0]?.id;
  await judge();
  await judge({ areaId });
  await judge({ areaId, progress: "not-mandated" });
  expect((await read()).tallies.map((tally) => [tally.areaId, tally.of])).toEqual(
    expect.arrayContaining([
      [null, 1],
      [areaId, 1],
    ]),
  );
});

test("what people wrote is sealed in the row and in the log", async () => {
  await judge({ unintended: "Zq-prices rose" });
  const stored = await inAssessment(
    { db: octant.deps.db, assessmentId: study.assessmentId, accountId: "" },
    async (tx) => [
      await tx.select().from(effectivenessJudgements),
      await tx.select().from(changes).where(eq(changes.entity, "effectiveness_judgement")),
    ],
  );
  const plain = JSON.stringify(stored, (_, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString("latin1") : value,
  );
  expect(plain).toContain("partly-improved");
  expect(plain).not.toContain("Zq-");
});

test("shares are of those asked, cluster by cluster, with who was not asked and who gave no answer beside them", async () => {
  const groupId = study.plan.groups[0]?.id ?? null;
  const cluster = study.plan.clusters[0]?.id ?? null;
  const sources = [];
  for (const [at, clusterId] of [cluster, cluster, null, null].entries()) {
    const place = clusterId === null ? { groupId } : { clusterId };
    sources.push(await makeSource(study, study.client(LEAD), { ...place, text: `Somebody speaks, number ${at}.` }));
  }
  for (const [at, reply] of ["worse", "worse", "better", "not-asked"].entries())
    await note(sources[at]?.id ?? "", reply);
  const { counterfactual, replies } = await read();
  expect(counterfactual).toEqual({
    counts: { worse: 2, noDifference: 0, better: 1, noAnswer: 0, notAsked: 1 },
    asked: { sources: 3, clusters: 2 },
    shares: { worse: 0.5, noDifference: 0, better: 0.5, noAnswer: 0 },
  });
  expect(replies).toHaveLength(4);
  await note(sources[2]?.id ?? "", null);
  expect((await read()).counterfactual).toMatchObject({ asked: { sources: 2, clusters: 1 }, shares: { worse: 1 } });
});

test("a reply counts nowhere once its source has withdrawn", async () => {
  const source = await makeSource(study, study.client(LEAD));
  await note(source.id, "worse");
  const body = { id: uuidv7(), scope: "analyse" };
  await study.client(LEAD).send("POST", study.path(`/sources/${source.id}/withdrawal`), { body });
  expect(await read()).toMatchObject({
    replies: [],
    counterfactual: { shares: null, asked: { sources: 0, clusters: 0 } },
  });
  expect(await refusal(note(source.id, "better"))).toEqual([410, "source-withdrawn"]);
});

test("the question has its horizon from the design, and changes with it on record", async () => {
  const { designVersion } = await read();
  const body = { id: uuidv7(), question: "What would be a year from now if the mission left tomorrow?" };
  const asked = await study.client(LEAD).get(study.path("/effectiveness/question"), Effectiveness, "PUT", {
    body,
    rowVersion: designVersion,
  });
  expect(asked).toMatchObject({ question: body.question, designVersion: designVersion + 1 });
});

test("a size goes with help and harm alone, and objectives, areas and periods are the assessment's own", async () => {
  const other = await makeAssessment(octant);
  expect(await refusal(judge({ contribution: { direction: "none", size: "minor" } }))).toEqual([
    422,
    "invalid-request",
  ]);
  expect(await refusal(judge({ contribution: { direction: "harmed", size: null } }))).toEqual([422, "invalid-request"]);
  expect(await refusal(judge({ objectiveId: uuidv7() }))).toEqual([404, "not-found"]);
  expect(await refusal(judge({ areaId: other.plan.areas[0]?.id }))).toEqual([404, "not-found"]);
});

test("coders note replies and judge nothing, reviewers judge and note nothing, a reader sees nothing", async () => {
  const source = await makeSource(study, study.client(LEAD));
  expect(await refusal(judge({}, CODER))).toEqual([403, "right-missing"]);
  expect(await refusal(note(source.id, "worse", REVIEWER))).toEqual([403, "right-missing"]);
  expect(await refusal(study.client(READER).send("GET", study.path("/effectiveness")))).toEqual([403, "right-missing"]);
});
