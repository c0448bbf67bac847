import type { Context, MiddlewareHandler } from "hono";
import { ProblemError } from "./problems.ts";
import type { ApiEnv } from "./request-context.ts";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/** A script that bears its own token and no cookie is nobody's browser: no other site can have sent it. */
function isScript(c: Context<ApiEnv>): boolean {
  const bearer = c.req.header("authorization")?.startsWith("Bearer ") ?? false;
  return bearer && c.req.header("cookie") === undefined;
}

/**
 * What changes something must come from this site: a browser always names the origin then, so one that is missing is
 * refused like a foreign one.
 */
export const sameOrigin: MiddlewareHandler<ApiEnv> = async (c, next) => {
  if (SAFE.has(c.req.method) || isScript(c)) return next();
  const origin = c.req.header("origin");
  const site = c.req.header("sec-fetch-site");
  const known = origin !== undefined && c.var.deps.origins.includes(origin);
  if (!known || (site !== undefined && site !== "same-origin")) throw new ProblemError("origin-refused");
  return next();
};
