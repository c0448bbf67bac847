import { createCodePointIndex, paragraphSpans, type Span } from "@octant/spans";
import { chooseSpeakers } from "./choose-speakers.ts";
import { joinLines } from "./join-lines.ts";
import { findSpeakerLabel } from "./speaker-label.ts";
import type { SpeakerRole } from "./speaker-words.ts";

/** What one speaker says in one go, in code points: `start` to `end` with the name, the speech from `speechStart` on. */
export type Turn = {
  start: number;
  end: number;
  speechStart: number;
  speaker: string | null;
  role: SpeakerRole | null;
};

/**
 * Finds the turns of a normalised transcript: in order, apart, and together holding all that is not white space.
 * A line that begins with a speaker opens a turn; lines without one go on with it, until a Markdown heading. What stands
 * before the first speaker, after a heading, or in a text without any gives one turn a paragraph, without a speaker. The
 * package's README says what is taken for a speaker. Where a name stands alone on its line, the speech begins on the
 * next; a name with nothing after it has its speech at its own end, without length.
 */
export function findTurns(text: string): Turn[] {
  const index = createCodePointIndex(text);
  const lines = paragraphSpans(index);
  const labels = lines.map((line) => findSpeakerLabel(index.slice(line)));
  const speakers = chooseSpeakers(labels);
  if (speakers.size === 0) return joinLines(index, lines).map(withoutSpeaker);

  const turns: Turn[] = [];
  for (const [at, line] of lines.entries()) {
    const label = labels[at];
    const speaker = label && speakers.get(label);
    const open = turns.at(-1);
    if (label && speaker) {
      const said = index.toCodePoint(index.toUtf16(line.start) + label.length);
      turns.push({ ...line, speechStart: Math.min(said, line.end), speaker: speaker.name, role: speaker.role });
    } else if (open && open.speaker !== null && !isHeading(index.slice(line))) {
      if (open.speechStart === open.end) open.speechStart = line.start;
      open.end = line.end;
    } else turns.push(withoutSpeaker(line));
  }
  return turns;
}

function withoutSpeaker({ start, end }: Span): Turn {
  return { start, end, speechStart: start, speaker: null, role: null };
}

function isHeading(line: string): boolean {
  return /^#{1,6}\s/.test(line);
}
