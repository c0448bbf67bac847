import { isUtf8 } from "node:buffer";
import { Direction, SpeakerRole } from "@octant/schemas";
import { TEXT_ENCODINGS } from "@octant/transcripts";
import { z } from "zod";
import { TEXT } from "../../platform/limits.ts";
import type { Frame } from "../../platform/parser/frame.ts";
import type { Parsed, ParsedText } from "./parse-text.ts";

const Encoding = z.enum(TEXT_ENCODINGS);
const Place = z.int().min(0);
const Line = z.int().min(1);

const Read = z.strictObject({
  kind: z.literal("read"),
  length: z.int().min(1).max(TEXT.codePoints),
  encoding: Encoding,
  certain: z.boolean(),
  paragraphs: Place,
  speakers: z
    .array(z.strictObject({ name: z.string(), role: SpeakerRole.nullable(), turns: z.int().min(1) }))
    .max(TEXT.turns),
  language: z.string().max(3).nullable(),
  direction: Direction,
  excerpt: z.string().max(2 * TEXT.excerptCodePoints),
});

const refused = z.literal("refused");
const Refused = z.discriminatedUnion("code", [
  z.strictObject({ kind: refused, code: z.literal("empty") }),
  z.strictObject({ kind: refused, code: z.literal("too-long"), limit: Place, actual: Place.nullable() }),
  z.strictObject({ kind: refused, code: z.literal("too-many-turns"), limit: Place, actual: Place }),
  z.strictObject({ kind: refused, code: z.literal("other-format"), format: z.string().max(20) }),
  z.strictObject({
    kind: refused,
    code: z.enum(["bad-bytes", "cut-off", "mixed"]),
    encoding: Encoding,
    atByte: Place,
    line: Line,
  }),
  z.strictObject({
    kind: refused,
    code: z.literal("control-character"),
    encoding: Encoding,
    character: z.string().regex(/^U\+[0-9A-F]{4,6}$/),
    atByte: Place,
    position: Place,
    line: Line,
  }),
]);

const Choice = z.strictObject({
  kind: z.literal("choose"),
  candidates: z
    .array(z.strictObject({ encoding: Encoding, excerpt: z.string().max(1_000) }))
    .max(TEXT_ENCODINGS.length),
});

const Head = z.discriminatedUnion("kind", [Read, Choice, Refused]);

/**
 * Takes what a parser's process says of a text for what it is: words of a process that read a file which may have taken it
 * over. Undefined where it is not what `parseText` gives: numbers that do not fit the text, bytes that are no text.
 */
export function toParsed({ head, parts }: Frame): Parsed | undefined {
  const told = Head.safeParse(head).data;
  if (told?.kind !== "read") return told;
  const [utf8, places, speakers] = parts;
  if (!utf8 || !places || !speakers || places.byteLength !== 3 * speakers.byteLength) return undefined;
  const parsed = { ...told, utf8, turnPlaces: toNumbers(places), turnSpeakers: toNumbers(speakers) };
  return isConsistent(parsed) ? parsed : undefined;
}

/** A part begins at the beginning of its own memory, and four bytes are a number. */
const toNumbers = ({ buffer, byteLength }: Uint8Array<ArrayBuffer>) => new Int32Array(buffer, 0, byteLength >> 2);

function isConsistent({ utf8, length, turnPlaces, turnSpeakers, speakers }: ParsedText): boolean {
  if (!isUtf8(utf8) || countCodePoints(utf8) !== length || turnSpeakers.length > TEXT.turns) return false;
  if (!turnSpeakers.every((speaker) => speaker >= -1 && speaker < speakers.length)) return false;
  // start, speech and end of one turn, and then the next
  return turnPlaces.every((place, at) => place >= (turnPlaces[at - 1] ?? 0) && place <= length);
}

/** Every byte of UTF-8 but those that continue a character begins one. */
function countCodePoints(utf8: Uint8Array): number {
  let count = 0;
  for (const byte of utf8) if ((byte & 0xc0) !== 0x80) count += 1;
  return count;
}
