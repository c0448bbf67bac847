import { sliceCodePoints } from "@octant/spans";
import {
  type Choose,
  type FoundSpeaker,
  type ReadText,
  type Refusal,
  readText,
  type TextEncoding,
} from "@octant/transcripts";
import { TEXT } from "../../platform/limits.ts";

/** A text as it goes into the database: bytes and numbers, which pass from process to process as they are. */
export type ParsedText = Omit<ReadText, "text" | "turns"> & {
  /** The normalised text. */
  utf8: Uint8Array<ArrayBuffer>;
  /** Three positions in code points for each turn: start, where the speech begins, end. */
  turnPlaces: Int32Array<ArrayBuffer>;
  /** For each turn, which of `speakers` it is; -1 for none. */
  turnSpeakers: Int32Array<ArrayBuffer>;
  /** The beginning, for a preview. */
  excerpt: string;
};
export type Parsed = ParsedText | Choose | Refusal | TooManyTurns;
export type TooManyTurns = { kind: "refused"; code: "too-many-turns"; limit: number; actual: number };

export function parseText(bytes: Uint8Array, encoding?: TextEncoding): Parsed {
  const read = readText(bytes, encoding);
  if (read.kind !== "read") return read;
  const { text, turns, ...rest } = read;
  if (turns.length > TEXT.turns) {
    return { kind: "refused", code: "too-many-turns", limit: TEXT.turns, actual: turns.length };
  }
  const places = turns.flatMap(({ start, speechStart, end }) => [start, speechStart, end]);
  return {
    ...rest,
    utf8: new TextEncoder().encode(text),
    turnPlaces: Int32Array.from(places),
    turnSpeakers: Int32Array.from(speakersOf(turns, rest.speakers)),
    excerpt: sliceCodePoints(text, { start: 0, end: Math.min(TEXT.excerptCodePoints, rest.length) }),
  };
}

function speakersOf(turns: ReadText["turns"], speakers: readonly FoundSpeaker[]): number[] {
  const at = new Map(speakers.map(({ name }, index) => [name, index]));
  return turns.map(({ speaker }) => (speaker === null ? -1 : (at.get(speaker) ?? -1)));
}
