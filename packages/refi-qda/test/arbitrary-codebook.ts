import fc from "fast-check";
import type { QdaCode, QdaCodebook, QdaSet } from "../src/index.ts";

const LETTERS = [
  "a",
  "é",
  "e\u0301",
  "🕊",
  "لا",
  "ߊ",
  "&",
  "<",
  ">",
  '"',
  "'",
  "]]>",
  "&amp;",
  "\n",
  "\t",
  "\r",
  " ",
  "\u200f",
];
/** Text as a codebook can hold it: no control character but white space, and no outer white space. */
const text = fc
  .array(fc.oneof(fc.constantFrom(...LETTERS), fc.string({ unit: "grapheme", maxLength: 4 })), { maxLength: 12 })
  .map((parts) =>
    parts
      .join("")
      .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
      .trim(),
  );
const name = text.filter((it) => it !== "");
const colour = fc.option(fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, "0")}`));

type Shape = Omit<QdaCode, "guid" | "codes"> & { codes: Shape[] };
const { shape } = fc.letrec<{ shape: Shape }>((tie) => ({
  shape: fc.record({
    name,
    description: text,
    colour,
    isCodable: fc.boolean(),
    codes: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.constant<Shape[]>([]),
      fc.array(tie("shape"), { maxLength: 4 }),
    ),
  }),
}));

/** Any codebook that is as it must be: a code at least, every GUID once, members that there are. */
export const anyCodebook: fc.Arbitrary<QdaCodebook> = fc
  .record({
    origin: fc.option(text),
    shapes: fc.array(shape, { minLength: 1, maxLength: 5 }),
    sets: fc.array(fc.record({ name, description: text, members: fc.array(fc.nat(), { maxLength: 5 }) }), {
      maxLength: 3,
    }),
    seed: fc.nat({ max: 0xffffff }),
  })
  .map(({ origin, shapes, sets, seed }) => {
    const guids: string[] = [];
    const nextGuid = (of: string[] = []) => {
      const guid = `${(seed * 2).toString(16).padStart(8, "0")}-0000-4000-8000-${of.length.toString(16).padStart(12, "0")}`;
      of.push(guid);
      return guid;
    };
    const toCode = ({ codes, ...rest }: Shape): QdaCode => {
      const guid = nextGuid(guids);
      return { guid, ...rest, codes: codes.map(toCode) };
    };
    const codes = shapes.map(toCode);
    const ofCodes = [...guids];
    const toSet = ({ members, ...rest }: Omit<QdaSet, "guid" | "members"> & { members: number[] }): QdaSet => {
      const named = members.map((at) => ofCodes[at % ofCodes.length] ?? "");
      return { guid: nextGuid(guids), ...rest, members: [...new Set(named)] };
    };
    return { origin, codes, sets: sets.map(toSet) };
  });
