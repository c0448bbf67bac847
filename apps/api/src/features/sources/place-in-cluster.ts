import { clusters, type Tx } from "@octant/db";
import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { openName, sealName } from "../../platform/sealed-names.ts";
import { type FoundCluster, findCluster, findGroup } from "./queries.ts";

type Scope = Pick<RequestContext, "vault" | "assessmentId">;

/**
 * Lets a source into a cluster. Throws `cluster-in-other-group` with both names where a group is asked for that is not the
 * cluster's, since a cluster lies in one group alone; `not-found` for a cluster or group that this assessment does not have.
 */
export async function joinCluster(tx: Tx, ctx: Scope, clusterId: string, groupId: string | null): Promise<string> {
  const cluster = await findCluster(tx, ctx.assessmentId, clusterId);
  if (!cluster) throw new ProblemError("not-found", { what: "clusterId" });
  if (groupId !== null && groupId !== cluster.groupId) await refuseOtherGroup(tx, ctx, cluster, groupId);
  return cluster.id;
}

/** Makes a cluster of a source's own. It bears the source's title. */
export async function addOwnCluster(tx: Tx, ctx: Scope, groupId: string | null, title: string): Promise<string> {
  const { assessmentId } = ctx;
  if (groupId !== null && !(await findGroup(tx, assessmentId, groupId))) {
    throw new ProblemError("not-found", { what: "groupId" });
  }
  const id = uuidv7();
  const sealer = await ctx.vault.sealer(tx, assessmentId, [id], { create: true });
  await tx.insert(clusters).values({ assessmentId, id, groupId, nameSealed: sealName(sealer, "cluster", id, title) });
  return id;
}

export async function refuseOtherGroup(tx: Tx, ctx: Scope, cluster: FoundCluster, askedGroupId: string | null) {
  const asked = askedGroupId === null ? null : await findGroup(tx, ctx.assessmentId, askedGroupId);
  if (asked === undefined) throw new ProblemError("not-found", { what: "groupId" });
  throw new ProblemError("cluster-in-other-group", {
    cluster: await clusterName(tx, ctx, cluster),
    group: cluster.group,
    askedGroup: asked?.name ?? null,
  });
}

export async function clusterName(tx: Tx, ctx: Scope, { id, nameSealed }: FoundCluster): Promise<string> {
  return openName(await ctx.vault.sealer(tx, ctx.assessmentId, [id]), "cluster", id, nameSealed);
}

export async function renameCluster(tx: Tx, ctx: Scope, id: string, name: string): Promise<void> {
  const sealer = await ctx.vault.sealer(tx, ctx.assessmentId, [id]);
  await tx
    .update(clusters)
    .set({ nameSealed: sealName(sealer, "cluster", id, name) })
    .where(and(eq(clusters.assessmentId, ctx.assessmentId), eq(clusters.id, id)));
}

/** Removes a cluster that its last source has left, and with it all that could open its name. */
export async function removeCluster(tx: Tx, ctx: Scope, id: string): Promise<void> {
  await tx.delete(clusters).where(and(eq(clusters.assessmentId, ctx.assessmentId), eq(clusters.id, id)));
  await ctx.vault.destroyKeys(tx, ctx.assessmentId, [id]);
}
