import { afterAll, beforeAll, expect, test } from "vitest";
import { Client } from "../../test/client.ts";
import { makeFiles } from "../../test/make-files.ts";
import { openTestApp, type TestApp } from "../../test/test-app.ts";
import { createApp } from "../app.ts";

let octant: TestApp;
beforeAll(async () => {
  octant = await openTestApp({ files: makeFiles() });
});
afterAll(() => octant.close());

const SELF = ["script-src", "style-src", "img-src", "font-src", "connect-src", "manifest-src", "form-action"];
const NONE = ["default-src", "base-uri", "frame-ancestors"];

async function expectHeaders(answer: Response) {
  const { headers } = answer;
  const policy = new Map(
    headers
      .get("content-security-policy")
      ?.split("; ")
      .map((p) => [p.split(" ")[0], p.split(" ")[1]]),
  );
  expect(Object.fromEntries(policy)).toEqual(
    Object.fromEntries([...SELF.map((name) => [name, "'self'"]), ...NONE.map((name) => [name, "'none'"])]),
  );
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("x-frame-options")).toBe("DENY");
  expect(headers.get("referrer-policy")).toBe("no-referrer");
  expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
  expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
  expect(headers.get("permissions-policy")).toContain("camera=()");
  expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  expect(headers.has("server") || headers.has("x-powered-by")).toBe(false);
}

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
  await expectHeaders(answer);
  if (path.startsWith("/api")) expect(answer.headers.get("cache-control")).toBe("no-store");
});

test("so does an answer of 500", async () => {
  const now = () => {
    throw new Error("the clock is broken");
  };
  const broken = createApp({ ...octant.deps, now });
  const answer = await broken.request("/api/v1/session", { headers: { Cookie: `octant-session=${"A".repeat(43)}` } });
  expect(answer.status).toBe(500);
  await expectHeaders(answer);
});

test("an answer of 304 bears them too", async () => {
  const headers = { "If-None-Match": '"icon"' };
  const answer = await new Client(octant).send("GET", "/favicon.svg", { headers });
  expect(answer.status).toBe(304);
  await expectHeaders(answer);
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
