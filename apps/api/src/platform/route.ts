import { createRoute, OpenAPIHono, type RouteConfig } from "@hono/zod-openapi";
import type { Context, ValidationTargets } from "hono";
import { matchedRoutes } from "hono/route";
import { z } from "zod";
import type { Budget } from "./limits.ts";
import { ProblemError } from "./problems.ts";
import type { ApiEnv } from "./request-context.ts";
import type { Rule } from "./rights.ts";

export const RULE = "x-octant-rule";

export const LIMITS = "x-octant-limits";

/** What a route takes where it is not what routes take otherwise; see `limitsOf`. */
export type RouteLimits = {
  /** The largest body. */
  bodyBytes?: number;
  /** Out of which of a person's budgets a request is paid. */
  budget?: Budget;
  /** How long an answer may take. */
  elapsedMs?: number;
};

/** A route, the rule that it is under, and its own limits. They also stand in the API's description. */
export function ruledRoute<P extends string, R extends Omit<RouteConfig, "path"> & { path: P }>(
  rule: Rule,
  route: R,
  limits: RouteLimits = {},
) {
  return createRoute({ ...route, [RULE]: rule, [LIMITS]: limits });
}

/** A router of one feature. What does not fit a route's schemas never reaches its handler. */
export function featureRouter() {
  return new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });
}

/** The route that will answer a request: the first that is more than middleware. */
export function matchedRoute(c: Context) {
  return matchedRoutes(c).find((route) => route.method !== "ALL");
}

type Checked = { target: keyof ValidationTargets } & ({ success: true } | { success: false; error: z.ZodError });

/** An id in the path that is none names nothing, so it is not found. Of the rest it is told where, never what was sent. */
function refuseInvalid(result: Checked): void {
  if (result.success) return;
  if (result.target === "param") throw new ProblemError("not-found");
  throw new ProblemError("invalid-request", { issues: toIssues(result.error) });
}

/** Where a request is not as it must be. Messages of our own schemas are told; the library's can repeat the input. */
export function toIssues(error: z.ZodError) {
  return error.issues.map(({ path, code, message }) => ({ path, code, ...(code === "custom" ? { message } : {}) }));
}

/** The ids of a path; each must be a uuid before the database sees it. */
export function pathIds<Names extends string>(...names: Names[]) {
  return z.object(asShape(names));
}

/** `Object.fromEntries` forgets the keys that it was given. */
function asShape<Names extends string>(names: Names[]) {
  return Object.fromEntries(names.map((name) => [name, z.uuid()])) as Record<Names, z.ZodUUID>;
}

/** The body of a JSON route. */
export function jsonBody<Schema extends z.ZodType>(schema: Schema) {
  return { body: { required: true, content: { "application/json": { schema } } } } as const;
}

/** The answer of a JSON route. */
export function jsonAnswer<Schema extends z.ZodType>(description: string, schema: Schema) {
  return { description, content: { "application/json": { schema } } } as const;
}
