import type { ClusterColumns } from "./cluster-columns.ts";
import type { GroupBalances } from "./group-balances.ts";
import { mean } from "./mean.ts";
import { type Side, side } from "./side.ts";

/** The balance under other choices that could have been made, and whether one of them would change its side. */
export type Choices = {
  equalGroups: number;
  equalClusters: number;
  /** With equal groups or with equal clusters the side would differ. */
  weightDependent: boolean;
  /** The balance of each question by itself. */
  byQuestion: Record<string, number>;
  /** The mean of these: each question, rather than each source, counts equally. */
  questionBalance: number;
  questionMix: boolean;
};

/**
 * The choices that could matter to the balance of a unit with evidence; `byQuestion` holds the balance of each question
 * that any source has a position on, in order of question. Source: method, section 3, step 9.
 */
export function choices(
  balanceSide: Side,
  { positions }: ClusterColumns,
  { balances }: GroupBalances,
  byQuestion: readonly (readonly [question: string, balance: number])[],
): Choices {
  const equalGroups = mean(balances);
  const equalClusters = mean(positions);
  const questionBalance = mean(byQuestion.map(([, balance]) => balance));
  const differs = (other: number) => side(other) !== balanceSide;
  return {
    equalGroups,
    equalClusters,
    weightDependent: differs(equalGroups) || differs(equalClusters),
    byQuestion: Object.fromEntries(byQuestion),
    questionBalance,
    questionMix: differs(questionBalance),
  };
}
