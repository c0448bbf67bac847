import type { MiddlewareHandler } from "hono";
import { v7 as uuidv7 } from "uuid";
import type { Deps } from "./deps.ts";
import { type ApiEnv, whoAsks } from "./request-context.ts";
import { matchedRoute } from "./route.ts";

/**
 * Gives every request an id, which its answer bears, and logs what was asked as the route's pattern: an address or a
 * query can hold what nobody should read in a log. Who asked is their account's id, and why not, the refusal's code.
 */
export function requestLog(deps: Deps): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const began = performance.now();
    const requestId = uuidv7();
    c.set("deps", deps);
    c.set("log", deps.log);
    c.set("requestId", requestId);
    await next();
    c.header("X-Request-Id", requestId);
    const elapsedMs = Math.round((performance.now() - began) * 10) / 10;
    const { method } = c.req;
    const { status } = c.res;
    const who = { accountId: whoAsks(c), refusal: c.var.refusal };
    deps.log.info({ requestId, method, route: matchedRoute(c)?.path, status, ...who, elapsedMs }, "answered");
  };
}
