import { codePointLength } from "@octant/spans";
import { findSpeakerLabel, type SpeakerLabel } from "./speaker-label.ts";
import type { SpeakerRole } from "./speaker-roles.ts";

/** What one speaker says in one go, in code points: `start` to `end` with the name, the speech from `speechStart` on. */
export type Turn = {
  start: number;
  end: number;
  speechStart: number;
  speaker: string | null;
  role: SpeakerRole | null;
};

type Line = { text: string; start: number; label: SpeakerLabel | undefined };

/**
 * Finds the turns of a transcript. A line that begins with a speaker opens a turn; lines without one go on with it. A name that
 * means a speaker by itself ("Interviewer:", "R1, trader:", "Enquêteur :", "Q.") counts at once; any other only where it comes
 * at least twice beside another speaker, so that "Our reasons:" stays speech. Text before the first speaker, or without
 * any, gives one turn a paragraph without a speaker. Turns are in order, do not overlap, and hold everything that is not white space.
 */
export function findTurns(text: string): Turn[] {
  const lines = withSpeakers(toLines(text));
  const blankLines = lines.some((line, at) => at < lines.length - 1 && line.text.trim() === "");
  const turns: Turn[] = [];
  let open = false; // whether the next line without a speaker goes on with the last turn
  for (const line of lines) {
    const written = writtenPart(line);
    if (!written) {
      // a blank line ends a paragraph, but not what a speaker says
      if (turns.at(-1)?.speaker == null) open = false;
      continue;
    }
    const last = turns.at(-1);
    if (!line.label && open && last) {
      last.end = written.end;
      continue;
    }
    turns.push(toTurn(line, written));
    open = line.label !== undefined || blankLines;
  }
  return turns;
}

function toTurn({ text, start, label }: Line, written: { start: number; end: number }): Turn {
  if (!label) return { ...written, speechStart: written.start, speaker: null, role: null };
  const speechStart = Math.min(start + codePointLength(text.slice(0, label.length)), written.end);
  return { ...written, speechStart, speaker: label.name, role: label.role };
}

/** A line's part without the white space around it, in code points of the text. */
function writtenPart({ text, start }: Line): { start: number; end: number } | undefined {
  const trimmed = text.trim();
  if (trimmed === "") return undefined;
  const from = start + codePointLength(text.slice(0, text.indexOf(trimmed)));
  return { start: from, end: from + codePointLength(trimmed) };
}

function toLines(text: string): Line[] {
  let start = 0;
  return text.split("\n").map((line) => {
    const here = { text: line, start, label: findSpeakerLabel(line) };
    start += codePointLength(line) + 1;
    return here;
  });
}

/** Takes the label from every line whose name turns out to be no speaker's, and gives each speaker one spelling. */
function withSpeakers(lines: readonly Line[]): Line[] {
  const found = new Map<string, { label: SpeakerLabel; times: number }>();
  for (const { label } of lines) {
    if (label)
      found.set(label.key, {
        label: found.get(label.key)?.label ?? label,
        times: (found.get(label.key)?.times ?? 0) + 1,
      });
  }
  const recurring = [...found.values()].filter(({ label, times }) => label.known || times > 1);
  const speakers = recurring.length > 1 ? recurring : recurring.filter(({ label }) => label.known);
  const names = new Map(speakers.map(({ label }) => [label.key, label.name]));
  return lines.map((line) => {
    const name = line.label && names.get(line.label.key);
    return { ...line, label: line.label && name !== undefined ? { ...line.label, name } : undefined };
  });
}
