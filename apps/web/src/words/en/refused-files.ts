import { f } from "./formats.ts";

/** Where in a file: bytes from 0, as tools that show bytes count them; lines from 1, as editors do. */
type Place = { atByte: number; line: number };

const at = ({ atByte, line }: Place) => `at byte ${f.number(atByte)}, in line ${f.number(line)}`;
const mebibytes = (bytes: number) => `${f.decimal(bytes / 2 ** 20, bytes % 2 ** 20 === 0 ? 0 : 2)} MiB`;
const characters = (n: number) => f.count(n, { one: "character", other: "characters" });

const saveAsText = "Save it as plain text (.txt) in UTF-8 and add that.";
const saveAgain = "Save it as UTF-8 in the program that wrote it and add it again.";
const split = "Split it into parts and add each.";

const formats: Record<string, string> = {
  pdf: `This is a PDF, not plain text. ${saveAsText}`,
  zip: `This is a Word, OpenDocument or packed file, not plain text. ${saveAsText}`,
  doc: `This is a file of an older Word, not plain text. ${saveAsText}`,
  rtf: `This is rich text (RTF), not plain text. ${saveAsText}`,
};

/** Why a file was not taken in: what it is, where the fault lies, and what to do. */
export const refusedFiles = {
  otherFormat: (format: string) => formats[format] ?? `This is a file of another kind, not plain text. ${saveAsText}`,
  badBytes: (encoding: string, place: Place) =>
    `Read as ${encoding}, it has something that is no letter ${at(place)}. Try again in another encoding, or save it as UTF-8 in the program that wrote it.`,
  cutOff: (encoding: string, place: Place) =>
    `Read as ${encoding}, it breaks off within a letter ${at(place)}: its end is missing. Get the whole file and add it again.`,
  mixed: (place: Place) => `It is written in two encodings: UTF-8, and an older one first ${at(place)}. ${saveAgain}`,
  controlCharacter: (character: string, place: Place) =>
    `It holds ${character}, a character that no text needs, ${at(place)}. Delete it there, or look whether this is a text at all, and add it again.`,
  tookTooLong: `Reading it took so long that Octant stopped. ${split}`,
  tooMuchMemory: `Reading it took so much memory that Octant stopped. ${split}`,
  brokeOff:
    "Reading it broke off, and nothing of it was stored. Look whether the file opens in the program that wrote it.",
  tooLong: (limit: number, actual: number | null) =>
    actual === null
      ? `It has more than the ${characters(limit)} that Octant takes. ${split}`
      : `It has ${characters(actual)}, more than the ${f.number(limit)} that Octant takes. ${split}`,
  tooLarge: (limit: number, actual: number | null) =>
    actual === null
      ? `It is larger than the ${mebibytes(limit)} that Octant takes at once. Send it in smaller parts.`
      : `It has ${mebibytes(actual)}, more than the ${mebibytes(limit)} that Octant takes. ${split}`,
  otherKind: (endings: readonly string[]) =>
    `Octant reads files whose names end in ${f.choice(endings)}, and this one’s does not. ${saveAsText}`,
  encodingOpen: (encodings: readonly string[]) =>
    `Its letters can be read as ${f.choice(encodings)}. Choose the one that reads right in the preview.`,
};
