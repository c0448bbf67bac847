import { asAccount } from "@octant/db";
import { Problem } from "@octant/schemas";
import { sql } from "drizzle-orm";
import { Hono } from "hono";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Client } from "../../test/client.ts";
import { makeAssessment, type TestAssessment } from "../../test/make-assessment.ts";
import { openTestApp, type TestApp } from "../../test/test-app.ts";
import { onError } from "./problems.ts";
import type { ApiEnv } from "./request-context.ts";
import { requestLog } from "./request-log.ts";

const WORD = "Quagga-7193";
let octant: TestApp;
let study: TestAssessment;
beforeAll(async () => {
  octant = await openTestApp();
  study = await makeAssessment(octant, ["lead"]);
});
afterAll(() => octant.close());

const logHolds = (word: string) => octant.logged.some((line) => line.includes(word));

test("a request is logged by its route, never by its address, query, headers or body", async () => {
  const client = study.client(0);
  await client.send("GET", `/api/v1/assessments/${WORD}?q=${WORD}`, { headers: { "User-Agent": WORD, "X-Any": WORD } });
  await client.send("POST", study.path("/codings"), { body: { id: WORD, [WORD]: WORD } });
  await new Client(octant).send("POST", "/api/v1/session", { body: { token: WORD } });
  await client.send("GET", `/${WORD}`);
  expect(octant.logged.length).toBeGreaterThanOrEqual(4);
  expect(octant.logged.map((line) => JSON.parse(line).route)).toContain("/api/v1/assessments/:assessmentId");
  expect(logHolds(WORD)).toBe(false);
  expect(logHolds(study.client(0).cookie.split("=")[1] ?? "")).toBe(false);
});

test("who was refused, and why, is told by the account's id and the refusal's code", async () => {
  const outsider = await makeAssessment(octant, ["lead"]);
  await outsider.client(0).send("GET", study.path("/sources"));
  const accountId = outsider.context(0).account.id;
  const last = JSON.parse(octant.logged.at(-1) ?? "{}");
  expect(last).toMatchObject({ status: 404, refusal: "not-found", accountId, time: expect.any(Number) });
});

/** A route of the platform's own making, in which something goes wrong that nobody foresaw. */
function failing(work: () => Promise<unknown>) {
  const app = new Hono<ApiEnv>();
  app.use(requestLog(octant.deps)).onError(onError);
  return app.get("/", async (c) => c.json({ never: await work() })).request("/");
}

test("a failure is logged by where it was and by what the database calls it, never by what was in it", async () => {
  const { db } = octant.deps;
  const answers = [
    await failing(() => asAccount(db, "", (tx) => tx.execute(sql`select ${WORD}::uuid`))),
    await failing(() => Promise.reject(new TypeError(WORD))),
    await failing(() => Promise.reject(new Error("outer", { cause: WORD }))),
  ];
  for (const answer of answers) {
    expect(answer.status).toBe(500);
    const body = Problem.parse(await answer.json());
    expect(body).toEqual({
      type: "/problems/internal",
      title: expect.any(String),
      status: 500,
      code: "internal",
      requestId: expect.any(String),
    });
    const logged = octant.logged.map((line) => JSON.parse(line)).filter((line) => line.requestId === body.requestId);
    expect(logged[0]).toMatchObject({ code: "internal", at: expect.any(Array) });
  }
  expect(octant.logged.join()).toContain('"sqlState":"22P02"');
  expect(logHolds(WORD)).toBe(false);
});

test("the search above would have found the word: planted in the log, it is found", () => {
  octant.deps.log.info({ planted: WORD }, "a control");
  expect(logHolds(WORD)).toBe(true);
});
