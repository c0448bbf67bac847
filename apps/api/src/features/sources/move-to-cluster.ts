import { clusters, type Tx } from "@octant/db";
import type { ChangeSource, Source } from "@octant/schemas";
import { and, eq } from "drizzle-orm";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { addOwnCluster, clusterName, joinCluster, refuseOtherGroup, renameCluster } from "./place-in-cluster.ts";
import { findCluster, findGroup } from "./queries.ts";

type Scope = Pick<RequestContext, "vault" | "assessmentId">;
type Move = Pick<ChangeSource, "clusterId" | "groupId" | "title">;
/** `emptied` is the cluster of its own that a source leaves: it goes once the source is out. */
export type Moved = { clusterId: string; emptied: string | null };

/**
 * Finds or makes the cluster that a change of a source asks for. A cluster of the source's own follows it: it bears the
 * source's title, changes group with it, and goes when the source leaves. One that others share stays as it is.
 * Throws `cluster-in-other-group` where a shared cluster would have to change its group, as well as for one in another.
 */
export async function moveToCluster(tx: Tx, ctx: Scope, source: Source, move: Move): Promise<Moved> {
  const cluster = await findCluster(tx, ctx.assessmentId, source.clusterId);
  if (!cluster) throw new ProblemError("not-found", { what: "clusterId" });
  const isAlone = cluster.sources === 1;
  const isOwn = isAlone && (await clusterName(tx, ctx, cluster)) === source.title;
  const emptied = isOwn ? cluster.id : null;
  const title = move.title ?? source.title;
  const groupId = move.groupId === undefined ? cluster.groupId : move.groupId;

  if (move.clusterId === null && !isAlone) {
    return { clusterId: await addOwnCluster(tx, ctx, groupId, title), emptied: null };
  }
  if (move.clusterId && move.clusterId !== cluster.id) {
    return { clusterId: await joinCluster(tx, ctx, move.clusterId, move.groupId ?? null), emptied };
  }
  if (groupId !== cluster.groupId) {
    if (!isAlone) await refuseOtherGroup(tx, ctx, cluster, groupId);
    await changeGroup(tx, ctx.assessmentId, cluster.id, groupId);
  }
  if (isOwn && title !== source.title) await renameCluster(tx, ctx, cluster.id, title);
  return { clusterId: cluster.id, emptied: null };
}

async function changeGroup(tx: Tx, assessmentId: string, clusterId: string, groupId: string | null) {
  if (groupId !== null && !(await findGroup(tx, assessmentId, groupId))) {
    throw new ProblemError("not-found", { what: "groupId" });
  }
  await tx
    .update(clusters)
    .set({ groupId })
    .where(and(eq(clusters.assessmentId, assessmentId), eq(clusters.id, clusterId)));
}
