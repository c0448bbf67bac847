import { compareNullable, compareText } from "./compare-text.ts";
import type { ProfileInput } from "./profile-input.ts";
import { runs } from "./runs.ts";

/** What one speaker says: the number of stances and their mean, in [-1, 1]. Null stands for passages without a speaker. */
export type SpeakerStance = { speaker: string | null; count: number; mean: number };
/** What one source says to one question, speaker by speaker. */
export type Saying = { source: string; question: string; speakers: SpeakerStance[] };

/**
 * Gathers stances by source, question and speaker, all in order. Context takes no stance and leaves no trace here.
 * Sums of -1, 0 and 1 are whole, so the order of a speaker's own stances never matters.
 */
export function sayings(stances: ProfileInput["stances"]): Saying[] {
  const sorted = stances.filter(({ stance }) => stance !== null).sort(compareHeard);
  const bySource = runs(sorted, (a, b) => a.source === b.source && a.question === b.question);
  return bySource.map((said) => {
    const [{ source, question }] = said;
    return { source, question, speakers: runs(said, (a, b) => nameOf(a) === nameOf(b)).map(speakerStance) };
  });
}

type Heard = ProfileInput["stances"][number];

function speakerStance(said: readonly [Heard, ...Heard[]]): SpeakerStance {
  const total = said.reduce((sum, { stance }) => sum + (stance ?? 0), 0);
  return { speaker: nameOf(said[0]), count: said.length, mean: total / said.length };
}

function compareHeard(a: Heard, b: Heard): number {
  return (
    compareText(a.source, b.source) || compareText(a.question, b.question) || compareNullable(nameOf(a), nameOf(b))
  );
}

function nameOf({ speaker }: Heard): string | null {
  return speaker ?? null;
}
