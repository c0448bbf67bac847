import { inAssessment } from "@octant/db";
import { recordAudit } from "../../platform/audit/index.ts";
import type { Deps } from "../../platform/deps.ts";
import type { Withdrawal } from "../../platform/withdrawals/index.ts";
import { carryOut } from "./carry-out.ts";
import { consentOf, lockAnySource } from "./queries.ts";

type Needed = Pick<Deps, "db" | "vault" | "identities" | "withdrawals">;

/**
 * Carries out again what the list of withdrawals says and the database does not: a backup from before was restored, of the
 * tables, of the keys or of both. To be awaited before anything is answered. Gives how many sources were affected.
 */
export async function reapplyWithdrawals(deps: Needed): Promise<number> {
  const withdrawals = await deps.withdrawals.read();
  const affected = new Set<string>();
  for (const withdrawal of withdrawals) {
    if (await reapply(deps, withdrawal)) affected.add(withdrawal.sourceId);
  }
  return affected.size;
}

/** A source that is not there has nothing to withdraw: its assessment was deleted, or the backup is older than it. */
async function reapply({ db, vault, identities }: Needed, withdrawal: Withdrawal): Promise<boolean> {
  const { assessmentId, sourceId, scope } = withdrawal;
  return inAssessment({ db, assessmentId, accountId: "" }, async (tx) => {
    const source = await lockAnySource(tx, assessmentId, sourceId);
    if (!source) return false;
    const was = scope === "analyse" ? source.withdrawnAt !== null : consentOf(source)[scope] === "withdrawn";
    const scoped = { vault, assessmentId, account: { id: "" } };
    if (was && scope !== "analyse" && scope !== "recontact") return false;
    const { keys, identity } = await carryOut(tx, scoped, identities, withdrawal);
    if (was && keys === 0 && !identity) return false;
    await recordAudit(
      tx,
      { ...scoped, account: null },
      { kind: "withdrawal.reapplied", entityId: sourceId, facts: {} },
    );
    return true;
  });
}
