import { hc } from "hono/client";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { Client, refusal } from "../test/client.ts";
import { makeAssessment, type TestAssessment } from "../test/make-assessment.ts";
import { ORIGIN, openTestApp, type TestApp } from "../test/test-app.ts";
import { createApp } from "./app.ts";
import type { AppType } from "./app-type.ts";

const Operation = z.looseObject({ "x-octant-rule": z.string() });
const Description = z.looseObject({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
});

let octant: TestApp;
let study: TestAssessment;
beforeAll(async () => {
  octant = await openTestApp();
  study = await makeAssessment(octant, ["lead", "reader"]);
});
afterAll(() => octant.close());

test("a route without a rule is refused to everybody, the lead too", async () => {
  const app = createApp(octant.deps);
  app.post("/api/v1/forgotten", (c) => c.text("open"));
  const answer = app.request("/api/v1/forgotten", {
    method: "POST",
    headers: { Origin: ORIGIN, Cookie: study.client(0).cookie },
  });
  expect(await refusal(answer)).toEqual([403, "right-missing"]);
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
