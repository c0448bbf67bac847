import type { TextEncoding } from "./encodings.ts";

/** The longest text, in code points, that Octant takes. */
export const MAX_CODE_POINTS = 5_000_000;

/**
 * Why a text cannot be read, with where: `atByte` counts bytes of the file and `position` code points of the decoded
 * text, both from 0; `line` counts from 1.
 *
 * - `empty`: nothing in it but white space
 * - `too-long`: more code points than `limit`; `actual` is null where the bytes alone are too many to be fewer
 * - `other-format`: no text file by its first bytes, but a "pdf", "zip" (docx and its kin are), "doc" or "rtf"
 * - `bad-bytes`: not valid in the encoding at `atByte`
 * - `cut-off`: valid, but the file ends within the character that begins at `atByte`
 * - `mixed`: UTF-8 but for bytes of an older encoding, such as Windows-1252, at `atByte` for the first time
 * - `control-character`: a character that no text needs, such as NUL, which points to a file of another kind
 */
export type Refusal =
  | { kind: "refused"; code: "empty" }
  | { kind: "refused"; code: "too-long"; limit: number; actual: number | null }
  | { kind: "refused"; code: "other-format"; format: string }
  | { kind: "refused"; code: "bad-bytes" | "cut-off" | "mixed"; encoding: TextEncoding; atByte: number; line: number }
  | {
      kind: "refused";
      code: "control-character";
      encoding: TextEncoding;
      /** Such as "U+0000". */
      character: string;
      atByte: number;
      position: number;
      line: number;
    };
