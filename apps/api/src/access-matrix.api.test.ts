import { afterAll, beforeAll, expect, test } from "vitest";
import { matrixFaults } from "../test/matrix/matrix-faults.ts";
import { gatherPeople } from "../test/matrix/people.ts";
import { openTestApp, type TestApp } from "../test/test-app.ts";
import { PLAIN_RULES } from "./app.ts";
import { collectRules, type Rules } from "./platform/route-rules.ts";

let octant: TestApp;
let gathered: Awaited<ReturnType<typeof gatherPeople>>;
let rules: Rules;
beforeAll(async () => {
  octant = await openTestApp();
  gathered = await gatherPeople(octant);
  rules = collectRules(octant.app, PLAIN_RULES);
});
afterAll(() => octant.close());

test("every route answers everybody as the table of rights says, in the own, a foreign and an unknown assessment", async () => {
  const { faults, asked } = await matrixFaults(octant, rules, gathered);
  expect(faults).toEqual([]);
  expect(asked).toBeGreaterThan(1_000);
}, 120_000);

test("a route that is guarded by another rule than it says is found by the matrix", async () => {
  const name = "GET /api/v1/assessments/:assessmentId/team";
  const one = new Map([[name, rules.get(name) ?? "anyone"]]);
  expect((await matrixFaults(octant, one, gathered)).faults).toEqual([]);
  for (const wrong of ["read-setup", "signed-in", "anyone", "change-team"] as const) {
    const { faults } = await matrixFaults(octant, one, gathered, new Map([[name, wrong]]));
    expect(faults.length, wrong).toBeGreaterThan(0);
  }
});
