import { compareText } from "./compare-text.ts";
import { mean } from "./mean.ts";
import type { SpeakerTallies, StanceTally } from "./stance-tallies.ts";

/**
 * The position of one source on one question, in [-1, 1], from what was coded: the mean of its speakers' mean stances.
 * Marked speakers count equally, however much each said; passages without a speaker form one more.
 * Example: A says +1, +1, +1 and B says -1: the position is 0, not 0.5. Source: method, section 3, step 1.
 */
export function computedPosition(tallies: SpeakerTallies): number {
  const inOrder = [...tallies].toSorted(([a], [b]) => compareSpeakers(a, b));
  return mean(inOrder.map(([, tally]) => meanStance(tally)));
}

/** A speaker's mean stance, in [-1, 1]. */
export function meanStance({ sum, count }: StanceTally): number {
  return sum / count;
}

/** Speakers in order of name, passages without one last. */
function compareSpeakers(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compareText(a, b);
}
