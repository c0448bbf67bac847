import * as db from "@octant/db";
import type { RequestContext } from "./request-context.ts";

/** Whose transaction it is to be. */
export type Scope = Pick<RequestContext, "db" | "assessmentId" | "account" | "tx" | "waitedMs">;

/** Runs `work` in one transaction that sees and writes only the caller's assessment; joins one already open. */
export function inAssessment<T>(scope: Scope, work: (tx: db.Tx) => Promise<T>): Promise<T> {
  const { assessmentId, account, tx, waitedMs } = scope;
  return db.inAssessment({ db: scope.db, assessmentId, accountId: account.id, tx, waitedMs }, work);
}
