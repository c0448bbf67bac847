import { expect, test } from "vitest";
import { mountRoutes, PLAIN_RULES } from "../app.ts";
import type { Rule } from "./rights.ts";
import { featureRouter, ruledRoute } from "./route.ts";
import { collectRules, requireRules, ruleFaults } from "./route-rules.ts";

const done = { responses: { 204: { description: "Done" } } } as const;
const IN_ASSESSMENT = "/api/v1/assessments/{assessmentId}/planted";

/** The app's own routes with one more. */
function planted(rule: Rule, method: "get" | "post", path: string) {
  return mountRoutes(featureRouter()).openapi(ruledRoute(rule, { method, path, ...done }), (c) => c.body(null, 204));
}

test("every route of the app is under a rule, and every rule has its route", () => {
  const app = mountRoutes(featureRouter());
  const rules = requireRules(app, PLAIN_RULES);
  expect(ruleFaults(app, rules)).toEqual([]);
  expect(rules.size).toBeGreaterThan(25);
});

test("a route without a rule stops the build and the server, by its name", () => {
  const app = mountRoutes(featureRouter());
  app.post("/api/v1/forgotten", (c) => c.body(null, 204));
  expect(() => requireRules(app, PLAIN_RULES)).toThrow("POST /api/v1/forgotten has no rule");
});

test("a rule without a route is found", () => {
  const app = mountRoutes(featureRouter());
  const rules = { ...PLAIN_RULES, "GET /api/v1/gone": "anyone" } as const;
  expect(() => requireRules(app, rules)).toThrow("GET /api/v1/gone is ruled and is not there");
});

test.each([
  ["signed-in", "get", IN_ASSESSMENT, "GET /api/v1/assessments/:assessmentId/planted cannot be under signed-in"],
  ["anyone", "post", IN_ASSESSMENT, "POST /api/v1/assessments/:assessmentId/planted cannot be under anyone"],
  [
    "read-text",
    "post",
    IN_ASSESSMENT,
    "POST /api/v1/assessments/:assessmentId/planted changes something under read-text",
  ],
  ["read-text", "get", "/api/v1/planted", "GET /api/v1/planted cannot be under read-text"],
] as const)("a planted wrong rule is found: %s for %s %s", (rule, method, path, fault) => {
  const app = planted(rule, method, path);
  expect(ruleFaults(app, collectRules(app, PLAIN_RULES))).toEqual([fault]);
});
