import { codePointLength, paragraphSpans } from "@octant/spans";
import { type Choose, decodeText } from "../encoding/decode-text.ts";
import type { TextEncoding } from "../encoding/encodings.ts";
import type { Refusal } from "../encoding/refusal.ts";
import { guessLanguage } from "../language/guess-language.ts";
import { textDirection } from "../language/text-direction.ts";
import { normaliseText } from "../normalise-text.ts";
import { findTurns, type Turn } from "../turns/find-turns.ts";
import type { SpeakerRole } from "../turns/speaker-words.ts";

/** `turns` is how often they speak. In the order in which they first do. */
export type FoundSpeaker = { name: string; role: SpeakerRole | null; turns: number };

export type ReadText = {
  kind: "read";
  text: string;
  /** In code points. */
  length: number;
  encoding: TextEncoding;
  certain: boolean;
  /** Lines with something on them. */
  paragraphs: number;
  turns: Turn[];
  speakers: FoundSpeaker[];
  /** A guess for prefilling a form: see `guessLanguage`. */
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
  const text = normaliseText(decoded.text);
  const turns = findTurns(text);
  return {
    kind: "read",
    text,
    length: codePointLength(text),
    encoding: decoded.encoding,
    certain: decoded.certain,
    paragraphs: paragraphSpans(text).length,
    turns,
    speakers: speakersOf(turns),
    language: guessLanguage(text),
    direction: textDirection(text),
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
