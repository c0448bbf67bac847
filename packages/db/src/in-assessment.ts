import { setTimeout as delay } from "node:timers/promises";
import { sql } from "drizzle-orm";
import type postgres from "postgres";
import { type Database, gateOf, type Tx } from "./connect.ts";
import { isRefusedLogin } from "./find-password.ts";
import { AcquireTimeout, PATIENCE_MS } from "./gate.ts";

/**
 * Who works in which assessment. `tx` is the transaction already open for the same two, where there is one. `waitedMs` is
 * how long the request has waited for the database before: its patience is for all of it.
 */
export type AssessmentScope = {
  db: Database;
  assessmentId: string;
  accountId: string;
  tx?: Tx | undefined;
  waitedMs?: number | undefined;
};

/**
 * Runs `work` in one transaction that sees and writes only the caller's assessment; joins one already open.
 * Role and settings end with the transaction, so a pooled connection cannot carry them into another request.
 */
export async function inAssessment<T>(scope: AssessmentScope, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (scope.tx) return work(scope.tx);
  return transaction(scope, work);
}

/**
 * Runs `work` in one transaction outside of any assessment: of the tenant tables it sees the account's own memberships
 * and their assessments and nothing else, and it can write none. An empty `accountId` sees no tenant row at all, for
 * work that comes before it is known who asks, such as signing in.
 */
export async function asAccount<T>(db: Database, accountId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return transaction({ db, assessmentId: "", accountId }, work);
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
  return transaction(scope, work, "octant_identity");
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

/**
 * One transaction, from its turn at the gate to its end. Its role and settings go out with its `begin` and the first
 * statements of `work`, and none is waited for: a connection answers in order, and where one fails PostgreSQL refuses all
 * that follows; without the role nothing can be read or written at all.
 * Throws `AcquireTimeout` where the database has not begun it in time; what it begins later is lost at once.
 */
async function transaction<T>(
  { db, assessmentId, accountId, waitedMs = 0 }: Omit<AssessmentScope, "tx">,
  work: (tx: Tx) => Promise<T>,
  role: "octant_app" | "octant_identity" = "octant_app",
): Promise<T> {
  const until = performance.now() + Math.max(LEAST_MS, PATIENCE_MS - waitedMs);
  const leave = await gateOf(db).enter(until - performance.now());
  return new Promise<T>((resolve, reject) => {
    let givenUp = false;
    const patience = setTimeout(
      () => {
        givenUp = true;
        reject(new AcquireTimeout());
      },
      Math.max(0, until - performance.now()),
    );
    const done = onceSignedIn(db, async (tx) => {
      if (givenUp) throw new AcquireTimeout();
      // who has waited for a turn waits the shorter for a lock, so that nobody waits for both in full
      const lockMs = Math.max(LEAST_MS, Math.round(until - performance.now()));
      const client = clientOf(tx);
      const entered = client`
        select set_config('role', ${role}, true), set_config('octant.assessment', ${assessmentId}, true),
          set_config('octant.account', ${accountId}, true), set_config('lock_timeout', ${String(lockMs)}, true)`.execute();
      const begun = entered.then(() => {
        clearTimeout(patience);
        // the work has had no answer yet: what it sends from here on is refused
        if (givenUp) client`rollback to savepoint nobody_waits_any_more`.catch(() => {});
      });
      begun.catch(() => {});
      await null; // the driver hands a statement to the connection one step after it was given to it
      const result = await work(tx).catch(async (error: unknown) => {
        await begun; // its own failure is the news, not that of what came after it
        throw error;
      });
      await begun;
      return result;
    });
    done.then(resolve, reject).finally(() => {
      clearTimeout(patience);
      leave();
    });
  });
}

/** However long a request has waited already, it gets this much for a lock. */
const LEAST_MS = 500;

/** The query builder does not tell of the connection that it stands on; it is the driver's own. */
function clientOf(tx: Tx): postgres.TransactionSql {
  return (tx as unknown as { session: { client: postgres.TransactionSql } }).session.client;
}

/**
 * One statement by itself, which enters a role on its own: without that it can read and write nothing. It has its turn at
 * the gate like a transaction, and throws `AcquireTimeout` where it was not answered in time.
 */
export async function alone<T>(db: Database, send: (db: Database) => Promise<T>): Promise<T> {
  const until = performance.now() + PATIENCE_MS;
  const leave = await gateOf(db).enter(PATIENCE_MS);
  const answered = retryingSignIn(() => send(db));
  answered.then(leave, leave);
  return new Promise<T>((resolve, reject) => {
    const patience = setTimeout(() => reject(new AcquireTimeout()), Math.max(0, until - performance.now()));
    answered.then(resolve, reject).finally(() => clearTimeout(patience));
  });
}

/** Begins a transaction; what fails before its work has begun may be tried again. */
function onceSignedIn<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  let began = false;
  const begin = () =>
    db.transaction((tx) => {
      began = true;
      return work(tx);
    });
  return retryingSignIn(begin, () => !began);
}

const SIGN_IN_TRIES = 5;

/**
 * Sends again where a new connection was not let in: at the moment in which a key file is replaced, the password that was
 * right when it was looked up may be the old one. Nothing has been done then.
 */
async function retryingSignIn<T>(send: () => Promise<T>, mayAgain = () => true): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await send();
    } catch (error) {
      if (!mayAgain() || tries === SIGN_IN_TRIES || !isRefusedLogin(error)) throw error;
      await delay(tries * 20);
    }
  }
}
