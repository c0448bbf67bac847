import type { ProblemCode } from "@octant/schemas";
import { expect, test } from "vitest";
import { problemSentence } from "./problem-sentence.ts";
import { AwayError, RefusedError } from "./request.ts";

const said = (code: ProblemCode, facts: Record<string, unknown> = {}) =>
  problemSentence(
    new RefusedError({ type: `/problems/${code}`, title: "", status: 422, code, requestId: "r7", ...facts }),
  );
const unreadable = (reason: string, facts: Record<string, unknown> = {}) =>
  said("text-unreadable", { reason, ...facts });
const where = { encoding: "utf-8", atByte: 1203, line: 17 };
const place = "at byte 1\u2009203, in line 17";

test.each([
  ["pdf", "This is a PDF, not plain text."],
  ["zip", "This is a Word, OpenDocument or packed file, not plain text."],
  ["doc", "This is a file of an older Word, not plain text."],
  ["rtf", "This is rich text (RTF), not plain text."],
  ["epub", "This is a file of another kind, not plain text."],
])("a file that is no text is called what it is: %s", (format, what) => {
  expect(unreadable("other-format", { format })).toBe(`${what} Save it as plain text (.txt) in UTF-8 and add that.`);
});

test("bytes that are no letters are told with their encoding and place, and that another can be tried", () => {
  expect(unreadable("bad-bytes", where)).toBe(
    `Read as utf-8, it has something that is no letter ${place}. Try again in another encoding, or save it as UTF-8 in the program that wrote it.`,
  );
});

test("a file that was cut off is told by its place, and that the whole is needed", () => {
  expect(unreadable("cut-off", where)).toBe(
    `Read as utf-8, it breaks off within a letter ${place}: its end is missing. Get the whole file and add it again.`,
  );
});

test("a file in two encodings is told where the second begins", () => {
  expect(unreadable("mixed", where)).toBe(
    `It is written in two encodings: UTF-8, and an older one first ${place}. Save it as UTF-8 in the program that wrote it and add it again.`,
  );
});

test("a control character is named with its place", () => {
  expect(unreadable("control-character", { ...where, position: 1190, character: "U+0000" })).toBe(
    `It holds U+0000, a character that no text needs, ${place}. Delete it there, or look whether this is a text at all, and add it again.`,
  );
});

test("a text that took too long to read is to be split", () => {
  expect(unreadable("took-too-long")).toBe(
    "Reading it took so long that Octant stopped. Split it into parts and add each.",
  );
});

test("a file whose reading broke off, or took too much memory, is told so", () => {
  expect(unreadable("too-much-memory")).toMatch(/^Reading it took so much memory that Octant stopped/);
  expect(unreadable("broke-off")).toMatch(/^Reading it broke off, and nothing of it was stored/);
});

test("a text that is too long says by how much, where that was counted", () => {
  expect(said("text-too-long", { limit: 5_000_000, actual: 5_000_002 })).toBe(
    "It has 5\u2009000\u2009002 characters, more than the 5\u2009000\u2009000 that Octant takes. Split it into parts and add each.",
  );
  expect(said("text-too-long", { limit: 5_000_000, actual: null })).toBe(
    "It has more than the 5\u2009000\u2009000 characters that Octant takes. Split it into parts and add each.",
  );
});

test("a file that is too large says how large it is, a request only what the limit is", () => {
  expect(said("body-too-large", { limitBytes: 20 * 2 ** 20, actualBytes: 20.5 * 2 ** 20 })).toBe(
    "It has 20.50 MiB, more than the 20 MiB that Octant takes. Split it into parts and add each.",
  );
  expect(said("body-too-large", { limitBytes: 21 * 2 ** 20 })).toBe(
    "It is larger than the 21 MiB that Octant takes at once. Send it in smaller parts.",
  );
});

test("a name that is no text's says which endings are read", () => {
  expect(said("unsupported-media-type", { accepted: [".txt", ".md"] })).toBe(
    "Octant reads files whose names end in .txt or .md, and this one’s does not. Save it as plain text (.txt) in UTF-8 and add that.",
  );
  expect(said("unsupported-media-type", { accepted: ["application/json"] })).toBe(
    "Octant does not read this kind of file.",
  );
});

test("letters that can be read in several ways are told with the ways", () => {
  expect(said("encoding-not-told", { encodings: ["windows-1252", "windows-1250", "windows-1251"] })).toBe(
    "Its letters can be read as windows-1252, windows-1250 or windows-1251. Choose the one that reads right in the preview.",
  );
});

test("without the facts, or for a reason not known here, the code's own sentence stands", () => {
  const plain = "The file could not be read as text. Save it as plain text (.txt) in UTF-8 and add it again.";
  expect(said("text-unreadable")).toBe(plain);
  expect(unreadable("mixed")).toBe(plain);
  expect(unreadable("encrypted", where)).toBe(plain);
  expect(said("text-too-long")).toBe("The text is longer than five million characters.");
  expect(said("body-too-large", { limitBytes: "20" })).toBe("It is larger than Octant takes, so nothing was stored.");
  expect(said("encoding-not-told", { encodings: [] })).toContain("Choose one in the preview.");
});

test("what nobody foresaw carries the number under which the server recorded it", () => {
  expect(said("internal")).toBe("Something went wrong on the server. It was recorded there under a number. Number: r7");
  expect(problemSentence(new AwayError(undefined))).toContain("does not answer");
});
