import { MAX_CODE_POINTS } from "@octant/transcripts";

const KIB = 2 ** 10;
const MIB = 2 ** 20;
const SECOND_MS = 1_000;

/** An uploaded file. The form around it may take a little more. */
export const UPLOAD = { bytes: 20 * MIB, nameLength: 200 } as const;

/** A text that is read out of a file. More turns than this are a log or a table: each is a row and a place on the screen. */
export const TEXT = { codePoints: MAX_CODE_POINTS, turns: 200_000, excerptCodePoints: 1_200 } as const;

/**
 * The process in which one upload is read. The longest text that is taken needs about half of the memory; what needs more
 * was made to need more.
 */
export const PARSER = {
  elapsedMs: 30 * SECOND_MS,
  residentBytes: 512 * MIB,
  /** What JavaScript's own objects may take of it; bytes lie outside of that. */
  heapMib: 384,
  /** For a process whose server was killed and that nobody watches any more. */
  cpuSeconds: 60,
  answerBytes: 64 * MIB,
  atOnce: 2,
  /** Files that wait for their turn, and how long at most. */
  waiting: 50,
  waitMs: 20 * SECOND_MS,
} as const;
export type ParserLimits = { readonly [Name in keyof typeof PARSER]: number };

/** What JSON may be. */
export const JSON_BODY = { bytes: 64 * KIB, mostBytes: MIB, depth: 32 } as const;
