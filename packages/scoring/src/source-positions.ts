import { compareText } from "./compare-text.ts";
import { computedPosition } from "./computed-position.ts";
import { getOrAdd } from "./get-or-add.ts";
import type { ProfileInput } from "./profile-input.ts";
import type { Rejected } from "./rejected.ts";
import type { StanceTallies } from "./stance-tallies.ts";

/** Positions in [-1, 1] by source, then by question, both in order of id. */
export type SourcePositions = { kind: "positions"; bySource: ReadonlyMap<string, ReadonlyMap<string, number>> };

/**
 * What each source says to each question: the judged position where there is one, else the computed one.
 * Two different judgements of one source and question are rejected. Source: method, section 3, step 1.
 */
export function sourcePositions(tallies: StanceTallies, judged: ProfileInput["judged"]): SourcePositions | Rejected {
  const positions = new Map<string, Map<string, number>>();
  const judgedTwice = new Set<string>();
  for (const { source, question, position } of judged) {
    const ofSource = getOrAdd(positions, source, () => new Map<string, number>());
    if (getOrAdd(ofSource, question, () => position) !== position) judgedTwice.add(source);
  }
  if (judgedTwice.size > 0) {
    return { kind: "rejected", code: "position-judged-twice", sources: [...judgedTwice].toSorted(compareText) };
  }
  for (const [source, byQuestion] of tallies) {
    const ofSource = getOrAdd(positions, source, () => new Map<string, number>());
    for (const [question, bySpeaker] of byQuestion) getOrAdd(ofSource, question, () => computedPosition(bySpeaker));
  }
  return {
    kind: "positions",
    bySource: inOrder([...positions].map(([source, ofSource]) => [source, inOrder(ofSource)])),
  };
}

function inOrder<V>(entries: Iterable<readonly [string, V]>): Map<string, V> {
  return new Map([...entries].toSorted(([a], [b]) => compareText(a, b)));
}
