import { type Choose, decodeText } from "./decode-text.ts";
import type { TextEncoding } from "./encodings.ts";
import { findTurns, type Turn } from "./find-turns.ts";
import { directionOf, guessLanguage } from "./guess-language.ts";
import { normaliseText } from "./normalise-text.ts";
import type { Refusal } from "./refusal.ts";
import type { SpeakerRole } from "./speaker-roles.ts";

export type FoundSpeaker = { name: string; role: SpeakerRole | null; turns: number };

export type ReadText = {
  kind: "read";
  text: string;
  /** In code points. */
  length: number;
  encoding: TextEncoding;
  certain: boolean;
  paragraphs: number;
  turns: Turn[];
  speakers: FoundSpeaker[];
  language: string | null;
  direction: "ltr" | "rtl";
};

/**
 * Reads a `.txt` or `.md` file. Markdown is kept to the letter, marks included: what goes in is what can be coded.
 * Gives the normalised text with its turns, or asks for the encoding, or says why it can't be read and where.
 */
export function readText(bytes: Uint8Array, encoding?: TextEncoding): ReadText | Choose | Refusal {
  const decoded = decodeText(bytes, encoding);
  if (decoded.kind !== "decoded") return decoded;
  const normal = normaliseText(decoded.text);
  if (normal.kind === "refused") return normal;
  const { text, length } = normal;
  const turns = findTurns(text);
  return {
    kind: "read",
    text,
    length,
    encoding: decoded.encoding,
    certain: decoded.certain,
    paragraphs: text.split("\n").filter((line) => line.trim() !== "").length,
    turns,
    speakers: speakersOf(turns),
    language: guessLanguage(text),
    direction: directionOf(text),
  };
}

function speakersOf(turns: readonly Turn[]): FoundSpeaker[] {
  const speakers = new Map<string, FoundSpeaker>();
  for (const { speaker, role } of turns) {
    if (speaker === null) continue;
    const found = speakers.get(speaker);
    if (found) found.turns += 1;
    else speakers.set(speaker, { name: speaker, role, turns: 1 });
  }
  return [...speakers.values()];
}
