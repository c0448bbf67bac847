import { compareText, entriesInOrder } from "./compare-text.ts";
import type { EvidenceRegister } from "./evidence-register.ts";
import { getOrAdd } from "./get-or-add.ts";
import { type GroupBalance, groupBalances } from "./group-balances.ts";
import { mean } from "./mean.ts";
import { type Side, side } from "./side.ts";
import type { QuestionPosition, SourcePosition } from "./source-positions.ts";
import { weightedBalance } from "./weighted-balance.ts";

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

/** The choices that could matter to the balance of a unit with evidence. Source: method, section 3, step 9. */
export function choices(
  balanceSide: Side,
  groups: readonly GroupBalance[],
  positions: readonly QuestionPosition[],
  register: EvidenceRegister,
): Choices {
  const clusters = groups.flatMap((group) => group.clusters).toSorted((a, b) => compareText(a.id, b.id));
  const equalGroups = mean(groups.map((group) => group.balance));
  const equalClusters = mean(clusters.map(({ position }) => position));
  const questions = questionBalances(positions, register);
  const questionBalance = mean(questions.map(([, value]) => value));
  const differs = (other: number) => side(other) !== balanceSide;
  return {
    equalGroups,
    equalClusters,
    weightDependent: differs(equalGroups) || differs(equalClusters),
    byQuestion: Object.fromEntries(questions),
    questionBalance,
    questionMix: differs(questionBalance),
  };
}

/** The balance of each question that any source has a position on, in order of question. */
function questionBalances(positions: readonly QuestionPosition[], register: EvidenceRegister): [string, number][] {
  const byQuestion = new Map<string, SourcePosition[]>();
  for (const position of positions) getOrAdd(byQuestion, position.question, () => []).push(position);
  return entriesInOrder(byQuestion).map(([question, ofSources]) => [
    question,
    weightedBalance(groupBalances(ofSources, register)),
  ]);
}
