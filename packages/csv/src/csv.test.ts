import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCsv, writeCsv } from "./index.ts";

const LIMITS = { rows: 1_000, columns: 50, cellLength: 32_767 };
const read = (text: string, limits = {}) => readCsv(text, { ...LIMITS, ...limits });

describe("writing", () => {
  test("names with commas and quotes stay in their cell", () => {
    expect(writeCsv([["Mopti, Centre", 'the "camp"']])).toBe('\uFEFF"Mopti, Centre","the ""camp"""\r\n');
  });

  test("a number keeps its plain minus and a missing one is an empty cell", () => {
    expect(writeCsv([[-0.25, null, 3]])).toBe("\uFEFF-0.25,,3\r\n");
  });

  test("text that looks like a formula cannot run in a spreadsheet", () => {
    expect(writeCsv([["=1+1", "-x", "@a", "\uFF1D1", "plain"]])).toBe("\uFEFF'=1+1,'-x,'@a,'\uFF1D1,plain\r\n");
    const cells = fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(writeCsv([[text]]).slice(1, -2)).not.toMatch(/^"?[=+\-@\t\r\uFF1D]/);
    });
    fc.assert(cells);
  });
});

describe("reading", () => {
  test("what was written comes back to the letter, formulas and apostrophes too", () => {
    const piece = fc.constantFrom(
      "=",
      "'",
      '"',
      ",",
      ";",
      "\t",
      "\r\n",
      "\n",
      "\r",
      "-",
      "@",
      "+",
      " ",
      "é",
      "🕊",
      "\uFEFF",
      "\uFF1D",
      "لا",
    );
    const cell = fc.oneof(
      fc.array(piece, { maxLength: 6 }).map((parts) => parts.join("")),
      fc.string({ unit: "grapheme" }),
    );
    const table = fc
      .integer({ min: 1, max: 6 })
      .chain((columns) =>
        fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 6 }),
      );
    const holds = fc.property(table, (rows) => {
      const head = (rows[0] ?? []).map((_, at) => `column ${at}`);
      const isSaying = (cells: string[]) => cells.some((text) => text.trim() !== "");
      const expected = rows.map((cells, at) => ({ row: at + 2, cells })).filter(({ cells }) => isSaying(cells));
      expect(read(writeCsv([head, ...rows]))).toEqual({ kind: "read", head, rows: expected });
    });
    fc.assert(holds, { numRuns: 500 });
  });

  test("semicolons and tabs part cells where the first line is parted by them", () => {
    for (const mark of [";", "\t"]) {
      const table = `name${mark}"a, b, c"${mark}codings\nAccess${mark}x, y${mark}3\n`;
      expect(read(table)).toMatchObject({
        head: ["name", "a, b, c", "codings"],
        rows: [{ cells: ["Access", "x, y", "3"] }],
      });
    }
  });

  test("rows are counted as a spreadsheet counts them: empty ones too, and a cell of several lines is in one", () => {
    expect(read('name\n"one\ntwo"\n\n ,\nthree')).toMatchObject({
      rows: [
        { row: 2, cells: ["one\ntwo"] },
        { row: 5, cells: ["three"] },
      ],
    });
  });

  test("a row may have fewer cells than the head, or more", () => {
    expect(read("a,b\n1\n1,2,3")).toMatchObject({ rows: [{ cells: ["1"] }, { cells: ["1", "2", "3"] }] });
  });
});

describe("a table that cannot be read is refused with row and column", () => {
  const tables: [string, string, [number, number | null], RegExp][] = [
    ["that is empty", "", [1, null], /first row/],
    ["with an empty first row", ",,\n1,2", [1, null], /first row/],
    ["with a quote that is never closed", 'a,b\n1,2\n3,"4\n5,6', [3, 2], /never closed/],
    ["with something behind a quote", 'a,b\n1,"2"x', [2, 2], /closing quotation mark/],
    ["with a quote within a cell", 'a,b\n1,2"x"', [2, 2], /inside of a cell/],
    ["with too many rows", `a${"\n1".repeat(1_001)}`, [1_002, null], /1000 rows/],
    ["with too many cells in a row", `a\n${",".repeat(50)}1`, [2, 51], /50 cells/],
    ["with a cell that is too long", `a,b\n1,${"x".repeat(32_768)}`, [2, 2], /32767 characters/],
  ];
  test.each(tables)("%s", (_which, table, [row, column], sentence) => {
    expect(read(table)).toEqual({ kind: "refused", row, column, sentence: expect.stringMatching(sentence) });
  });

  test("whatever text there is, it is read or refused and nothing is thrown", () => {
    const piece = fc.constantFrom('"', ",", ";", "\n", "\r", "a", "'", "=");
    const holds = fc.property(fc.array(piece, { maxLength: 30 }), (parts) => {
      expect(["read", "refused"]).toContain(read(parts.join("")).kind);
    });
    fc.assert(holds, { numRuns: 1_000 });
  });
});
