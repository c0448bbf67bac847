import type { OpenAPIHono, RouteConfig } from "@hono/zod-openapi";
import { ANSWER, type Budget, JSON_BODY } from "./limits.ts";
import type { ApiEnv } from "./request-context.ts";
import { LIMITS, type RouteLimits } from "./route.ts";

/** What a request to a route may be and cost. */
export type Limits = {
  /** The kind of body that the route takes; null where it takes none. */
  body: "application/json" | "multipart/form-data" | null;
  bodyBytes: number;
  /** Null where asking costs nothing. */
  budget: Budget | null;
  elapsedMs: number;
};

/** By method and path as the router writes them. */
export type LimitsOfRoutes = ReadonlyMap<string, Limits>;

const KINDS = ["application/json", "multipart/form-data"] as const;
const SAFE = new Set(["get", "head", "options"]);
const PLAIN: Limits = { body: null, bodyBytes: 0, budget: null, elapsedMs: ANSWER.elapsedMs };

/** Reads the limits out of the routes' own descriptions. */
export function collectLimits(app: Pick<OpenAPIHono<ApiEnv>, "openAPIRegistry">): LimitsOfRoutes {
  const routes = app.openAPIRegistry.definitions.flatMap((d) => (d.type === "route" ? [d.route] : []));
  return new Map(
    routes.map((route) => {
      const path = route.path.replaceAll(/\{(\w+)\}/g, ":$1");
      return [`${route.method.toUpperCase()} ${path}`, limitsOf(route)];
    }),
  );
}

/** A route that nothing describes takes no body. */
export function findLimits(limits: LimitsOfRoutes, route: { method: string; path: string } | undefined): Limits {
  return (route && limits.get(`${route.method} ${route.path}`)) ?? PLAIN;
}

/**
 * JSON is small unless the route says more; a form has no size that would fit all, so a route that says none takes none.
 * What changes something is paid from the budget for writing unless the route names another.
 */
function limitsOf(route: RouteConfig): Limits {
  const declared = declaredBy(route);
  const content = route.request?.body?.content ?? {};
  const body = KINDS.find((kind) => kind in content) ?? null;
  return {
    body,
    bodyBytes: declared.bodyBytes ?? (body === "application/json" ? JSON_BODY.bytes : 0),
    budget: declared.budget ?? (SAFE.has(route.method) ? null : "write"),
    elapsedMs: declared.elapsedMs ?? ANSWER.elapsedMs,
  };
}

/** The description of a route holds whatever was written into it; only `ruledRoute` writes limits. */
function declaredBy(route: object): RouteLimits {
  return LIMITS in route ? (route[LIMITS] as RouteLimits) : {};
}
