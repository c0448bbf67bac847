import type { MiddlewareHandler } from "hono";
import { ProblemError } from "./problems.ts";
import type { ApiEnv } from "./request-context.ts";
import { matchedRoute } from "./route.ts";
import { findLimits, type LimitsOfRoutes } from "./route-limits.ts";

/**
 * Gives up on an answer that takes too long: `too-busy`, and the same request may be sent again. What is still being done
 * is done or rolled back as a whole, and a command that was done after all is not done twice.
 */
export function answerInTime(limits: () => LimitsOfRoutes): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const { elapsedMs } = findLimits(limits(), matchedRoute(c));
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new ProblemError("too-busy")), elapsedMs);
    });
    try {
      await Promise.race([next(), late]);
    } finally {
      clearTimeout(timer);
    }
  };
}
