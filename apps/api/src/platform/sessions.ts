import { accounts, alone, asAccount, passkeys, sessions, type Tx } from "@octant/db";
import type { Proof, Role, Session, SessionState, SignInMethod } from "@octant/schemas";
import { and, eq, gt, isNotNull, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { showAccountName } from "./account-names.ts";
import type { Deps } from "./deps.ts";
import type { SignedIn } from "./request-context.ts";
import { hashToken, makeToken } from "./tokens.ts";

const MINUTE_MS = 60_000;
/** A session that nobody uses ends. */
export const IDLE_MS = 30 * MINUTE_MS;
/** However much it is used. */
export const ABSOLUTE_MS = 10 * 60 * MINUTE_MS;
/** How long somebody has to give the second factor. */
export const HALF_MS = 10 * MINUTE_MS;
/** How long a proof of who it is counts for acts that ask for one. */
export const PROOF_MS = 10 * MINUTE_MS;
/** A session's last use is written at most this often, so that reading does not mean writing. */
const RENEW_AFTER_MS = MINUTE_MS;

type Clocked = Pick<Deps, "db" | "vault" | "now">;

export type NewSession = {
  accountId: string;
  state: SessionState;
  method: SignInMethod;
  agent: string | null;
};

/** Opens a session for an account, in the caller's transaction. Gives the token, which is kept nowhere. */
export async function openSession(tx: Tx, now: Date, session: NewSession): Promise<string> {
  const token = makeToken();
  const lifetime = session.state === "half" ? HALF_MS : ABSOLUTE_MS;
  const expiresAt = new Date(now.getTime() + lifetime);
  const times = { createdAt: now, lastSeenAt: now, provedAt: now, expiresAt };
  await tx.insert(sessions).values({ tokenHash: hashToken(token), id: uuidv7(), ...session, ...times });
  return token;
}

/**
 * Gives a session another token, in the caller's transaction: the old one is worth nothing from then on. `proved` counts
 * as a proof of who it is, given now. Undefined: the session has ended.
 */
export async function rotateSession(
  tx: Tx,
  now: Date,
  tokenHash: Uint8Array,
  { proved }: { proved: boolean },
): Promise<string | undefined> {
  const token = makeToken();
  const changed = await tx
    .update(sessions)
    .set({ tokenHash: hashToken(token), lastSeenAt: now, ...(proved ? { provedAt: now } : {}) })
    .where(and(eq(sessions.tokenHash, tokenHash), gt(sessions.expiresAt, now)))
    .returning({ id: sessions.id });
  return changed.length > 0 ? token : undefined;
}

/**
 * Makes a half session whole, in the caller's transaction, under another token; its time counts from its beginning.
 * Undefined: it has ended, or was no half one.
 */
export async function completeSession(tx: Tx, now: Date, tokenHash: Uint8Array): Promise<string | undefined> {
  const token = makeToken();
  const expiresAt = sql`${sessions.createdAt} + ${ABSOLUTE_MS / 1000} * interval '1 second'`;
  const changed = await tx
    .update(sessions)
    .set({ tokenHash: hashToken(token), state: "full", lastSeenAt: now, provedAt: now, expiresAt })
    .where(and(eq(sessions.tokenHash, tokenHash), eq(sessions.state, "half"), gt(sessions.expiresAt, now)))
    .returning({ id: sessions.id });
  return changed.length > 0 ? token : undefined;
}

export type FoundSession = {
  signedIn: SignedIn;
  /** What the person is in the assessment that was asked about; null where they are nothing there, or suspended. */
  member: { role: Role; coderId: string | null; asksForSecondFactor: boolean } | null;
};

const hasPasskey = sql<boolean>`exists (select from ${passkeys} where ${passkeys.accountId} = ${accounts.id})`;

/** True of an account that a password alone does not open. */
export const hasEnrolled = sql<boolean>`(${isNotNull(accounts.totpConfirmedAt)} or ${hasPasskey})`;

/** Who a session is, and what they are in an assessment, in one statement: it runs before every request. */
export async function findSession(
  { db, vault, now }: Clocked,
  tokenHash: Uint8Array,
  assessmentId: string | null,
): Promise<FoundSession | undefined> {
  const at = now();
  const idleSince = new Date(at.getTime() - IDLE_MS);
  const [row] = await alone(db, (lone) => lone.execute<SessionRow>(findByHash(tokenHash, assessmentId, at, idleSince)));
  if (!row) return undefined;
  const { accountId, nameSealed, role, coderId, suspendedAt, demo, highRisk, ...session } = row;
  const account = {
    id: accountId,
    // most requests never ask for it, and opening it is not free
    get name() {
      return showAccountName(vault.server, accountId, nameSealed);
    },
  };
  const { sessionId, state, hasPassword, hasTotp, hasPasskey, hasRecoveryCode } = session;
  const times = {
    provedAt: new Date(session.provedAt),
    expiresAt: new Date(session.expiresAt),
    lastSeenAt: new Date(session.lastSeenAt),
  };
  const proofs = { hasPassword, hasTotp, hasPasskey, hasRecoveryCode };
  const signedIn = { account, sessionHash: tokenHash, sessionId, state, ...times, ...proofs };
  if (!role || suspendedAt) return { signedIn, member: null };
  const asks = asksForSecondFactor({ role, demo: demo === true, highRisk: highRisk === true });
  return { signedIn, member: { role, coderId, asksForSecondFactor: asks } };
}

/**
 * Whether an assessment opens to somebody with this role only once they have a second factor. Not the demo: everything in it
 * is invented, and its lead comes in by the console's link.
 */
export function asksForSecondFactor({
  role,
  demo,
  highRisk,
}: {
  role: Role;
  demo: boolean;
  highRisk: boolean;
}): boolean {
  return !demo && (role === "lead" || highRisk);
}

/** As the driver gives it: moments as text. */
type SessionRow = {
  accountId: string;
  nameSealed: Uint8Array | null;
  sessionId: string;
  state: SessionState;
  provedAt: string;
  expiresAt: string;
  lastSeenAt: string;
  hasPassword: boolean;
  hasTotp: boolean;
  hasPasskey: boolean;
  hasRecoveryCode: boolean;
  role: Role | null;
  suspendedAt: string | null;
  coderId: string | null;
  demo: boolean | null;
  highRisk: boolean | null;
};

const findByHash = (tokenHash: Uint8Array, assessmentId: string | null, at: Date, idleSince: Date) => sql`
  select account_id as "accountId", name_sealed as "nameSealed", session_id as "sessionId", state,
    proved_at as "provedAt", expires_at as "expiresAt", last_seen_at as "lastSeenAt", has_password as "hasPassword",
    has_totp as "hasTotp", has_passkey as "hasPasskey", has_recovery_code as "hasRecoveryCode",
    role, suspended_at as "suspendedAt", coder_id as "coderId", demo, high_risk as "highRisk"
  from door.find_session(${tokenHash}, ${assessmentId}, ${at.toISOString()}, ${idleSince.toISOString()})`;

/** A passkey is two factors in one: the device, and what unlocks it. */
export function hasSecondFactor({ hasTotp, hasPasskey }: Pick<SignedIn, "hasTotp" | "hasPasskey">): boolean {
  return hasTotp || hasPasskey;
}

export function isProvedLately({ provedAt }: Pick<SignedIn, "provedAt">, at: Date): boolean {
  return at.getTime() - provedAt.getTime() < PROOF_MS;
}

/** A session as its person sees it. */
export function toSession(signedIn: SignedIn, at: Date): Session {
  const { account, state, expiresAt, provedAt } = signedIn;
  const provedUntil = new Date(provedAt.getTime() + PROOF_MS);
  return {
    account,
    state,
    expiresAt: expiresAt.toISOString(),
    provedUntil: state === "full" && provedUntil > at ? provedUntil.toISOString() : null,
    proofs: proofsOf(signedIn),
  };
}

/** Whoever has a second factor proves by it; the password alone is a proof only where there is none. */
function proofsOf(signedIn: SignedIn): Proof[] {
  const { hasPassword, hasTotp, hasPasskey, hasRecoveryCode } = signedIn;
  const proofs: [Proof, boolean][] = [
    ["passkey", hasPasskey],
    ["code", hasTotp || (hasPasskey && hasRecoveryCode)],
    ["password", hasPassword && !hasSecondFactor(signedIn)],
  ];
  return proofs.flatMap(([proof, has]) => (has ? [proof] : []));
}

/** Notes that a session is in use. */
export async function renewSession({ db, now }: Clocked, session: SignedIn): Promise<void> {
  const at = now();
  if (at.getTime() - session.lastSeenAt.getTime() < RENEW_AFTER_MS) return;
  await asAccount(db, session.account.id, (tx) =>
    tx.update(sessions).set({ lastSeenAt: at }).where(eq(sessions.tokenHash, session.sessionHash)),
  );
}

export async function closeSession(tx: Tx, tokenHash: Uint8Array): Promise<void> {
  await tx.delete(sessions).where(eq(sessions.tokenHash, tokenHash));
}

/** Ends every session of an account but one, in the caller's transaction. Gives how many. */
export async function closeSessions(tx: Tx, accountId: string, but?: Uint8Array): Promise<number> {
  const isOther = but ? sql`${sessions.tokenHash} <> ${but}` : undefined;
  const ended = await tx
    .delete(sessions)
    .where(and(eq(sessions.accountId, accountId), isOther))
    .returning({ id: sessions.id });
  return ended.length;
}
