import type { ClusterColumns } from "./cluster-columns.ts";
import type { EvidenceNumbers } from "./evidence-numbers.ts";
import type { Reach } from "./evidence-scope.ts";
import type { NaiveFigures } from "./naive-figures.ts";
import type { QuestionCut } from "./question-cut.ts";

/** Room to add up in, made once for an index: it is left empty, and asked for thousands of times. */
export type Tally = { totals: Float64Array; counts: Int32Array };

export function makeTally(size: number): Tally {
  return { totals: new Float64Array(size), counts: new Int32Array(size) };
}

/** What the numbers of an index, and the weights of its groups, say of who stands where; with room to add up in. */
export type Combining = { numbers: EvidenceNumbers; weights: readonly number[]; ofSources: Tally; ofClusters: Tally };

/**
 * From what sources say to questions to what clusters say to all of them: a source's position is the mean over the
 * questions on which it has one, a cluster's the mean of its sources'. `cuts` come in order of question.
 * Source: method, section 3, steps 2 and 3.
 */
export function combineCuts(
  cuts: readonly Pick<QuestionCut, "sources" | "positions">[],
  combining: Combining,
): { columns: ClusterColumns; sources: number } {
  const { numbers, ofSources, ofClusters } = combining;
  for (const { sources, positions } of cuts) {
    for (let at = 0; at < sources.length; at += 1) addTo(ofSources, sources[at] ?? 0, positions[at] ?? 0);
  }
  let sources = 0;
  for (let source = 0; source < ofSources.counts.length; source += 1) {
    const count = ofSources.counts[source] ?? 0;
    if (count === 0) continue;
    sources += 1;
    addTo(ofClusters, numbers.clusterOf[source] ?? 0, (ofSources.totals[source] ?? 0) / count);
  }
  const columns = toColumns(combining);
  for (const tally of [ofSources, ofClusters]) {
    tally.totals.fill(0);
    tally.counts.fill(0);
  }
  return { columns, sources };
}

function addTo({ totals, counts }: Tally, at: number, value: number): void {
  totals[at] = (totals[at] ?? 0) + value;
  counts[at] = (counts[at] ?? 0) + 1;
}

/** Clusters with a position, in order of number, which is that of their ids; and the groups that any of them lies in. */
function toColumns({ numbers, weights, ofClusters }: Combining): ClusterColumns {
  const { totals, counts } = ofClusters;
  const members = new Int32Array(counts.length);
  const placeOf = new Int32Array(weights.length).fill(-1);
  let size = 0;
  for (let cluster = 0; cluster < counts.length; cluster += 1) {
    if (counts[cluster] === 0) continue;
    members[size] = cluster;
    placeOf[numbers.groupOf[cluster] ?? 0] = 0;
    size += 1;
  }
  const present = weights.flatMap((_, group) => (placeOf[group] === 0 ? [group] : []));
  for (const [place, group] of present.entries()) placeOf[group] = place;
  const positions = new Float64Array(size);
  const groupAt = new Int32Array(size);
  for (let at = 0; at < size; at += 1) {
    const cluster = members[at] ?? 0;
    positions[at] = (totals[cluster] ?? 0) / (counts[cluster] ?? 1);
    groupAt[at] = placeOf[numbers.groupOf[cluster] ?? 0] ?? 0;
  }
  return {
    positions,
    groupAt,
    idAt: (at) => numbers.clusters.all[members[at] ?? 0] ?? "",
    groups: present.map((group) => numbers.groups.all[group] ?? ""),
    weights: present.map((group) => weights[group] ?? 1),
  };
}

/** What simple counting says of several questions' passages. Source: method, section 3, step 10. */
export function countStances(cuts: readonly QuestionCut[], { ofSources }: Combining): NaiveFigures {
  const { counts } = ofSources;
  let [codings, sum, most] = [0, 0, 0];
  for (const { heard, heardCounts, stanceSum, passages } of cuts) {
    codings += passages;
    sum += stanceSum;
    for (let at = 0; at < heard.length; at += 1) {
      const source = heard[at] ?? 0;
      const count = (counts[source] ?? 0) + (heardCounts[at] ?? 0);
      counts[source] = count;
      most = Math.max(most, count);
    }
  }
  counts.fill(0);
  if (codings === 0) return { codings, naive: null, topShare: null };
  return { codings, naive: sum / codings, topShare: most / codings };
}

/** The clusters that sources lie in, each once, and their groups; the sources are given by question. */
export function reachOf(speaking: readonly Int32Array[], { numbers, ofClusters }: Combining): Reach {
  const { counts } = ofClusters;
  const groups = new Set<number>();
  let clusters = 0;
  for (const sources of speaking) {
    for (let at = 0; at < sources.length; at += 1) {
      const cluster = numbers.clusterOf[sources[at] ?? 0] ?? 0;
      if (counts[cluster] !== 0) continue;
      counts[cluster] = 1;
      clusters += 1;
      groups.add(numbers.groupOf[cluster] ?? 0);
    }
  }
  if (clusters > 0) counts.fill(0);
  return { clusters, groups: groups.size };
}
