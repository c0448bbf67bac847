import { asAccount, sessions } from "@octant/db";
import type { OpenSession } from "@octant/schemas";
import { and, desc, eq, gt } from "drizzle-orm";
import { recordServerAudit } from "../../platform/audit/index.ts";
import type { Deps } from "../../platform/deps.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { SignedIn } from "../../platform/request-context.ts";
import { closeSessions, IDLE_MS } from "../../platform/sessions.ts";

/** The browsers in which a person is signed in, the one used last first. */
export async function listSessions(
  { db, now }: Pick<Deps, "db" | "now">,
  { account, sessionId }: SignedIn,
): Promise<OpenSession[]> {
  const at = now();
  const isOpen = and(
    eq(sessions.accountId, account.id),
    eq(sessions.state, "full"),
    gt(sessions.expiresAt, at),
    gt(sessions.lastSeenAt, new Date(at.getTime() - IDLE_MS)),
  );
  const open = await asAccount(db, account.id, (tx) =>
    tx.select().from(sessions).where(isOpen).orderBy(desc(sessions.lastSeenAt), sessions.id),
  );
  return open.map(({ id, method, agent, createdAt, lastSeenAt, expiresAt }) => ({
    id,
    current: id === sessionId,
    method,
    agent,
    createdAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  }));
}

/** Ends one of a person's own sessions. Throws `not-found`. */
export async function endSession(deps: Pick<Deps, "db" | "vault">, { account }: SignedIn, sessionId: string) {
  await asAccount(deps.db, account.id, async (tx) => {
    const isOwn = and(eq(sessions.id, sessionId), eq(sessions.accountId, account.id));
    const ended = await tx.delete(sessions).where(isOwn).returning({ id: sessions.id });
    if (ended.length === 0) throw new ProblemError("not-found");
    await recordServerAudit(tx, deps, account.id, endedByPerson(account.id));
  });
}

/** Ends all of them but the one that asks. */
export async function endOtherSessions(deps: Pick<Deps, "db" | "vault">, { account, sessionHash }: SignedIn) {
  await asAccount(deps.db, account.id, async (tx) => {
    const ended = await closeSessions(tx, account.id, sessionHash);
    if (ended > 0) await recordServerAudit(tx, deps, account.id, endedByPerson(account.id));
  });
}

const endedByPerson = (entityId: string) =>
  ({ kind: "session.ended", entityId, facts: { why: "ended-by-person" } }) as const;
