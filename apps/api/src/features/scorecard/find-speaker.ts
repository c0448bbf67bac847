import { overlapLength, type Span } from "@octant/spans";

/** A respondent's turn in code points, half-open. */
export type SpokenTurn = Span & { speakerId: string };

/**
 * Who speaks in a passage: the respondent with the most of it, of equals the first. Undefined where none does.
 * `turns` are those of one text, in order; they do not overlap.
 */
export function findSpeaker(turns: readonly SpokenTurn[], passage: Span): string | undefined {
  const spoken = new Map<string, number>();
  for (let at = firstEndingAfter(turns, passage.start); at < turns.length; at += 1) {
    const turn = turns[at];
    if (!turn || turn.start >= passage.end) break;
    spoken.set(turn.speakerId, (spoken.get(turn.speakerId) ?? 0) + overlapLength(turn, passage));
  }
  let speaker: string | undefined;
  let most = 0;
  for (const [id, length] of spoken) if (length > most) [speaker, most] = [id, length];
  return speaker;
}

function firstEndingAfter(turns: readonly SpokenTurn[], position: number): number {
  let [low, high] = [0, turns.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((turns[middle]?.end ?? 0) > position) high = middle;
    else low = middle + 1;
  }
  return low;
}
