import { asAccount } from "@octant/db";
import type { PasskeyAnswer } from "@octant/schemas";
import type { Deps } from "../../platform/deps.ts";
import { checkPasskey } from "../../platform/second-factors/check-passkey.ts";
import type { PasskeyPlace } from "../../platform/second-factors/passkey-place.ts";
import { type Begun, type Browser, beginSession } from "./begin-session.ts";

/** Opens a session for whoever's passkey it is: also in place of a half one, whose password it makes needless. Throws `sign-in-refused`. */
export async function signInByPasskey(
  deps: Pick<Deps, "db" | "vault" | "now">,
  place: PasskeyPlace,
  answer: PasskeyAnswer,
  browser: Browser,
): Promise<Begun> {
  const accountId = await checkPasskey(deps, place, answer, { purpose: "sign-in", accountId: null });
  return asAccount(deps.db, accountId, (tx) =>
    beginSession(tx, deps, browser, { accountId, state: "full", method: "passkey", secondFactor: "passkey" }),
  );
}
