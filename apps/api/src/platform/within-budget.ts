import type { Context, MiddlewareHandler } from "hono";
import { Budgets } from "./budgets.ts";
import { addressBlock, clientAddress } from "./client-address.ts";
import type { Deps } from "./deps.ts";
import type { Budget } from "./limits.ts";
import { ProblemError } from "./problems.ts";
import type { ApiEnv } from "./request-context.ts";
import { whoAsks } from "./request-context.ts";
import { matchedRoute } from "./route.ts";
import { findLimits, type LimitsOfRoutes } from "./route-limits.ts";

/** Lets a person ask as often as the route's budget allows. Throws `too-many-requests` with the time until the next. */
export function withinBudget({ now }: Pick<Deps, "now">, limits: () => LimitsOfRoutes): MiddlewareHandler<ApiEnv> {
  const budgets = new Budgets(now);
  return async (c, next) => {
    const { budget } = findLimits(limits(), matchedRoute(c));
    const waitMs = budget === null ? 0 : pay(budgets, c, budget);
    if (waitMs > 0) throw new ProblemError("too-many-requests", { retryAfterSeconds: Math.ceil(waitMs / 1000) });
    return next();
  };
}

/** Somebody who is not signed in is their place in the network. */
function pay(budgets: Budgets, c: Context<ApiEnv>, budget: Budget): number {
  const accountId = whoAsks(c);
  return accountId ? budgets.pay(accountId, budget) : budgets.pay(addressBlock(clientAddress(c)), "stranger");
}
