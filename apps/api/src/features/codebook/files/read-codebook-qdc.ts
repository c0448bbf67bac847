import { type FoundCode, type FoundCodebook as FoundQda, readCodebook, walkCodes } from "@octant/refi-qda";
import { CODEBOOK_ENTRIES_MOST } from "@octant/schemas";
import { type FoundCodebook, type FoundEntry, refusedAt } from "./found-file.ts";

/** Reads a REFI-QDA codebook as entries in the order of the file, each with the one that it stands under. */
export function readCodebookQdc(bytes: Uint8Array): FoundCodebook {
  const read = readCodebook(bytes);
  if (read.kind === "refused") return refusedAt(read.line, null, read.sentence);
  if (read.count > CODEBOOK_ENTRIES_MOST) {
    const sentence = `There are ${read.count} codes in the file; expected are at most ${CODEBOOK_ENTRIES_MOST}.`;
    return refusedAt(1, null, sentence);
  }
  const { codebook, losses, more } = read;
  return {
    kind: "read",
    entries: toEntries(codebook.codes),
    sets: codebook.sets.map(({ line: place, guid, name, members }) => ({ place, guid, name, members })),
    losses: [
      ...losses.map(({ line: place, count, sentence }) => ({ place, count, sentence })),
      ...coloursLost(codebook),
    ],
    moreLosses: more,
  };
}

function toEntries(codes: readonly FoundCode[]): FoundEntry[] {
  const order = new Map<FoundCode, number>();
  return [...walkCodes(codes)].map(({ code, above }, at) => {
    order.set(code, at);
    const parent = above.at(-1);
    const { line: place, guid, name, description, isCodable } = code;
    return {
      place,
      parent: parent ? (order.get(parent) ?? null) : null,
      level: null,
      guid,
      dimension: "",
      question: "",
      name,
      guide: { definition: description, lookFor: null, leaveOut: null, example: null, counterExample: null },
      isCodable,
      retired: null,
      faults: [],
    };
  });
}

function coloursLost({ codes }: FoundQda) {
  const coloured = [...walkCodes(codes)].flatMap(({ code }) => (code.colour === null ? [] : [code.line]));
  const [place] = coloured;
  const sentence =
    "Codes have a colour in the file; here they are told apart by number and name, and colours are not kept.";
  return place === undefined ? [] : [{ place, count: coloured.length, sentence }];
}
