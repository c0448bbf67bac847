import { isIP } from "node:net";
import type { Context } from "hono";
import { ProblemError } from "../problems.ts";
import type { ApiEnv } from "../request-context.ts";

/** For which site passkeys are made, and under which address the browser has to have it open. */
export type PasskeyPlace = { rpId: string; origin: string };

/**
 * Browsers bind passkeys to a name, never to a number: `localhost` will do, 127.0.0.1 will not. Throws `passkeys-not-here`
 * with the address at which they work; null where the server has only a number.
 */
export function passkeyPlace(c: Context<ApiEnv>): PasskeyPlace {
  const named = c.var.deps.origins.find((origin) => !isIP(hostOf(origin)));
  if (named === undefined || c.req.header("origin") !== named) {
    throw new ProblemError("passkeys-not-here", { address: named ?? null });
  }
  return { rpId: hostOf(named), origin: named };
}

const hostOf = (origin: string) => new URL(origin).hostname.replace(/^\[(.*)\]$/, "$1");
