/** A cluster as a plan finds it. */
export type ClusterState = {
  id: string;
  groupId: string | null;
  /** Sources in it, withdrawn ones too. */
  sources: number;
  /** A source's own: nobody else is in it, and it bears that source's title. */
  isOwn: boolean;
};

/** Where a source is and where it is to be; undefined leaves things as they are. */
export type Move = {
  sourceId: string;
  /** Null for a source that is only coming. */
  from: string | null;
  /** Null for a cluster of its own. */
  to?: string | null | undefined;
  groupId?: string | null | undefined;
  title: string;
  isRenamed: boolean;
};

/** A shared cluster would have to change its group, or a cluster of another group was asked for. */
export type RefusedMove = { sourceId: string; clusterId: string; askedGroupId: string | null };

export type ClusterPlan = {
  /** The cluster of every source that moves or stays. */
  placed: Map<string, string>;
  added: { id: string; groupId: string | null; name: string }[];
  regrouped: Map<string, string | null>;
  renamed: Map<string, string>;
  /** Own clusters that their source leaves: each goes once the source is out. */
  emptied: string[];
  refused: RefusedMove[];
};

/**
 * Finds the clusters that a set of sources is to be in. A cluster of a source's own follows it: it bears the source's title,
 * changes group with it, and goes when the source leaves. One that several share changes its group only if all of them do.
 */
export function planClusters(
  clusters: ReadonlyMap<string, ClusterState>,
  moves: readonly Move[],
  newId: () => string,
): ClusterPlan {
  const plan: ClusterPlan = {
    placed: new Map(),
    added: [],
    regrouped: new Map(),
    renamed: new Map(),
    emptied: [],
    refused: [],
  };
  const stayingIn = new Map<string, Move[]>();
  const leaving: Move[] = [];
  for (const move of moves) {
    const clusterId = staysIn(clusters, move);
    if (clusterId === undefined) leaving.push(move);
    else stayingIn.set(clusterId, [...(stayingIn.get(clusterId) ?? []), move]);
  }
  for (const [clusterId, staying] of stayingIn) {
    const cluster = clusters.get(clusterId);
    if (cluster) planStaying(plan, cluster, staying);
  }
  for (const move of leaving) planLeaving(plan, clusters, move, newId);
  const inUse = new Set(plan.placed.values());
  return { ...plan, emptied: plan.emptied.filter((id) => !inUse.has(id)) };
}

/** The cluster that a source stays in. Who is alone in one has a cluster of their own already, whatever it is called. */
function staysIn(clusters: ReadonlyMap<string, ClusterState>, { from, to }: Move): string | undefined {
  if (from === null) return undefined;
  const stays = to === undefined || to === from || (to === null && clusters.get(from)?.sources === 1);
  return stays ? from : undefined;
}

function planStaying(plan: ClusterPlan, cluster: ClusterState, staying: readonly Move[]): void {
  for (const { sourceId } of staying) plan.placed.set(sourceId, cluster.id);
  const regrouping = staying.filter(({ groupId }) => groupId !== undefined && groupId !== cluster.groupId);
  const asked = regrouping[0]?.groupId ?? null;
  const isWhole = regrouping.length === cluster.sources && regrouping.every(({ groupId }) => groupId === asked);
  if (isWhole) plan.regrouped.set(cluster.id, asked);
  else plan.refused.push(...regrouping.map((move) => refusal(move, cluster.id)));
  const [renaming] = staying;
  if (cluster.isOwn && renaming?.isRenamed) plan.renamed.set(cluster.id, renaming.title);
}

function planLeaving(
  plan: ClusterPlan,
  clusters: ReadonlyMap<string, ClusterState>,
  move: Move,
  newId: () => string,
): void {
  const from = move.from === null ? undefined : clusters.get(move.from);
  const groupOf = ({ id, groupId }: ClusterState) =>
    (plan.regrouped.has(id) ? plan.regrouped.get(id) : groupId) ?? null;
  if (from?.isOwn) plan.emptied.push(from.id);
  const joined = move.to ? clusters.get(move.to) : undefined;
  if (joined) {
    plan.placed.set(move.sourceId, joined.id);
    const isOther = move.groupId !== undefined && move.groupId !== null && move.groupId !== groupOf(joined);
    if (isOther) plan.refused.push(refusal(move, joined.id));
    return;
  }
  const groupId = move.groupId === undefined ? (from ? groupOf(from) : null) : move.groupId;
  const added = { id: newId(), groupId, name: move.title };
  plan.added.push(added);
  plan.placed.set(move.sourceId, added.id);
}

function refusal({ sourceId, groupId }: Move, clusterId: string): RefusedMove {
  return { sourceId, clusterId, askedGroupId: groupId ?? null };
}
