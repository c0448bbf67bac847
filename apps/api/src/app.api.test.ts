import { randomUUID } from "node:crypto";
import { Problem } from "@octant/schemas";
import { hc } from "hono/client";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { Client, refusal } from "../test/client.ts";
import { makeAssessment, type TestAssessment } from "../test/make-assessment.ts";
import { ORIGIN, openTestApp, type TestApp } from "../test/test-app.ts";
import { createApp, PLAIN_RULES } from "./app.ts";
import type { AppType } from "./app-type.ts";
import { collectRules, type Rules } from "./platform/guard.ts";

const Operation = z.looseObject({ "x-octant-rule": z.string() });
const Description = z.looseObject({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
});

let octant: TestApp;
let study: TestAssessment;
let rules: Rules;
beforeAll(async () => {
  octant = await openTestApp();
  study = await makeAssessment(octant, ["lead", "reader"]);
  rules = collectRules(octant.app, PLAIN_RULES);
});
afterAll(() => octant.close());

/** The running app's own routes, by method and address, with every id in it the one given. */
function ruledRoutes(id: string) {
  return [...rules].map(([name, rule]) => {
    const [method = "", pattern = ""] = name.split(" ");
    return { name, rule, method, pattern, path: pattern.replaceAll(/:\w+/g, id) };
  });
}

test("every route is under a rule, and every rule has its route", () => {
  const routes = octant.app.routes.filter((route) => route.method !== "ALL");
  const names = new Set(routes.map((route) => `${route.method} ${route.path}`));
  expect([...names].filter((name) => !rules.has(name))).toEqual([]);
  expect([...rules.keys()].filter((name) => !names.has(name))).toEqual([]);
  expect(names.size).toBeGreaterThan(10);
});

test("a route without a rule is refused to everybody, the lead too", async () => {
  const app = createApp(octant.deps);
  app.post("/api/v1/forgotten", (c) => c.text("open"));
  const answer = app.request("/api/v1/forgotten", {
    method: "POST",
    headers: { Origin: ORIGIN, Cookie: study.client(0).cookie },
  });
  expect(await refusal(answer)).toEqual([403, "right-missing"]);
});

test("without a session every route but those for anyone asks for one", async () => {
  for (const { name, rule, method, path } of ruledRoutes(study.assessmentId)) {
    if (rule === "anyone") continue;
    expect(await refusal(new Client(octant).send(method, path)), name).toEqual([401, "sign-in-needed"]);
  }
});

test("a stranger gets the same answer from every route as for an assessment that does not exist", async () => {
  const stranger = (await makeAssessment(octant, ["lead"])).client(0);
  const ask = async (method: string, path: string) => {
    const answer = await stranger.send(method, path);
    const { requestId: _, ...body } = Problem.parse(await answer.json());
    return { body, headers: [...answer.headers.keys()] };
  };
  const foreign = ruledRoutes(study.assessmentId);
  const unknown = ruledRoutes(randomUUID());
  for (const [at, { name, pattern, method, path }] of foreign.entries()) {
    if (!pattern.includes(":assessmentId")) continue;
    const answers = [await ask(method, path), await ask(method, unknown[at]?.path ?? "")];
    expect(answers[0], name).toEqual(answers[1]);
    expect(answers[0]?.body.code, name).toBe("not-found");
  }
});

test("a reader, who may see nothing yet but that the assessment exists, is refused by every route of it", async () => {
  for (const { name, pattern, method, path } of ruledRoutes(study.assessmentId)) {
    if (!pattern.includes(":assessmentId")) continue;
    expect(await refusal(study.client(1).send(method, path)), name).toEqual([403, "right-missing"]);
  }
});

test("under an unknown address there is nothing, whatever the method", async () => {
  for (const method of ["GET", "POST", "PUT", "DELETE", "PATCH"]) {
    expect(await refusal(study.client(0).send(method, "/api/v1/nothing")), method).toEqual([404, "not-found"]);
  }
});

test("the API describes itself, with the rule of every route", async () => {
  const answer = await new Client(octant).send("GET", "/api/openapi.json");
  const { openapi, paths } = Description.parse(await answer.json());
  expect(openapi).toBe("3.1.0");
  expect(paths["/api/v1/assessments/{assessmentId}/codings"]?.post?.["x-octant-rule"]).toBe("code");
  expect(Object.keys(paths).length).toBeGreaterThan(8);
});

test("a client that is checked against the API's types reads and writes through it", async () => {
  const lead = study.client(0);
  const client = hc<AppType>(ORIGIN, {
    headers: { Cookie: lead.cookie, Origin: ORIGIN },
    fetch: (input: Request | string | URL, init?: RequestInit) => octant.app.request(input, init),
  });
  const assessmentId = study.assessmentId;
  const setup = await client.api.v1.assessments[":assessmentId"].$get({ param: { assessmentId } });
  expect(setup.ok && (await setup.json()).name).toBe("A mission");
  const json = { id: uuidv7(), commandId: uuidv7() };
  const refused = await client.api.v1.assessments[":assessmentId"].undo.$post({ param: { assessmentId }, json });
  expect(refused.status).toBe(409);
});

test("the process is alive, and ready while its database answers", async () => {
  const other = await openTestApp();
  const health = async (path: string) => (await new Client(other).send("GET", `/health/${path}`)).status;
  expect([await health("live"), await health("ready")]).toEqual([200, 200]);
  await other.close();
  expect([await health("live"), await health("ready")]).toEqual([200, 503]);
});
