import type { ScorecardRow } from "@octant/schemas";
import { DOMINANT_SHARE, ENOUGH_CLUSTERS, isAbove, side } from "@octant/scoring";
import type { Profile } from "./balance-geometry.ts";

/** What the ids in a row are called. */
export type RowNames = {
  groupName: (groupId: string) => string;
  clusterName: (clusterId: string) => string;
};

/** A choice of weights that could have been made, and the balance it would give. */
export type Choice = { equal: "groups" | "clusters" | "questions"; value: number };

/** Something that a reader of a balance should know about the evidence under it, most serious first. */
export type Fact =
  | { kind: "few"; clusters: number }
  | { kind: "one-group"; group: string }
  | { kind: "dominant"; share: number; cluster: string }
  | { kind: "tips-groups"; groups: string[] }
  | { kind: "tips-clusters"; clusters: string[] }
  | { kind: "other-side"; choices: Choice[] }
  | { kind: "divided"; sources: number }
  | { kind: "both-sides"; supporting: number; constraining: number }
  | { kind: "one-sided"; side: "supports" | "constrains"; share: number }
  | { kind: "no-side" }
  | { kind: "judged"; positions: number }
  | { kind: "not-placed"; codings: number }
  | { kind: "broader"; codings: number }
  | { kind: "context"; codings: number };

/**
 * What a row rests on: how few, who could tip it, which choice would, how it is spread, and what stays outside.
 * Takes the figures as they are computed and adds none. Source: method, sections 2 to 4.
 */
export function restsOn(row: ScorecardRow, names: RowNames): Fact[] {
  const { profile } = row;
  if (profile.kind === "no-evidence") return outside(row);
  return [
    ...breadth(profile, row, names),
    ...tips(profile, names),
    ...choices(profile),
    ...spread(profile),
    ...outside(row),
  ];
}

function breadth({ counts, maxShare, clusterShares }: Profile, row: ScorecardRow, names: RowNames): Fact[] {
  const facts: Fact[] = [];
  if (counts.clusters < ENOUGH_CLUSTERS) facts.push({ kind: "few", clusters: counts.clusters });
  const group = row.clusters[0]?.groupId;
  if (counts.groups === 1 && group) facts.push({ kind: "one-group", group: names.groupName(group) });
  const largest = Object.entries(clusterShares).find(([, share]) => share === maxShare)?.[0];
  // of one to three clusters one always carries more than a quarter; saying so would only repeat how few they are
  if (isAbove(maxShare, DOMINANT_SHARE) && counts.clusters >= ENOUGH_CLUSTERS && largest) {
    facts.push({ kind: "dominant", share: maxShare, cluster: names.clusterName(largest) });
  }
  return facts;
}

/** Where a whole group tips the balance, naming its clusters too would only say less. */
function tips({ tipping: { groups, clusters } }: Profile, names: RowNames): Fact[] {
  if (groups.length > 0) return [{ kind: "tips-groups", groups: groups.map(names.groupName) }];
  if (clusters.length > 0) return [{ kind: "tips-clusters", clusters: clusters.map(names.clusterName) }];
  return [];
}

/** Which other choice of weights would put the balance on another side. */
function choices(profile: Profile): Fact[] {
  const differs = (other: number) => side(other) !== profile.side;
  const weights: Choice[] = [
    { equal: "groups", value: profile.equalGroups },
    { equal: "clusters", value: profile.equalClusters },
  ];
  const found = profile.weightDependent ? weights.filter(({ value }) => differs(value)) : [];
  if (profile.questionMix) found.push({ equal: "questions", value: profile.questionBalance });
  return found.length > 0 ? [{ kind: "other-side", choices: found }] : [];
}

function spread({ divided, supporting, constraining }: Profile): Fact[] {
  const facts: Fact[] = [];
  if (divided.length > 0) facts.push({ kind: "divided", sources: divided.length });
  if (supporting > 0 && constraining > 0) facts.push({ kind: "both-sides", supporting, constraining });
  else if (supporting > 0) facts.push({ kind: "one-sided", side: "supports", share: supporting });
  else if (constraining > 0) facts.push({ kind: "one-sided", side: "constrains", share: constraining });
  else facts.push({ kind: "no-side" });
  return facts;
}

/** What was coded but stands in no balance. */
function outside({ judged, notPlaced, broader, context }: ScorecardRow): Fact[] {
  const facts: Fact[] = [];
  if (judged > 0) facts.push({ kind: "judged", positions: judged });
  if (notPlaced > 0) facts.push({ kind: "not-placed", codings: notPlaced });
  if (broader > 0) facts.push({ kind: "broader", codings: broader });
  if (context > 0) facts.push({ kind: "context", codings: context });
  return facts;
}
