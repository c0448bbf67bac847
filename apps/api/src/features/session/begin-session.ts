import type { Tx } from "@octant/db";
import type { AuditFacts, SessionState, SignInMethod } from "@octant/schemas";
import { recordServerAudit } from "../../platform/audit/index.ts";
import type { Deps } from "../../platform/deps.ts";
import { rememberBrowser } from "../../platform/known-browsers.ts";
import { closeSession, openSession } from "../../platform/sessions.ts";
import { hashToken } from "../../platform/tokens.ts";

/** The browser that signs in: its former session ends with it, its kind is noted, and it may be known from before. */
export type Browser = {
  formerToken: string | undefined;
  knownToken: string | undefined;
  agent: string | null;
  /** The network address that it asks from. */
  address: string;
};

/** What a browser is to bear from now on: the session's token and, once its person is in, the one that it is known by. */
export type Begun = { token: string; knownToken?: string };

type SecondFactorGiven = AuditFacts<"session.opened">["secondFactor"];

type Beginning = {
  accountId: string;
  state: SessionState;
  method: SignInMethod;
  secondFactor?: SecondFactorGiven;
};

/** Opens a session in the caller's transaction, and ends the one that the browser had. Await nothing of the audit after it. */
export async function beginSession(
  tx: Tx,
  deps: Pick<Deps, "vault" | "now">,
  { formerToken, knownToken, agent }: Browser,
  { accountId, state, method, secondFactor = "none" }: Beginning,
): Promise<Begun> {
  const at = deps.now();
  if (formerToken !== undefined) await closeSession(tx, hashToken(formerToken));
  const token = await openSession(tx, at, { accountId, state, method, agent });
  if (state === "half") return { token };
  // whoever comes by the console's link has no password at which others could fail
  const known = method === "link" ? {} : { knownToken: await rememberBrowser(tx, accountId, knownToken, at) };
  await recordSignIn(tx, deps, accountId, { method, secondFactor });
  return { token, ...known };
}

export async function recordSignIn(
  tx: Tx,
  deps: Pick<Deps, "vault">,
  accountId: string,
  facts: AuditFacts<"session.opened">,
): Promise<void> {
  await recordServerAudit(tx, deps, accountId, { kind: "session.opened", entityId: accountId, facts });
}
