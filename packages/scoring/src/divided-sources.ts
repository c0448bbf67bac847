import type { Saying } from "./sayings.ts";
import { side } from "./side.ts";

/**
 * Sources in which, on one question, a marked speaker supports and another constrains, each beyond 0.25: a position
 * near 0 then means that they disagree, not that the source is "mixed". In order of id.
 * Source: method, section 3, step 1.
 */
export function dividedSources(said: readonly Saying[]): string[] {
  return [...new Set(said.filter(isDivided).map(({ source }) => source))];
}

function isDivided({ speakers }: Saying): boolean {
  const isMarkedOn = (wanted: 1 | -1) => speakers.some((one) => one.speaker !== null && side(one.mean) === wanted);
  return isMarkedOn(1) && isMarkedOn(-1);
}
