import { afterAll, beforeAll, expect, test } from "vitest";
import { refusal } from "../../test/client.ts";
import { makeAssessment, type TestAssessment } from "../../test/make-assessment.ts";
import { isUnsafe, routesOf } from "../../test/routes.ts";
import { advance, openTestApp, type TestApp } from "../../test/test-app.ts";
import { BUDGETS, FORM, JSON_BODY } from "./limits.ts";
import { featureRouter, ruledRoute } from "./route.ts";
import { collectLimits, type LimitsOfRoutes } from "./route-limits.ts";

let octant: TestApp;
let study: TestAssessment;
beforeAll(async () => {
  octant = await openTestApp();
  study = await makeAssessment(octant, ["lead", "lead"]);
});
afterAll(() => octant.close());

/** Routes that take a body of a size that nothing limits, or more than any may. */
function unlimited(limits: LimitsOfRoutes): string[] {
  const most = { "application/json": JSON_BODY.mostBytes, "multipart/form-data": FORM.bytes };
  return [...limits].flatMap(([name, { body, bodyBytes }]) =>
    body !== null && (bodyBytes <= 0 || bodyBytes > most[body]) ? [name] : [],
  );
}

test("every route that takes a body says how large it may be, and none takes more than its kind may have", () => {
  const limits = collectLimits(octant.app);
  expect(unlimited(limits)).toEqual([]);
  const taking = [...limits.values()].filter(({ body }) => body !== null).length;
  expect(taking).toBeGreaterThan(5);
});

test("every route that changes something is paid for out of a budget", () => {
  const limits = collectLimits(octant.app);
  const free = routesOf(octant).filter((route) => isUnsafe(route) && !limits.get(route.name)?.budget);
  expect(free.map(({ name }) => name)).toEqual([]);
});

test("a route that forgot its limit, or set itself one that is too high, would be named", () => {
  const form = { body: { content: { "multipart/form-data": { schema: {} } } } } as const;
  const json = { body: { content: { "application/json": { schema: {} } } } } as const;
  const responses = { 204: { description: "done" } };
  const forgetful = featureRouter()
    .openapi(ruledRoute("anyone", { method: "post", path: "/form", request: form, responses }), (c) =>
      c.body(null, 204),
    )
    .openapi(
      ruledRoute("anyone", { method: "put", path: "/json", request: json, responses }, { bodyBytes: 2 ** 21 }),
      (c) => c.body(null, 204),
    );
  expect(unlimited(collectLimits(forgetful))).toEqual(["POST /form", "PUT /json"]);
});

test("who writes too often waits, is told how long, and keeps neither others nor their own coding waiting", async () => {
  const write = (who: number) => study.client(who).send("POST", study.path("/sources/preview"));
  for (let time = 0; time < BUDGETS.write.requests; time++) expect((await write(0)).status).toBe(422);
  const refused = await write(0);
  expect(refused.headers.get("Retry-After")).toBe("1");
  expect(await refusal(refused)).toEqual([429, "too-many-requests"]);
  expect((await write(1)).status).toBe(422);
  const code = (body: object) => study.client(0).send("POST", study.path("/codings"), { body });
  expect((await code({})).status).toBe(422);
  expect((await study.client(0).send("GET", study.path("/sources"))).status).toBe(200);
  advance(octant, 0.05);
  expect((await write(0)).status).toBe(422);
});
