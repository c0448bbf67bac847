import { accessTokens, accounts, assessments, coders, inAssessment, members, type Tx } from "@octant/db";
import type { Role } from "@octant/schemas";
import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { Context } from "hono";
import { showAccountName } from "./account-names.ts";
import type { Deps } from "./deps.ts";
import { fromShortId, toShortId } from "./link-tokens.ts";
import type { Account, ApiEnv } from "./request-context.ts";
import { asksForSecondFactor, hasEnrolled } from "./sessions.ts";
import { hashToken, makeToken } from "./tokens.ts";

const TOKEN = /^octant_([A-Za-z0-9_-]{22})_([A-Za-z0-9_-]{43})$/;
const BEARER = "Bearer ";

/** A script's token says which assessment it opens, so that it is looked for there alone. */
export function makeAccessToken(assessmentId: string): { secret: string; tokenHash: Uint8Array } {
  const secret = `octant_${toShortId(assessmentId)}_${makeToken()}`;
  return { secret, tokenHash: hashToken(secret) };
}

/** What stands behind `Bearer` in a request; undefined where nothing does. */
export function readBearer(c: Context<ApiEnv>): string | undefined {
  const header = c.req.header("authorization");
  return header?.startsWith(BEARER) ? header.slice(BEARER.length) : undefined;
}

/** A script that was let in: for whom, as what, and to do what. */
export type FoundToken = {
  assessmentId: string;
  account: Account;
  role: Role;
  coderId: string | null;
  /** What the token names; its person's role may allow less by now. */
  actions: readonly string[];
  owesSecondFactor: boolean;
};

/**
 * Whom a script's token belongs to, in one query. Undefined for one that was never made, has expired or was revoked, and
 * where its person has left, is suspended or shut out: nobody learns which.
 */
export async function findAccessToken(deps: Pick<Deps, "db" | "vault" | "now">, text: string) {
  const assessmentId = fromShortId(TOKEN.exec(text)?.[1] ?? "");
  if (assessmentId === null) return undefined;
  const { db, vault, now } = deps;
  const today = now().toISOString().slice(0, 10);
  return inAssessment({ db, assessmentId, accountId: "" }, async (tx): Promise<FoundToken | undefined> => {
    const [row] = await selectToken(tx, assessmentId, hashToken(text), now());
    if (!row) return undefined;
    if (row.lastUsedOn !== today) await noteUse(tx, assessmentId, row.id, today);
    const { accountId, nameSealed, role, coderId, actions } = row;
    const account = { id: accountId, name: showAccountName(vault.server, accountId, nameSealed) };
    const owesSecondFactor = asksForSecondFactor(row) && !row.hasSecondFactor;
    return { assessmentId, account, role, coderId, actions, owesSecondFactor };
  });
}

function selectToken(tx: Tx, assessmentId: string, tokenHash: Uint8Array, at: Date) {
  const isMember = and(
    eq(members.assessmentId, accessTokens.assessmentId),
    eq(members.accountId, accessTokens.accountId),
    isNull(members.suspendedAt),
  );
  const isGood = and(
    eq(accessTokens.assessmentId, assessmentId),
    eq(accessTokens.tokenHash, tokenHash),
    isNull(accessTokens.revokedAt),
    gt(accessTokens.expiresAt, at),
  );
  return tx
    .select({
      id: accessTokens.id,
      lastUsedOn: accessTokens.lastUsedOn,
      actions: accessTokens.actions,
      accountId: accounts.id,
      nameSealed: accounts.nameSealed,
      hasSecondFactor: hasEnrolled,
      role: members.role,
      coderId: coders.id,
      demo: assessments.demo,
      highRisk: assessments.highRisk,
    })
    .from(accessTokens)
    .innerJoin(accounts, and(eq(accounts.id, accessTokens.accountId), isNull(accounts.disabledAt)))
    .innerJoin(members, isMember)
    .innerJoin(assessments, eq(assessments.assessmentId, accessTokens.assessmentId))
    .leftJoin(coders, and(eq(coders.assessmentId, members.assessmentId), eq(coders.accountId, members.accountId)))
    .where(isGood);
}

async function noteUse(tx: Tx, assessmentId: string, id: string, day: string): Promise<void> {
  await tx
    .update(accessTokens)
    .set({ lastUsedOn: day })
    .where(and(eq(accessTokens.assessmentId, assessmentId), eq(accessTokens.id, id)));
}

/** Revokes every token that a person has made for an assessment, in the caller's transaction. */
export async function revokeAccessTokens(tx: Tx, assessmentId: string, accountId: string): Promise<void> {
  await tx
    .update(accessTokens)
    .set({ revokedAt: sql`now()` })
    .where(
      and(
        eq(accessTokens.assessmentId, assessmentId),
        eq(accessTokens.accountId, accountId),
        isNull(accessTokens.revokedAt),
      ),
    );
}
