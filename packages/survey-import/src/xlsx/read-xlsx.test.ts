import fc from "fast-check";
import { describe, expect, test } from "vitest";
import writeXlsxFile from "write-excel-file/node";
import { makeXlsx, type Parts } from "../../test/make-xlsx.ts";
import { XLSX_LIMITS, type XlsxLimits } from "./limits.ts";
import { openXlsx, readXlsx } from "./read-xlsx.ts";

const rowsOf = async (parts: Parts, at = 0) => {
  const read = await readXlsx(makeXlsx(parts));
  if (read.kind !== "read") throw new Error(read.sentence);
  return read.sheets[at]?.rows;
};
const cellsOf = async (parts: Parts) => (await rowsOf(parts))?.[0]?.cells;

describe("a workbook", () => {
  test("gives texts, numbers, days and yes or no as they were meant, in the row and column where they stand", async () => {
    const strings = "<si><t>Gao</t></si><si><r><t>two </t></r><r><t>runs</t></r><rPh><t>said</t></rPh></si>";
    const styles = `<numFmts><numFmt numFmtId="170" formatCode="dd\\.mm\\.yyyy"/></numFmts>
      <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs>`;
    const sheet = `<row r="2"><c r="B2" t="s"><v>0</v></c><c r="D2" t="s"><v>1</v></c></row>
      <row r="5"><c r="A5"><v>12.5</v></c><c r="B5" s="1"><v>43538</v></c><c r="C5" s="2"><v>43538.75</v></c>
        <c r="D5" t="b"><v>1</v></c><c r="E5" t="inlineStr"><is><t>in line</t></is></c>
        <c r="F5" t="d"><v>2019-03-14T00:00:00</v></c></row>`;
    expect(await rowsOf({ sheets: [sheet], strings, styles })).toEqual([
      { row: 2, cells: [null, { kind: "text", text: "Gao" }, null, { kind: "text", text: "two runs" }] },
      {
        row: 5,
        cells: [
          { kind: "number", value: 12.5 },
          { kind: "date", date: "2019-03-14", time: null },
          { kind: "date", date: "2019-03-14", time: "18:00:00" },
          { kind: "boolean", value: true },
          { kind: "text", text: "in line" },
          { kind: "date", date: "2019-03-14", time: null },
        ],
      },
    ]);
  });

  test("gives of a formula what was worked out last, and says where nothing was", async () => {
    const sheet = `<row><c t="str"><f>A1</f><v>seen</v></c><c><f>1+1</f><v>2</v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c>
      <c><f>NOW()</f></c></row>`;
    expect(await cellsOf({ sheets: [sheet] })).toEqual([
      { kind: "text", text: "seen" },
      { kind: "number", value: 2 },
      { kind: "error", error: "#DIV/0!" },
      { kind: "error", error: "a formula without a value" },
    ]);
  });

  test("that counts days from 1904 says so, and is believed", async () => {
    const styles = '<cellXfs><xf numFmtId="14"/></cellXfs>';
    const sheets = ['<row><c s="0"><v>0</v></c><c s="0"><v>42076</v></c></row>'];
    const date = (day: string) => ({ kind: "date", date: day, time: null });
    expect(await cellsOf({ sheets, styles, workbookPr: 'date1904="1"' })).toEqual([
      date("1904-01-01"),
      date("2019-03-14"),
    ]);
  });

  test("lists its sheets in order, hidden ones as such, and leaves charts out", async () => {
    const read = await openXlsx(
      makeXlsx({ sheets: ["", ""], sheetNames: ["Register", "Notes &amp; more"], states: ["", "hidden"] }),
    );
    expect(read).toMatchObject({
      kind: "open",
      sheets: [
        { name: "Register", hidden: false },
        { name: "Notes & more", hidden: true },
      ],
    });
  });

  test("keeps characters that XML has no place for as they were written", async () => {
    const strings = '<si><t xml:space="preserve"> a_x000D_\n_x005F_x000D_ </t></si>';
    expect(await cellsOf({ sheets: ['<row><c t="s"><v>0</v></c></row>'], strings })).toEqual([
      { kind: "text", text: " a\r\n_x000D_ " },
    ]);
  });

  test("with one row at the very end is one row", async () => {
    const rows = await rowsOf({ sheets: ['<row r="1048576"><c r="A1048576"><v>1</v></c></row>'] });
    expect(rows).toEqual([{ row: 1_048_576, cells: [{ kind: "number", value: 1 }] }]);
  });

  test("as a spreadsheet library writes it comes back to the letter", async () => {
    // XML has no place for control characters, nor for the last two of the basic plane, and a writer leaves them out
    const written = /^[^\p{Control}\uFFFE\uFFFF]*$/u;
    const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }).filter((t) => written.test(t));
    const named = fc.constantFrom("toString", "constructor", "__proto__");
    const cell = fc.oneof(
      fc.oneof({ arbitrary: text, weight: 5 }, named).map((value) => ({ value, cell: { kind: "text", text: value } })),
      fc.integer().map((value) => ({ value, cell: { kind: "number", value } })),
      fc.boolean().map((value) => ({ value, cell: { kind: "boolean", value } })),
      fc.integer({ min: 367, max: 80_000 }).map((day) => {
        const date = new Date(Date.UTC(1899, 11, 30) + day * 86_400_000);
        return { value: date, cell: { kind: "date", date: date.toISOString().slice(0, 10), time: null } };
      }),
    );
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const data = rows.map((cells) =>
          cells.map(({ value }) => (value instanceof Date ? { value, format: "yyyy-mm-dd" } : { value })),
        );
        const read = await readXlsx(await writeXlsxFile(data).toBuffer());
        expect(read.kind === "read" && read.sheets[0]?.rows.map(({ cells }) => cells)).toEqual(
          rows.map((cells) => cells.map((expected) => expected.cell)),
        );
      }),
      { numRuns: 50 },
    );
  });
});

