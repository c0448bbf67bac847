import { compareText } from "./compare-text.ts";
import { meanStance } from "./computed-position.ts";
import { side } from "./side.ts";
import type { SpeakerTallies, StanceTallies } from "./stance-tallies.ts";

/**
 * Sources in which, on one question, a marked speaker supports and another constrains, each beyond 0.25: a position
 * near 0 then means that they disagree, not that the source is "mixed". In order of id.
 * Source: method, section 3, step 1.
 */
export function dividedSources(tallies: StanceTallies): string[] {
  const divided = [...tallies].filter(([, byQuestion]) => [...byQuestion.values()].some(isDivided));
  return divided.map(([source]) => source).toSorted(compareText);
}

function isDivided(bySpeaker: SpeakerTallies): boolean {
  const sides = new Set<number>();
  for (const [speaker, tally] of bySpeaker) if (speaker !== null) sides.add(side(meanStance(tally)));
  return sides.has(1) && sides.has(-1);
}
