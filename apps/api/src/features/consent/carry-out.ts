import type { Tx } from "@octant/db";
import type { IdentityVault } from "../../platform/identities/index.ts";
import { forgetTexts } from "../../platform/open-texts.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { showName } from "../../platform/sealed-names.ts";
import { PLACES } from "../../platform/vault/index.ts";
import type { Withdrawal } from "../../platform/withdrawals/index.ts";
import { type AnySource, countBeside, findClusterOf, listTextIds, markWithdrawn } from "./queries.ts";

/** On whose behalf; `account.id` is empty where the server does it by itself. */
export type WithdrawalScope = Pick<RequestContext, "vault" | "assessmentId"> & { account: { id: string } };

/** The source's cluster where it is its own, bearing its title: its name would tell what the source was called. */
export async function findOwnCluster(tx: Tx, { vault, assessmentId }: WithdrawalScope, source: AnySource) {
  const cluster = await findClusterOf(tx, source);
  if (!cluster?.isAlone) return null;
  const sealer = await vault.sealer(tx, assessmentId, [source.id, cluster.id]);
  const title = sealer.tryOpen(source.id, PLACES.sourceTitle(source.id, source.rowVersion), source.titleSealed);
  const isOwn = title.kind === "open" && showName(sealer, "cluster", cluster.id, cluster.nameSealed) === title.value;
  return isOwn ? cluster.id : null;
}

/**
 * Does what a withdrawal says, in the caller's transaction, and gives how many keys were destroyed. Harmless to repeat.
 * Rows stay, since others point at them: what was sealed in them is bytes that nothing opens any more. The identity lies
 * behind another login, so that it goes at once, whatever becomes of the transaction: the list brings the rest about.
 */
export async function carryOut(
  tx: Tx,
  scope: WithdrawalScope,
  identities: IdentityVault,
  withdrawal: Withdrawal,
): Promise<{ keys: number; identity: boolean }> {
  const { vault, assessmentId } = scope;
  const { sourceId, scope: withdrawn, clusterId } = withdrawal;
  await markWithdrawn(tx, assessmentId, sourceId, withdrawn);
  if (withdrawn === "recontact") return { keys: 0, identity: await identities.forgetContact(scope, sourceId) };
  if (withdrawn !== "analyse") return { keys: 0, identity: false };
  const isClusterFree = clusterId !== null && (await countBeside(tx, assessmentId, clusterId, sourceId)) === 0;
  const records = isClusterFree ? [sourceId, clusterId] : [sourceId];
  const keys = await vault.destroyKeys(tx, assessmentId, records);
  forgetTexts(vault, assessmentId, await listTextIds(tx, assessmentId, sourceId));
  return { keys, identity: await identities.forget(scope, [sourceId]) };
}
