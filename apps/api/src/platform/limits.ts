import { MAX_CODE_POINTS } from "@octant/transcripts";

const KIB = 2 ** 10;
const MIB = 2 ** 20;
const SECOND_MS = 1_000;

/** An uploaded file. The form around it may take a little more. */
export const UPLOAD = { bytes: 20 * MIB, nameLength: 200 } as const;

/** A framework's file, and how many of its faults are told at once: who has more begins with these. */
export const FRAMEWORK_FILE = { bytes: 256 * KIB, faults: 100 } as const;

/** A codebook's file, whatever its format. Its cells are those of a spreadsheet. */
export const CODEBOOK_FILE = { bytes: 5 * MIB, columns: 100, cellLength: 32_767 } as const;

/** A register's file, whatever its format. Its cells are those of a spreadsheet. */
export const REGISTER_FILE = { bytes: UPLOAD.bytes, columns: 200, cellLength: 32_767 } as const;

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

/** A form: the file and a few fields around it. */
export const FORM = { bytes: UPLOAD.bytes + MIB, parts: 8 } as const;

/**
 * How slowly a body may come: after some seconds of grace at this rate on the whole. Slower is no poor line but somebody
 * who wants to keep a connection busy.
 */
export const BODY_PACE = { graceMs: 10 * SECOND_MS, bytesPerSecond: KIB } as const;
export type BodyPace = { readonly [Name in keyof typeof BODY_PACE]: number };

/** Connections to the server. Above `most` the one that has waited longest for its client makes room. */
export const CONNECTIONS = {
  most: 512,
  headersMs: 10 * SECOND_MS,
  requestMs: 15 * 60 * SECOND_MS,
  checkMs: 2 * SECOND_MS,
} as const;

/** How long an answer may take once the request has come; its transactions end sooner. */
export const ANSWER = { elapsedMs: 30 * SECOND_MS, uploadMs: 90 * SECOND_MS } as const;

/**
 * What one person may ask for: so many at once, and as many again in the time. An outbox that sends what was coded offline has
 * a budget of its own, wide enough for sixty batches of five hundred a minute: a coder never waits for having worked.
 */
export const BUDGETS = {
  write: { requests: 300, perMs: 60 * SECOND_MS },
  search: { requests: 60, perMs: 60 * SECOND_MS },
  export: { requests: 10, perMs: 3_600 * SECOND_MS },
  /** Of everybody at one address who is not signed in; guesses at passwords are counted apart. */
  stranger: { requests: 1_200, perMs: 60 * SECOND_MS },
  coding: { requests: 30_000, perMs: 60 * SECOND_MS },
} as const satisfies Record<string, { requests: number; perMs: number }>;
export type Budget = keyof typeof BUDGETS;

/** People whose budgets are remembered at one time. */
export const BUDGETS_KEPT = 10_000;
