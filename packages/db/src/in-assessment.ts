import { setTimeout as delay } from "node:timers/promises";
import { sql } from "drizzle-orm";
import type { Database, Tx } from "./connect.ts";
import { isRefusedLogin } from "./find-password.ts";

/** Who works in which assessment. `tx` is the transaction already open for the same two, where there is one. */
export type AssessmentScope = { db: Database; assessmentId: string; accountId: string; tx?: Tx | undefined };

/**
 * Runs `work` in one transaction that sees and writes only the caller's assessment; joins one already open.
 * Role and settings end with the transaction, so a pooled connection cannot carry them into another request.
 */
export async function inAssessment<T>(scope: AssessmentScope, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (scope.tx) return work(scope.tx);
  return transaction(scope.db, scope.assessmentId, scope.accountId, work);
}

/**
 * Runs `work` in one transaction outside of any assessment: of the tenant tables it sees the account's own memberships
 * and their assessments and nothing else, and it can write none. An empty `accountId` sees no tenant row at all, for
 * work that comes before it is known who asks, such as signing in.
 */
export async function asAccount<T>(db: Database, accountId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return transaction(db, "", accountId, work);
}

/**
 * Lets `work` into the keyring, and out of all other tables, within the transaction of an assessment. Await all else
 * on `tx` before and start nothing beside it: whatever runs meanwhile runs in the keyring's role.
 */
export async function withKeyring<T>(tx: Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
  await enter(tx, "octant_keyring");
  const result = await work(tx).catch(async (error: unknown) => {
    // this fails only where the transaction is lost already, and the role with it; the work's own error is the news
    await enter(tx, "octant_app").catch(() => {});
    throw error;
  });
  await enter(tx, "octant_app");
  return result;
}

/**
 * Runs `work` in one transaction that sees the identities of one assessment and nothing else of the database. `db` is the
 * pool that signs in for identities: no other one may come in here.
 */
export async function inIdentities<T>(scope: Omit<AssessmentScope, "tx">, work: (tx: Tx) => Promise<T>): Promise<T> {
  return transaction(scope.db, scope.assessmentId, scope.accountId, work, "octant_identity");
}

/**
 * Lets `work` into an assessment within a transaction of `asAccount`, and out again. For acts on a whole account that
 * reach into each of its assessments. Await all else on `tx` before and start nothing beside it.
 */
export async function withAssessment<T>(tx: Tx, assessmentId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  await tx.execute(sql`select set_config('octant.assessment', ${assessmentId}, true)`);
  const result = await work(tx);
  await tx.execute(sql`select set_config('octant.assessment', '', true)`);
  return result;
}

async function enter(tx: Tx, role: "octant_app" | "octant_keyring") {
  await tx.execute(sql`select set_config('role', ${role}, true)`);
}

async function transaction<T>(
  db: Database,
  assessmentId: string,
  accountId: string,
  work: (tx: Tx) => Promise<T>,
  role: "octant_app" | "octant_identity" = "octant_app",
) {
  return onceSignedIn(db, async (tx) => {
    await tx.execute(
      sql`select set_config('role', ${role}, true), set_config('octant.assessment', ${assessmentId}, true), set_config('octant.account', ${accountId}, true)`,
    );
    return work(tx);
  });
}

const SIGN_IN_TRIES = 5;

/**
 * Begins a transaction, and again where a new connection was not let in: at the moment in which a key file is replaced, the
 * password that was right when it was looked up may be the old one. Nothing of the work has been done then.
 */
async function onceSignedIn<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    let began = false;
    try {
      return await db.transaction((tx) => {
        began = true;
        return work(tx);
      });
    } catch (error) {
      if (began || tries === SIGN_IN_TRIES || !isRefusedLogin(error)) throw error;
      await delay(tries * 20);
    }
  }
}
