import type { OpenAPIHono } from "@hono/zod-openapi";
import type { MiddlewareHandler } from "hono";
import { z } from "zod";
import { ProblemError } from "./problems.ts";
import type { ApiEnv } from "./request-context.ts";
import { hasRight, type Rule } from "./rights.ts";
import { matchedRoute, RULE } from "./route.ts";
import { readSessionToken } from "./session-cookie.ts";
import { findSession, renewSession } from "./sessions.ts";
import { hashToken } from "./tokens.ts";

/** The rule of every route, by method and path as the router writes them. */
export type Rules = ReadonlyMap<string, Rule>;

/** Reads the rules out of the routes' own descriptions. `plain` adds those of routes that have none. */
export function collectRules(app: Described, plain: Record<string, Rule>): Rules {
  const routes = app.openAPIRegistry.definitions.flatMap((d) => (d.type === "route" ? [d.route] : []));
  const described = routes.flatMap((route) => {
    const rule = ruleOf(route);
    const path = route.path.replaceAll(/\{(\w+)\}/g, ":$1");
    return rule ? [[`${route.method.toUpperCase()} ${path}`, rule] as const] : [];
  });
  return new Map([...Object.entries(plain), ...described]);
}

type Described = Pick<OpenAPIHono<ApiEnv>, "openAPIRegistry">;

/** The description of a route holds whatever was written into it; only `ruledRoute` writes a rule. */
function ruleOf(route: object): Rule | undefined {
  return RULE in route ? (route[RULE] as Rule) : undefined;
}

const AssessmentId = z.uuid();

/** The assessment that a path names; null where it names none, or by something that is no id. */
function assessmentIn(pattern: string, path: string): string | null {
  const at = pattern.split("/").indexOf(":assessmentId");
  return AssessmentId.safeParse(path.split("/")[at]).data ?? null;
}

/**
 * Asks of every request who, in which assessment, in which role, before any handler runs. What has no rule is refused.
 * An assessment that does not exist and one that the person does not belong to get the same answer.
 */
export function guard(rules: () => Rules): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const route = matchedRoute(c);
    if (!route) throw new ProblemError("not-found");
    const rule = rules().get(`${route.method} ${route.path}`);
    if (!rule) throw new ProblemError("right-missing");
    if (rule === "anyone") return next();

    const token = readSessionToken(c);
    if (!token) throw new ProblemError("sign-in-needed");
    const { deps, requestId } = c.var;
    const assessmentId = assessmentIn(route.path, c.req.path);
    const found = await findSession(deps, hashToken(token), assessmentId);
    if (!found) throw new ProblemError("sign-in-needed");
    await renewSession(deps, found.signedIn);
    c.set("signedIn", found.signedIn);
    if (rule === "signed-in") return next();

    if (!assessmentId || !found.role) throw new ProblemError("not-found");
    if (!hasRight(found.role, rule)) throw new ProblemError("right-missing");
    const { account } = found.signedIn;
    const { role, coderId } = found;
    c.set("ctx", { db: deps.db, vault: deps.vault, requestId, assessmentId, account, role, coderId });
    return next();
  };
}
