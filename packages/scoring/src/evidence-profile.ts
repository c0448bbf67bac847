import { type ClusterColumns, type ClusterPosition, clusterColumns } from "./cluster-columns.ts";
import { entriesInOrder } from "./compare-text.ts";
import { dividedSources } from "./divided-sources.ts";
import { type EvidenceRegister, evidenceRegister } from "./evidence-register.ts";
import { getOrAdd } from "./get-or-add.ts";
import { groupBalances } from "./group-balances.ts";
import { mean } from "./mean.ts";
import { naiveFigures } from "./naive-figures.ts";
import { balanceOf, clusterShares, type ProfileFigures, profileFigures } from "./profile-figures.ts";
import type { ProfileInput } from "./profile-input.ts";
import type { Rejected } from "./rejected.ts";
import { runs } from "./runs.ts";
import { sayings } from "./sayings.ts";
import { type QuestionPosition, type SourcePosition, sourcePositions } from "./source-positions.ts";
import { groupShares } from "./weighted-balance.ts";

/** The figures of one unit, and what each of its clusters says and carries. */
export type EvidenceProfile = ProfileFigures & {
  /** Each cluster's position, in order of id. */
  clusters: ClusterPosition[];
  /** The part of the balance that each cluster carries, by cluster. */
  clusterShares: Record<string, number>;
};

/** A result that the scorecard prints: not a zero. */
export type NoEvidence = { kind: "no-evidence" };

/**
 * The evidence profile of one unit: its balance, spread, breadth and fragility.
 * Stakeholder groups weigh the same (or as declared), clusters the same within a group, sources within a cluster,
 * questions within a source, speakers within a question: who was heard most, or coded most, does not weigh more.
 * The order of input never changes a figure; no figure is NaN. Context passages count for nothing here.
 * Errors: a register that contradicts the method is `rejected`, with the names (see `evidenceRegister`).
 * Example: three clusters of officials support (+1), one of civil society constrains (-1): the balance is 0, though the
 * mean of all four stances is 0.5. Source: method, section 3.
 */
export function evidenceProfile(input: ProfileInput): EvidenceProfile | NoEvidence | Rejected {
  const register = evidenceRegister(input);
  if (register.kind === "rejected") return register;
  const said = sayings(input.stances);
  const answers = sourcePositions(said, input.judged);
  if (answers.kind === "rejected") return answers;
  const { positions } = answers;
  if (positions.length === 0) return { kind: "no-evidence" };

  // a source's position on the whole unit: the mean over the questions to which it speaks (step 2)
  const overall = runs(positions, (a, b) => a.source === b.source).map((ofSource) => ({
    source: ofSource[0].source,
    position: mean(ofSource.map(({ position }) => position)),
  }));
  const columns = clusterColumns(overall, register);
  return {
    ...profileFigures({
      columns,
      byQuestion: questionBalances(positions, register),
      divided: dividedSources(said),
      naive: naiveFigures(input.stances),
      sources: overall.length,
    }),
    ...eachCluster(columns),
  };
}

function eachCluster(columns: ClusterColumns): Pick<EvidenceProfile, "clusters" | "clusterShares"> {
  const { positions, groupAt, groups, weights, idAt } = columns;
  const shares = clusterShares(groupBalances(columns).sizes, groupShares(weights));
  const clusters = Array.from(positions, (position, at) => {
    return { id: idAt(at), group: groups[groupAt[at] ?? 0] ?? "", position };
  });
  return {
    clusters,
    clusterShares: Object.fromEntries(clusters.map(({ id }, at) => [id, shares[groupAt[at] ?? 0] ?? 0])),
  };
}

/** The balance of each question that any source has a position on, in order of question. */
function questionBalances(positions: readonly QuestionPosition[], register: EvidenceRegister): [string, number][] {
  const byQuestion = new Map<string, SourcePosition[]>();
  for (const position of positions) getOrAdd(byQuestion, position.question, () => []).push(position);
  return entriesInOrder(byQuestion).map(([question, ofSources]) => {
    return [question, balanceOf(clusterColumns(ofSources, register))];
  });
}
