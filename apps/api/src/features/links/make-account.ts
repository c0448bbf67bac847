import { asAccount, inAssessment, type Tx } from "@octant/db";
import type { MakeAccount } from "@octant/schemas";
import { sql } from "drizzle-orm";
import type { Deps } from "../../platform/deps.ts";
import { type ParsedToken, parseLinkToken } from "../../platform/link-tokens.ts";
import { insertAccount, prepareAccount, recordMade } from "../../platform/make-account.ts";
import { requireStrong } from "../../platform/passwords/password-strength.ts";
import { ProblemError } from "../../platform/problems.ts";
import { type Begun, type Browser, beginSession } from "../session/begin-session.ts";
import { joinTeam } from "./join-team.ts";
import { findAccountLink, findInvitation, hasLogins, spendAccountLink } from "./queries.ts";

type Needs = Pick<Deps, "db" | "vault" | "now">;

/**
 * Makes the account that a link is for, the server's first or that of somebody who was invited, and signs it in. A link that
 * is refused for its login or password stays good. Throws `link-spent`, `password-weak`, `login-taken`.
 */
export async function makeAccount(
  deps: Needs,
  { token: text, ...given }: MakeAccount,
  browser: Browser,
): Promise<Begun> {
  const token = parseLinkToken(text);
  const { server } = deps.vault;
  // asked before a password is hashed, so that a token that is no good costs nothing
  const about = await whereItLies(deps, token, (tx) => aboutLink(tx, token, deps.now()));
  requireStrong(given.password, [given.login, given.name, ...about]);
  const account = await prepareAccount(server, given, deps.now());
  return whereItLies(deps, token, async (tx) => {
    if (token.assessmentId === null) await spendFirst(tx, token, deps.now());
    await insertAccount(tx, server, account);
    if (token.assessmentId !== null) {
      const person = { id: account.id, name: given.name };
      await joinTeam(tx, deps, { ...token, assessmentId: token.assessmentId }, person);
    }
    const how = token.assessmentId === null ? "first-start" : "invitation";
    await recordMade(tx, deps, account.id, how);
    return beginSession(tx, deps, browser, { accountId: account.id, state: "full", method: "password" });
  });
}

function whereItLies<T>({ db }: Needs, { assessmentId }: ParsedToken, work: (tx: Tx) => Promise<T>): Promise<T> {
  return assessmentId === null ? asAccount(db, "", work) : inAssessment({ db, assessmentId, accountId: "" }, work);
}

/** What whoever guesses a password knows too: the name of the assessment. */
async function aboutLink(tx: Tx, token: ParsedToken, at: Date): Promise<string[]> {
  if (token.assessmentId !== null) {
    const invitation = await findInvitation(tx, token, at);
    if (!invitation) throw new ProblemError("link-spent");
    return [invitation.assessment];
  }
  const link = await findAccountLink(tx, token.tokenHash, at);
  if (link?.kind !== "first-account") throw new ProblemError("link-spent");
  return [];
}

/** What "octant first account" begins with, as a number: one such transaction waits for the other. */
const FIRST_ACCOUNT_LOCK = 6_717_943;

/** Two links may be about, of two processes that started at once; there is still only one first account. */
async function spendFirst(tx: Tx, token: ParsedToken, at: Date): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${FIRST_ACCOUNT_LOCK})`);
  const link = await spendAccountLink(tx, token.tokenHash, at);
  if (link?.kind !== "first-account" || (await hasLogins(tx))) throw new ProblemError("link-spent");
}
