import { accessTokens, type Tx } from "@octant/db";
import type { MakeAccessToken, NewAccessToken } from "@octant/schemas";
import { v7 as uuidv7 } from "uuid";
import { makeAccessToken } from "../../platform/access-tokens.ts";
import { recordAudit } from "../../platform/audit/index.ts";
import { recordChange } from "../../platform/changes.ts";
import { once } from "../../platform/commands.ts";
import type { Deps } from "../../platform/deps.ts";
import { inAssessment } from "../../platform/in-assessment.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { Account } from "../../platform/request-context.ts";
import { tokenActions } from "./list-tokens.ts";
import { findMembership, selectTokens } from "./queries.ts";
import { toAccessToken, tokenNamePlace } from "./to-access-token.ts";

const DAY_MS = 24 * 60 * 60_000;
type TokenDeps = Pick<Deps, "db" | "vault" | "now">;

/**
 * Makes a token with which a script acts for its person in one assessment. Its secret is told in this answer and never again.
 * Throws `not-found` for an assessment that the person is not let into, `second-factor-required` as its screens would, and
 * `right-missing` for an action that the role does not allow or that no script may do.
 */
export async function makeToken(
  { db, vault, now }: TokenDeps,
  account: Account,
  command: MakeAccessToken,
): Promise<NewAccessToken> {
  const { assessmentId } = command;
  const scope = { db, vault, account, assessmentId };
  const make = async (tx: Tx, membership: Membership): Promise<NewAccessToken> => {
    const allowed: readonly string[] = tokenActions(membership.role);
    const actions = [...new Set(command.actions)];
    if (!actions.every((action) => allowed.includes(action))) throw new ProblemError("right-missing");
    const id = uuidv7();
    const { secret, tokenHash } = makeAccessToken(assessmentId);
    const times = { createdAt: now(), expiresAt: new Date(now().getTime() + command.days * DAY_MS) };
    const nameSealed = vault.server.seal(tokenNamePlace(id), command.name);
    const row = { assessmentId, id, accountId: account.id, tokenHash, nameSealed, actions, ...times };
    await tx.insert(accessTokens).values(row);
    await recordChange(tx, scope, {
      kind: "token.made",
      entity: "token",
      entityId: id,
      commandId: command.id,
      after: { actions, days: command.days },
    });
    const facts = { actions: actions.length, expiresOn: times.expiresAt.toISOString().slice(0, 10) };
    await recordAudit(tx, scope, { kind: "token.made", entityId: id, facts });
    return {
      token: toAccessToken(vault.server, membership.assessment, { ...row, lastUsedOn: null, revokedAt: null }),
      secret,
    };
  };
  return inAssessment(scope, async (tx) => {
    // before anything is written: an assessment that is not there and one of others get the same answer
    const membership = await requireMembership(tx, assessmentId, account.id);
    const recall = async (_tx: Tx, id: string) => {
      const [row] = await selectTokens(tx, assessmentId, account.id, { id });
      if (!row) throw new ProblemError("not-found");
      return { token: toAccessToken(vault.server, membership.assessment, row), secret: null };
    };
    const memory = { keep: ({ token }: NewAccessToken) => token.id, recall };
    return once({ ...scope, tx }, { kind: "token.make", ...command }, () => make(tx, membership), memory);
  });
}

type Membership = Awaited<ReturnType<typeof requireMembership>>;

async function requireMembership(tx: Tx, assessmentId: string, accountId: string) {
  const membership = await findMembership(tx, assessmentId, accountId);
  if (!membership) throw new ProblemError("not-found");
  const { role, demo, highRisk, hasSecondFactor } = membership;
  if (!demo && (role === "lead" || highRisk) && !hasSecondFactor) throw new ProblemError("second-factor-required");
  return membership;
}
