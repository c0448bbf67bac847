import { asAccount } from "@octant/db";
import type { AccessTokenList, Role } from "@octant/schemas";
import type { Deps } from "../../platform/deps.ts";
import { inAssessment } from "../../platform/in-assessment.ts";
import type { Account } from "../../platform/request-context.ts";
import { ACTIONS, hasRight, isForTokens, type Right } from "../../platform/rights.ts";
import { selectMemberships, selectTokens } from "./queries.ts";
import { toAccessToken } from "./to-access-token.ts";

type TokenDeps = Pick<Deps, "db" | "vault" | "now">;

/** A person's tokens in all assessments that they belong to, and what new ones could do there. */
export async function listTokens({ db, vault, now }: TokenDeps, account: Account): Promise<AccessTokenList> {
  const memberships = await asAccount(db, account.id, (tx) => selectMemberships(tx, account.id));
  // a token can be seen only from inside its assessment: a transaction each
  const tokens = await Promise.all(
    memberships.map(({ assessmentId, assessment }) =>
      inAssessment({ db, account, assessmentId }, async (tx) => {
        const rows = await selectTokens(tx, assessmentId, account.id, { goodAt: now() });
        return rows.map((row) => toAccessToken(vault.server, assessment, row));
      }),
    ),
  );
  const open = memberships.filter(({ suspendedAt }) => suspendedAt === null);
  const choices = open.map(({ assessmentId, assessment, role }) => {
    return { assessmentId, assessment, actions: tokenActions(role).map((action) => ({ action, ...sentence(action) })) };
  });
  return { items: tokens.flat(), choices: choices.filter(({ actions }) => actions.length > 0) };
}

/** What a token of somebody in this role can name. */
export function tokenActions(role: Role): Right[] {
  return RIGHTS.filter((right) => isForTokens(right) && hasRight(role, right));
}

const sentence = (right: Right) => ({ does: ACTIONS[right].does });

/** `Object.keys` forgets which keys there are. */
const RIGHTS = Object.keys(ACTIONS) as Right[];
