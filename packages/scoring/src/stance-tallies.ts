import { getOrAdd } from "./get-or-add.ts";
import type { ProfileInput } from "./profile-input.ts";

/** Sum and number of a speaker's stances; sums of -1, 0 and 1 are whole, so their order never matters. */
export type StanceTally = { sum: number; count: number };
/** One source's stances on one question, by marked speaker; passages without one stand under null. */
export type SpeakerTallies = Map<string | null, StanceTally>;
/** Stance-bearing passages by source, then question, then speaker. */
export type StanceTallies = Map<string, Map<string, SpeakerTallies>>;

/** Counts what was said: by whom, to which question. Context passages take no stance and leave no trace here. */
export function stanceTallies(stances: ProfileInput["stances"]): StanceTallies {
  const tallies: StanceTallies = new Map();
  for (const { source, question, stance, speaker } of stances) {
    if (stance === null) continue;
    const ofSource = getOrAdd(tallies, source, () => new Map<string, SpeakerTallies>());
    const bySpeaker: SpeakerTallies = getOrAdd(ofSource, question, () => new Map());
    const tally = getOrAdd(bySpeaker, speaker ?? null, () => ({ sum: 0, count: 0 }));
    tally.sum += stance;
    tally.count += 1;
  }
  return tallies;
}