describe("a workbook that was made to do harm is refused", () => {
  const refusal = async (bytes: Uint8Array, limits: Partial<XlsxLimits> = {}) => {
    const read = await readXlsx(bytes, { ...XLSX_LIMITS, ...limits });
    return read.kind === "refused" ? read : { code: "read" };
  };
  const xml = (body: string) => `<?xml version="1.0"?>${body}`;

  test("that unpacks to far more than it weighs, before it has done so", async () => {
    const before = process.memoryUsage().rss;
    const bomb = makeXlsx({ sheets: [" ".repeat(90 * 2 ** 20)] });
    expect(bomb.byteLength).toBeLessThan(200_000);
    expect(await refusal(bomb)).toMatchObject({ code: "packed-too-tightly" });
    expect(await refusal(bomb, { ratio: 1e9, unpackedBytes: 2 ** 20 })).toMatchObject({ code: "too-large" });
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 2 ** 20);
  });

  test("that lies about the size of a part", async () => {
    const honest = makeXlsx({ sheets: [`<row><c><v>${"1".repeat(500)}</v></c></row>`] });
    const lying = Uint8Array.from(honest);
    // in the central directory: the size unpacked of the part with the sheet
    const view = new DataView(lying.buffer);
    for (let at = 0; at < lying.byteLength - 46; at++) {
      if (view.getUint32(at, true) !== 0x02014b50) continue;
      const name = new TextDecoder().decode(lying.subarray(at + 46, at + 46 + view.getUint16(at + 28, true)));
      if (name.endsWith("s0.xml")) view.setUint32(at + 24, 10, true);
    }
    expect(await refusal(lying)).toMatchObject({ code: "damaged" });
  });

  test("that is made of thousands of parts, or has a path out of itself", async () => {
    const many = Object.fromEntries(Array.from({ length: 2_001 }, (_, at) => [`x/${at}`, ""]));
    expect(await refusal(makeXlsx({ more: many }))).toMatchObject({ code: "too-many-entries" });
    expect(await refusal(makeXlsx({ more: { "../../outside.xml": "x" } }))).toMatchObject({ code: "damaged" });
  });

  test("that declares entities, inside or out of it", async () => {
    const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>';
    const outside = '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd"><worksheet/>';
    for (const sheet of [laughs, outside]) {
      expect(await refusal(makeXlsx({ sheets: [xml(sheet)] }))).toMatchObject({ code: "doctype", sheet: "Sheet1" });
    }
    const strings = { "xl/sharedStrings.xml": xml(laughs) };
    expect(await refusal(makeXlsx({ more: strings }))).toMatchObject({ code: "doctype" });
    expect(await refusal(makeXlsx({ sheets: ["<row><c><v>&undefined;</v></c></row>"] }))).toMatchObject({
      code: "damaged",
    });
  });

  test("that nests deeper than any table, or never closes what it opens", async () => {
    expect(await refusal(makeXlsx({ sheets: ["<x>".repeat(60_000)] }))).toMatchObject({ code: "too-deep" });
    expect(await refusal(makeXlsx({ sheets: ["<row><c>"] }))).toMatchObject({ code: "damaged" });
  });

  test("that has too many rows, columns or letters, with the place", async () => {
    const limits = { rows: 2, columns: 3, cellLength: 10 };
    const row = "<row><c><v>1</v></c></row>";
    expect(await refusal(makeXlsx({ sheets: [row.repeat(3)] }), limits)).toMatchObject({
      code: "too-many-rows",
      sheet: "Sheet1",
      row: 3,
    });
    const wide = '<row r="7"><c r="D7"><v>1</v></c></row>';
    expect(await refusal(makeXlsx({ sheets: [wide] }), limits)).toMatchObject({
      code: "too-many-columns",
      row: 7,
      column: 4,
    });
    const long = `<row r="2"><c r="B2" t="inlineStr"><is><t>${"x".repeat(11)}</t></is></c></row>`;
    expect(await refusal(makeXlsx({ sheets: [long] }), limits)).toMatchObject({
      code: "cell-too-long",
      row: 2,
      column: 2,
      sentence: expect.stringContaining("more than 10 characters"),
    });
  });

  test("whose cells or rows are out of order, or have no place", async () => {
    for (const sheet of [
      '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>',
      '<row><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>',
      '<row><c r="1A"><v>1</v></c></row>',
      '<row r="0"><c><v>1</v></c></row>',
    ]) {
      expect(await refusal(makeXlsx({ sheets: [sheet] })), sheet).toMatchObject({ code: "damaged" });
    }
  });

  test("that is none: a text, an older workbook, a document, nothing at all", async () => {
    const text = new TextEncoder().encode("Kind,Number\ninterview,1\n");
    expect(await refusal(text)).toMatchObject({ code: "not-xlsx" });
    expect(await refusal(new Uint8Array())).toMatchObject({ code: "not-xlsx" });
    expect(await refusal(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]))).toMatchObject({ code: "old-or-locked" });
    expect(await refusal(makeXlsx({ more: { "_rels/.rels": "<Relationships/>" } }))).toMatchObject({
      code: "not-xlsx",
    });
  });

  test("or read, but never thrown at, whatever bytes there are", async () => {
    const honest = makeXlsx({ sheets: ['<row><c r="A1"><v>1</v></c></row>'], strings: "<si><t>a</t></si>" });
    await fc.assert(
      fc.asyncProperty(fc.nat(honest.byteLength - 1), fc.integer({ min: 0, max: 255 }), async (at, byte) => {
        const changed = Uint8Array.from(honest);
        changed[at] = byte;
        expect(["read", "refused"]).toContain((await readXlsx(changed)).kind);
      }),
      { numRuns: 300 },
    );
  });
});
