import { accounts, asAccount, coders, inAssessment, members, sessions, type Tx } from "@octant/db";
import type { Role } from "@octant/schemas";
import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { Deps } from "./deps.ts";
import type { SignedIn } from "./request-context.ts";
import { hashToken, makeToken } from "./tokens.ts";

const MINUTE_MS = 60_000;
/** A session that nobody uses ends. */
export const IDLE_MS = 30 * MINUTE_MS;
/** However much it is used. */
export const ABSOLUTE_MS = 10 * 60 * MINUTE_MS;
/** A session's last use is written at most this often, so that reading does not mean writing. */
const RENEW_AFTER_MS = MINUTE_MS;

type Clocked = Pick<Deps, "db" | "now">;

/** Opens a session for an account, in the caller's transaction. Gives the token, which is kept nowhere. */
export async function openSession(tx: Tx, now: Date, accountId: string): Promise<{ token: string; expiresAt: Date }> {
  const token = makeToken();
  const expiresAt = new Date(now.getTime() + ABSOLUTE_MS);
  await tx
    .insert(sessions)
    .values({ tokenHash: hashToken(token), accountId, createdAt: now, lastSeenAt: now, expiresAt });
  return { token, expiresAt };
}

export type FoundSession = {
  signedIn: SignedIn & { lastSeenAt: Date };
  /** The person's role in the assessment that was asked about; null where they have none. */
  role: Role | null;
  coderId: string | null;
};

/** Who a session is, and what they are in an assessment, in one query: it runs before every request. */
export async function findSession(
  { db, now }: Clocked,
  tokenHash: Uint8Array,
  assessmentId: string | null,
): Promise<FoundSession | undefined> {
  const at = now();
  const idleSince = new Date(at.getTime() - IDLE_MS);
  const isMember = and(eq(members.accountId, sessions.accountId), eq(members.assessmentId, sql`${assessmentId}::uuid`));
  const isCoder = and(eq(coders.assessmentId, members.assessmentId), eq(coders.accountId, members.accountId));
  const find = (tx: Tx) =>
    tx
      .select({
        accountId: accounts.id,
        name: accounts.displayName,
        expiresAt: sessions.expiresAt,
        lastSeenAt: sessions.lastSeenAt,
        role: members.role,
        coderId: coders.id,
      })
      .from(sessions)
      .innerJoin(accounts, and(eq(accounts.id, sessions.accountId), isNull(accounts.disabledAt)))
      .leftJoin(members, isMember)
      .leftJoin(coders, isCoder)
      .where(and(eq(sessions.tokenHash, tokenHash), gt(sessions.expiresAt, at), gt(sessions.lastSeenAt, idleSince)));
  // inside the assessment no other can be seen; nothing of it is read but the person's own membership
  const [row] = assessmentId
    ? await inAssessment({ db, assessmentId, accountId: "" }, find)
    : await asAccount(db, "", find);
  if (!row) return undefined;
  const { accountId, name, expiresAt, lastSeenAt, role, coderId } = row;
  return {
    signedIn: { account: { id: accountId, name }, sessionHash: tokenHash, expiresAt, lastSeenAt },
    role,
    coderId,
  };
}

/** Notes that a session is in use. */
export async function renewSession({ db, now }: Clocked, session: FoundSession["signedIn"]): Promise<void> {
  const at = now();
  if (at.getTime() - session.lastSeenAt.getTime() < RENEW_AFTER_MS) return;
  await asAccount(db, session.account.id, (tx) =>
    tx.update(sessions).set({ lastSeenAt: at }).where(eq(sessions.tokenHash, session.sessionHash)),
  );
}

export async function closeSession(tx: Tx, tokenHash: Uint8Array): Promise<void> {
  await tx.delete(sessions).where(eq(sessions.tokenHash, tokenHash));
}
