import { afterAll, beforeAll, expect, test } from "vitest";
import { Client } from "../../test/client.ts";
import { importForm, makeRegister } from "../../test/import-form.ts";
import { makeAssessment } from "../../test/make-assessment.ts";
import { makeFiles } from "../../test/make-files.ts";
import { routesOf } from "../../test/routes.ts";
import { openTestApp, type TestApp } from "../../test/test-app.ts";
import { createApp } from "../app.ts";
import { BUDGETS, PARSER } from "./limits.ts";
import { Parser } from "./parser/parser.ts";

let octant: TestApp;
beforeAll(async () => {
  octant = await openTestApp({ files: makeFiles() });
});
afterAll(() => octant.close());

const POLICY =
  "default-src 'none'; object-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
  "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const EXACT = {
  "content-security-policy": POLICY,
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "origin-agent-cluster": "?1",
  "permissions-policy": expect.stringContaining("camera=()"),
  "x-request-id": expect.stringMatching(/^[0-9a-f-]{36}$/),
  "strict-transport-security": null,
  server: null,
  "x-powered-by": null,
};

function expectHeaders({ headers }: Response) {
  expect(Object.fromEntries(Object.keys(EXACT).map((name) => [name, headers.get(name)]))).toEqual(EXACT);
}

test("every route answers with every header that protects its reader, to whom it answers and to whom it refuses", async () => {
  const study = await makeAssessment(octant, ["lead"]);
  const routes = routesOf(octant);
  expect(routes.length).toBeGreaterThan(20);
  for (const { method, path } of routes) {
    for (const client of [study.client(0), new Client(octant)]) {
      const answer = await client.send(method, path);
      expectHeaders(answer);
      if (path.startsWith("/api")) expect(answer.headers.get("cache-control")).toBe("no-store");
    }
  }
});

test("the comparison finds a header that is missing, one that was loosened and one that should not be there", async () => {
  const answer = await new Client(octant).send("GET", "/health/live");
  expectHeaders(answer);
  const faults = [
    (headers: Headers) => headers.delete("x-frame-options"),
    (headers: Headers) => headers.set("content-security-policy", `${POLICY}; script-src 'unsafe-inline'`),
    (headers: Headers) => headers.set("server", "Octant"),
  ];
  for (const plant of faults) {
    const headers = new Headers(answer.headers);
    plant(headers);
    expect(() => expectHeaders(new Response(null, { headers }))).toThrow();
  }
});

test.each([
  [200, "GET", "/health/live"],
  [200, "GET", "/api/openapi.json"],
  [200, "GET", "/"],
  [200, "GET", "/assets/app-1a2b.js"],
  [401, "GET", "/api/v1/assessments"],
  [403, "POST", "/api/v1/session"],
  [404, "GET", "/api/v1/nothing"],
  [404, "GET", "/assets/none.js"],
  [422, "POST", "/api/v1/session"],
])("an answer of %i to %s %s bears every header that protects its reader", async (status, method, path) => {
  const headers = status === 403 ? { Origin: "https://evil.example" } : {};
  const answer = await new Client(octant).send(method, path, { ...(method === "POST" ? { body: {} } : {}), headers });
  expect(answer.status).toBe(status);
  expectHeaders(answer);
  if (path.startsWith("/api")) expect(answer.headers.get("cache-control")).toBe("no-store");
});

test("so does an answer of 500", async () => {
  const now = () => {
    throw new Error("the clock is broken");
  };
  const broken = createApp({ ...octant.deps, now });
  const answer = await broken.request("/api/v1/session", { headers: { Cookie: `octant-session=${"A".repeat(43)}` } });
  expect(answer.status).toBe(500);
  expectHeaders(answer);
});

test("so do answers of 413, 415, 421, 429 and 503", async () => {
  const client = new Client(octant);
  const post = (body: string, headers = {}) => client.send("POST", "/api/v1/session", { body, headers });
  const large = await post(JSON.stringify({ token: "A".repeat(2 ** 17) }));
  expect(large.headers.get("connection")).toBe("close");
  const busy = new Parser({ child: "", limits: { ...PARSER, atOnce: 0, waiting: 0 } });
  const crowded = await openTestApp({ parser: busy });
  const study = await makeAssessment(crowded, ["lead"]);
  const form = importForm(makeRegister());
  const answers = [
    large,
    await post("{}", { "Content-Type": "text/plain" }),
    await client.send("GET", "/", { headers: { Host: "evil.example" } }),
    await asOftenAs(BUDGETS.stranger.requests + 1, () => post("{}")),
    await study.client(0).send("POST", study.path("/sources"), { body: form }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([413, 415, 421, 429, 503]);
  for (const answer of answers) expectHeaders(answer);
  await crowded.close();
});

async function asOftenAs(times: number, send: () => Promise<Response>): Promise<Response> {
  let answer = await send();
  for (let time = 1; time < times; time++) answer = await send();
  return answer;
}

test("an answer of 304 bears them too", async () => {
  const headers = { "If-None-Match": '"icon"' };
  const answer = await new Client(octant).send("GET", "/favicon.svg", { headers });
  expect(answer.status).toBe(304);
  expectHeaders(answer);
});

test("a browser is told to keep to https where the origin is https, and only there", async () => {
  const secure = await openTestApp({ origins: ["https://octant.example.org"] });
  const answers = await Promise.all([octant, secure].map((app) => new Client(app).send("GET", "/health/live")));
  expect(answers.map((answer) => answer.headers.get("strict-transport-security"))).toEqual([
    null,
    "max-age=63072000; includeSubDomains",
  ]);
  await secure.close();
});
