/**
 * Why a text cannot be read, with where. `atByte` counts bytes of the file, `line` and `position` (code points) the decoded
 * text; all count as people do not: from 0, but lines from 1.
 *
 * - `empty`: nothing in it but white space
 * - `too-long`: more code points than `limit`
 * - `bad-bytes`: not valid in the encoding from `atByte` on
 * - `cut-off`: valid, but the last character is not whole
 * - `mixed`: begins as UTF-8 and goes on in another encoding from `atByte` on
 * - `control-character`: a character that no text has, such as NUL, which points to a file of another kind
 */
export type Refusal =
  | { kind: "refused"; code: "empty" }
  | { kind: "refused"; code: "too-long"; limit: number; actual: number }
  | { kind: "refused"; code: "bad-bytes" | "cut-off" | "mixed"; encoding: string; atByte: number }
  | { kind: "refused"; code: "control-character"; character: string; position: number; line: number };
