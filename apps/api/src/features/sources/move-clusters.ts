import { clusters, type Tx } from "@octant/db";
import { and, eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { sealName, showName } from "../../platform/sealed-names.ts";
import { type ClusterPlan, type ClusterState, type Move, planClusters } from "./plan-clusters.ts";
import { findGroupName, type LockedCluster, lockClusters, requireCuts } from "./register-queries.ts";

type Scope = Pick<RequestContext, "vault" | "assessmentId">;

/** A move with the title that the source had, by which a cluster of its own is known; null for one that is only coming. */
export type TitledMove = Move & { oldTitle: string | null };

/** A plan, and the clusters that it is about by what they are called. */
export type NamedPlan = { plan: ClusterPlan; names: ReadonlyMap<string, LockedCluster & { name: string }> };

/**
 * Finds where sources are to be, and holds the clusters until the transaction ends. Throws `not-found` for an unknown one, and
 * `cut-retired` for one that is entered and whose group is out of use.
 */
export async function planMoves(tx: Tx, ctx: Scope, moves: readonly TitledMove[]): Promise<NamedPlan> {
  const { assessmentId, vault } = ctx;
  const ids = [...new Set(moves.flatMap(({ from, to }) => [from ?? [], to ?? []].flat()))];
  const locked = await lockClusters(tx, assessmentId, ids);
  if (locked.length < ids.length) throw new ProblemError("not-found", { what: "clusterId" });
  const entered = new Set(moves.flatMap(({ from, to }) => (to && to !== from ? [to] : [])));
  const groupIds = locked.flatMap(({ id, groupId }) => (entered.has(id) && groupId !== null ? [groupId] : []));
  await requireCuts(tx, assessmentId, { areaIds: [], periodIds: [], groupIds });
  const sealer = await vault.sealer(tx, assessmentId, ids);
  const names = new Map(
    locked.map((row) => [row.id, { ...row, name: showName(sealer, "cluster", row.id, row.nameSealed) }]),
  );
  const titleIn = new Map(moves.flatMap(({ from, oldTitle }) => (from && oldTitle !== null ? [[from, oldTitle]] : [])));
  const states = new Map<string, ClusterState>();
  for (const { id, groupId, sources, name } of names.values()) {
    states.set(id, { id, groupId, sources, isOwn: sources === 1 && titleIn.get(id) === name });
  }
  return { plan: planClusters(states, moves, uuidv7), names };
}

/**
 * Makes, renames and regroups clusters as planned; those that are left go by `removeClusters`, once nobody is in them.
 * Throws `cluster-in-other-group` with the names of the first that would not stay in one group.
 */
export async function carryOutPlan(tx: Tx, ctx: Scope, { plan, names }: NamedPlan): Promise<void> {
  const [refused] = plan.refused;
  if (refused) {
    const cluster = names.get(refused.clusterId);
    const askedGroup = refused.askedGroupId && (await findGroupName(tx, ctx.assessmentId, refused.askedGroupId));
    const facts = { cluster: cluster?.name, group: cluster?.group ?? null, askedGroup };
    throw new ProblemError("cluster-in-other-group", facts);
  }
  await addClusters(tx, ctx, plan.added);
  for (const [groupId, ids] of byValue(plan.regrouped)) {
    await tx.update(clusters).set({ groupId }).where(isOneOf(ctx, ids));
  }
  await renameClusters(tx, ctx, plan.renamed);
}

type NewCluster = { id: string; groupId: string | null; name: string };

export async function addClusters(tx: Tx, { vault, assessmentId }: Scope, added: readonly NewCluster[]): Promise<void> {
  if (added.length === 0) return;
  const ids = added.map(({ id }) => id);
  const sealer = await vault.sealer(tx, assessmentId, ids, { create: true });
  const rows = added.map(({ id, groupId, name }) => {
    return { assessmentId, id, groupId, nameSealed: sealName(sealer, "cluster", id, name) };
  });
  await tx.insert(clusters).values(rows);
}

async function renameClusters(tx: Tx, ctx: Scope, renamed: ReadonlyMap<string, string>): Promise<void> {
  if (renamed.size === 0) return;
  const sealer = await ctx.vault.sealer(tx, ctx.assessmentId, renamed.keys());
  const rows = [...renamed].map(([id, name]) => {
    return { id, name: Buffer.from(sealName(sealer, "cluster", id, name)).toString("base64") };
  });
  await tx.execute(sql`
    update ${clusters} set name_sealed = decode(t.name, 'base64')
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as t (id uuid, name text)
    where ${clusters.assessmentId} = ${ctx.assessmentId} and ${clusters.id} = t.id`);
}

/** Removes clusters that their last source has left, and with them all that could open their names. */
export async function removeClusters(tx: Tx, ctx: Scope, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.delete(clusters).where(isOneOf(ctx, ids));
  await ctx.vault.destroyKeys(tx, ctx.assessmentId, ids);
}

const isOneOf = ({ assessmentId }: Scope, ids: readonly string[]) =>
  and(eq(clusters.assessmentId, assessmentId), sql`${clusters.id} = any(${`{${ids.join(",")}}`}::uuid[])`);

function byValue<Value>(map: ReadonlyMap<string, Value>): Map<Value, string[]> {
  const grouped = new Map<Value, string[]>();
  for (const [key, value] of map) grouped.set(value, [...(grouped.get(value) ?? []), key]);
  return grouped;
}
