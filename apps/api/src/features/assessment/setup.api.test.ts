import { randomUUID } from "node:crypto";
import { AssessmentSetup, Problem } from "@octant/schemas";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Client, refusal } from "../../../test/client.ts";
import { FRAMEWORK } from "../../../test/framework.ts";
import { makeAssessment, type TestAssessment } from "../../../test/make-assessment.ts";
import { openTestApp, type TestApp } from "../../../test/test-app.ts";

let octant: TestApp;
let study: TestAssessment;
let other: TestAssessment;
beforeAll(async () => {
  octant = await openTestApp();
  study = await makeAssessment(octant, ["lead", "coder", "reader"]);
  other = await makeAssessment(octant, ["lead"]);
});
afterAll(() => octant.close());

test("the set-up names everything that a screen shows: framework, codes, cuts, and who is me", async () => {
  const setup = await study.client(1).get(study.path(), AssessmentSetup);
  expect(setup).toMatchObject({ id: study.assessmentId, name: "A mission", role: "coder", framework: FRAMEWORK });
  expect(setup.codes.map(({ questionId, dimensionId, codings }) => [questionId, dimensionId, codings])).toEqual([
    ["1.1", "1", 0],
    ["1.2", "1", 0],
    ["2.1", "2", 0],
  ]);
  expect(setup.areas.map(({ name, level }) => [name, level])).toEqual([
    ["Gao", "region"],
    ["Ansongo", "place"],
  ]);
  expect(setup.areas[1]?.parentId).toBe(setup.areas[0]?.id);
  expect(setup.periods.map(({ name, startsOn, endsOn }) => [name, startsOn, endsOn])).toEqual([
    ["before", "2013-07-01", "2015-12-31"],
    ["after", "2016-01-01", null],
  ]);
  expect(setup.groups.map((group) => group.name)).toEqual(["Officials", "Civil society"]);
  expect(setup.clusters.map((cluster) => cluster.name)).toEqual(["A ministry", "A radio station"]);
  expect(setup.coders.map(({ name, me }) => [name, me])).toEqual([
    ["lead 1", false],
    ["coder 2", true],
  ]);
});

test("an assessment of others and one that does not exist get the same answer, to the byte", async () => {
  const answers = await Promise.all(
    [other.assessmentId, randomUUID()].map(async (id) => {
      const answer = await study.client(0).send("GET", `/api/v1/assessments/${id}`);
      const { requestId: _, ...body } = Problem.parse(await answer.json());
      return { status: answer.status, body, headers: [...answer.headers.keys()] };
    }),
  );
  expect(answers[0]).toEqual(answers[1]);
  expect(answers[0]?.status).toBe(404);
});

test("what is no id at all is not found either, and never reaches the database", async () => {
  const answer = study.client(0).send("GET", "/api/v1/assessments/1%27%20or%201=1");
  expect(await refusal(answer)).toEqual([404, "not-found"]);
});

test("a reader is refused by role, somebody not signed in by who they are not", async () => {
  expect(await refusal(study.client(2).send("GET", study.path()))).toEqual([403, "right-missing"]);
  expect(await refusal(new Client(octant).send("GET", study.path()))).toEqual([401, "sign-in-needed"]);
});
