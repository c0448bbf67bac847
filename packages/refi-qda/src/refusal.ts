/** Why a file is not read at all. Nothing of it was kept. */
export type RefusalCode =
  | "empty"
  | "too-large"
  | "other-format"
  | "not-utf-8"
  | "doctype"
  | "not-well-formed"
  | "too-deep"
  | "too-many-codes"
  | "too-many-sets"
  | "not-a-codebook"
  | "no-codes";

/** `line` and `column` count from 1; `sentence` says what stands there and what was expected, and repeats none of the file. */
export type Refusal = { kind: "refused"; code: RefusalCode; line: number; column: number; sentence: string };

/** Ends the reading of a file, from wherever in it. It never leaves the package. */
export class Refused extends Error {
  override name = "Refused";
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}

export function refuse(code: RefusalCode, sentence: string, line = 1, column = 1): never {
  throw new Refused({ kind: "refused", code, line, column, sentence });
}
