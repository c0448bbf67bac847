import type { EvidenceItem, Stance } from "@octant/schemas";
import type { Feed } from "./create-evidence-feed.ts";

/** Whose quotes are shown: those of a group, of a cluster, or everybody's. `name` is what that is called. */
export type Narrowing = { groupId?: string; clusterId?: string; name?: string };
export type NarrowParams = { group?: string | string[] | undefined; cluster?: string | string[] | undefined };

type Named = { get: (id: string) => { name: string } | undefined };

/** What an address narrows to; an id that the assessment does not know narrows nothing. */
export function readNarrowing({ group, cluster }: NarrowParams, names: { groups: Named; clusters: Named }): Narrowing {
  const clusterName = typeof cluster === "string" ? names.clusters.get(cluster)?.name : undefined;
  if (typeof cluster === "string" && clusterName !== undefined) return { clusterId: cluster, name: clusterName };
  const groupName = typeof group === "string" ? names.groups.get(group)?.name : undefined;
  if (typeof group === "string" && groupName !== undefined) return { groupId: group, name: groupName };
  return {};
}

export function isNarrowed({ groupId, clusterId }: Narrowing): boolean {
  return groupId !== undefined || clusterId !== undefined;
}

/** The feeds with only the quotes that are asked for. */
export function narrowed(feeds: Readonly<Record<Stance, Feed>>, narrowing: Narrowing): Record<Stance, Feed> {
  const keep = (item: EvidenceItem) =>
    narrowing.clusterId === undefined
      ? narrowing.groupId === undefined || item.groupId === narrowing.groupId
      : item.clusterId === narrowing.clusterId;
  const only = (feed: Feed): Feed => ({ ...feed, items: feed.items.filter(keep) });
  return {
    supports: only(feeds.supports),
    constrains: only(feeds.constrains),
    mixed: only(feeds.mixed),
    context: only(feeds.context),
  };
}
