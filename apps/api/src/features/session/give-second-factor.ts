import { asAccount } from "@octant/db";
import type { SecondFactor } from "@octant/schemas";
import type { Deps } from "../../platform/deps.ts";
import { rememberBrowser } from "../../platform/known-browsers.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { SignedIn } from "../../platform/request-context.ts";
import { giveCode } from "../../platform/second-factors/give-code.ts";
import { completeSession } from "../../platform/sessions.ts";
import { type Begun, type Browser, recordSignIn } from "./begin-session.ts";

/** Makes a half session whole by a code. Throws `sign-in-refused`, `too-many-attempts`; a session that is whole already needs none. */
export async function giveSecondFactor(
  deps: Pick<Deps, "db" | "vault" | "now">,
  { account, state, sessionHash }: SignedIn,
  { code }: SecondFactor,
  { knownToken, address }: Browser,
): Promise<Begun> {
  if (state !== "half") throw new ProblemError("sign-in-refused");
  const secondFactor = await giveCode(deps, { accountId: account.id, knownToken, address }, code);
  return asAccount(deps.db, account.id, async (tx) => {
    const token = await completeSession(tx, deps.now(), sessionHash);
    if (token === undefined) throw new ProblemError("sign-in-needed");
    const known = await rememberBrowser(tx, account.id, knownToken, deps.now());
    await recordSignIn(tx, deps, account.id, { method: "password", secondFactor });
    return { token, knownToken: known };
  });
}
