import { assignOnce } from "./assign-once.ts";
import type { Rejected } from "./rejected.ts";
import { repeatedSources } from "./repeated-sources.ts";
import type { RegisteredSource } from "./unit-input.ts";

/**
 * An assessment's sources by id; rejected where a source is registered twice, or where sources of one cluster were
 * placed in different stakeholder groups. All sources are looked at, whatever unit is asked for, so that the same
 * mistake is told everywhere. Source: method, section 2, cluster.
 */
export function sourceRegister(
  sources: readonly RegisteredSource[],
): { kind: "register"; byId: ReadonlyMap<string, RegisteredSource> } | Rejected {
  const byId = new Map(sources.map((source) => [source.id, source]));
  if (byId.size < sources.length) {
    return { kind: "rejected", code: "source-twice", sources: repeatedSources(sources.map(({ id }) => id)) };
  }
  const placed = sources.flatMap(({ clusterId, groupId }) => (groupId === null ? [] : [[clusterId, groupId] as const]));
  const groups = assignOnce(placed);
  if (groups.kind === "assigned") return { kind: "register", byId };
  return { kind: "rejected", code: "cluster-in-two-groups", cluster: groups.key, groups: groups.values };
}
