import { assignOnce } from "./assign-once.ts";
import { compareText } from "./compare-text.ts";
import type { ProfileInput } from "./profile-input.ts";
import type { Rejected } from "./rejected.ts";

/** Who belongs where and what each group weighs: everything about a unit's evidence but what it says. */
export type EvidenceRegister = {
  kind: "register";
  clusterOf: ReadonlyMap<string, string>;
  groupOf: ReadonlyMap<string, string>;
  weightOf: ReadonlyMap<string, number>;
};

/**
 * Reads the register of a unit's evidence, or says what in it contradicts the method: a cluster in two stakeholder
 * groups, a weight that is not above 0 (leave the group out of scope instead, and say so), an unknown source.
 * Source: method, section 2.
 */
export function evidenceRegister(input: ProfileInput): EvidenceRegister | Rejected {
  const groups = assignOnce(input.clusters.map(({ id, group }) => [id, group]));
  if (groups.kind === "conflict") {
    return { kind: "rejected", code: "cluster-in-two-groups", cluster: groups.key, groups: groups.values };
  }
  const clusters = assignOnce(input.sources.map(({ id, cluster }) => [id, cluster]));
  if (clusters.kind === "conflict") {
    return { kind: "rejected", code: "source-in-two-clusters", source: clusters.key, clusters: clusters.values };
  }
  const unknownClusters = missing([input.sources], ({ cluster }) => cluster, groups.values);
  if (unknownClusters.length > 0) return { kind: "rejected", code: "cluster-unknown", clusters: unknownClusters };

  const unknownSources = missing<{ source: string }>(
    [input.stances, input.judged],
    ({ source }) => source,
    clusters.values,
  );
  if (unknownSources.length > 0) return { kind: "rejected", code: "source-unknown", sources: unknownSources };

  const unusable = unusableWeights(input.groupWeights);
  if (unusable.length > 0) return { kind: "rejected", code: "weight-not-positive", groups: unusable };
  // entries, not properties: a group may be called "constructor"
  const weightOf = new Map(Object.entries(input.groupWeights ?? {}));
  return { kind: "register", clusterOf: clusters.values, groupOf: groups.values, weightOf };
}

/** The groups whose weight is not above 0, or endless, in order of name. */
export function unusableWeights(groupWeights: ProfileInput["groupWeights"]): string[] {
  const unusable = Object.entries(groupWeights ?? {}).filter(([, weight]) => !(weight > 0 && Number.isFinite(weight)));
  return unusable.map(([group]) => group).toSorted(compareText);
}

/** The names in any of the lists that are not known, each once, in order. */
function missing<T>(
  lists: readonly (readonly T[])[],
  nameOf: (item: T) => string,
  known: ReadonlyMap<string, string>,
): string[] {
  const names = new Set<string>();
  for (const list of lists) for (const item of list) if (!known.has(nameOf(item))) names.add(nameOf(item));
  return [...names].toSorted(compareText);
}
