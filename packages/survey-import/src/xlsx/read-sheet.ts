import { type Cell, type RawCell, toCell } from "./cell.ts";
import type { XlsxLimits } from "./limits.ts";
import type { Package } from "./open-package.ts";
import { type Element, parseXml } from "./parse-xml.ts";
import { damaged, type XlsxPlace, XlsxRefused } from "./refusal.ts";
import { collectText, type SheetEntry, tooLong, type Workbook } from "./workbook.ts";

/** A row with something in it; `row` counts as spreadsheets do, from 1. Cells that are missing are null. */
export type SheetRow = { row: number; cells: (Cell | null)[] };

/** The last row that a spreadsheet knows. */
const LAST_ROW = 1_048_576;

/** Reads a sheet row by row, in order; `take` gets every row in which something stands. Throws an `XlsxRefused`. */
export async function readSheet(
  parts: Package,
  workbook: Workbook,
  sheet: SheetEntry,
  limits: XlsxLimits,
  take: (row: SheetRow) => void,
): Promise<void> {
  const reading = new SheetReading(workbook, sheet.name, limits, take);
  try {
    await parseXml(parts.read(sheet.path), limits, reading);
  } catch (error) {
    throw error instanceof XlsxRefused && error.refusal.sheet === null ? reading.placed(error) : error;
  }
}

class SheetReading {
  readonly #text;
  #row: SheetRow = { row: 0, cells: [] };
  #rows = 0;
  #column = 0;
  #cell: RawCell | null = null;
  #isValue = false;

  constructor(
    private readonly workbook: Workbook,
    private readonly sheet: string,
    private readonly limits: XlsxLimits,
    private readonly take: (row: SheetRow) => void,
  ) {
    this.#text = collectText(limits);
  }

  readonly open = (element: Element): void => {
    const { name, attribute } = element;
    if (name === "row") this.#beginRow(attribute("r"));
    else if (name === "c") this.#beginCell(element);
    else if (this.#cell && name === "f") this.#cell.isFormula = true;
    else if (this.#cell && name === "v") this.#isValue = true;
    else if (this.#cell && name === "is") this.#text.begin();
    else this.#text.open(name);
  };

  readonly close = (name: string): void => {
    if (name === "row") this.#endRow();
    else if (name === "c") this.#endCell();
    else if (name === "v") this.#isValue = false;
    else if (this.#cell && name === "is") this.#cell.inline = this.#text.end();
    else this.#text.close(name);
  };

  readonly text = (text: string): void => {
    if (this.#cell && this.#isValue) {
      this.#cell.value = (this.#cell.value ?? "") + text;
      if (this.#cell.value.length > this.limits.cellLength) throw tooLong(this.limits);
    } else this.#text.add(text);
  };

  /** The same refusal, with the place where the reading was. */
  placed({ refusal: { code, sentence } }: XlsxRefused): XlsxRefused {
    return new XlsxRefused(code, sentence, this.#place());
  }

  #place(): Required<XlsxPlace> {
    return { sheet: this.sheet, row: this.#row.row || null, column: this.#cell ? this.#column : null };
  }

  #beginRow(told: string | undefined): void {
    const row = told === undefined ? this.#row.row + 1 : Number(told);
    if (!Number.isSafeInteger(row) || row <= this.#row.row || row > LAST_ROW)
      throw damaged("its rows are out of order");
    this.#row = { row, cells: [] };
    this.#column = 0;
  }

  #endRow(): void {
    if (this.#row.cells.length === 0) return;
    this.#rows += 1;
    const { rows } = this.limits;
    if (this.#rows > rows) {
      const sentence = `There are more than ${rows} rows; expected are at most so many.`;
      throw new XlsxRefused("too-many-rows", sentence, this.#place());
    }
    this.take(this.#row);
  }

  #beginCell({ attribute }: Element): void {
    const told = attribute("r");
    const column = told === undefined ? this.#column + 1 : toColumn(told);
    if (column <= this.#column) throw damaged("the cells of a row are out of order");
    this.#column = column;
    const style = Number(attribute("s") ?? 0);
    this.#cell = { type: attribute("t") ?? "n", style, value: null, inline: null, isFormula: false };
  }

  #endCell(): void {
    const cell = this.#cell && toCell(this.#cell, this.workbook);
    if (cell) {
      const { columns } = this.limits;
      if (this.#column > columns) {
        const sentence = `There are more than ${columns} columns; expected are at most so many.`;
        throw new XlsxRefused("too-many-columns", sentence, this.#place());
      }
      while (this.#row.cells.length < this.#column - 1) this.#row.cells.push(null);
      this.#row.cells.push(cell);
    }
    this.#cell = null;
  }
}

/** "AB12" is in column 28. Spreadsheets end at XFD. */
function toColumn(reference: string): number {
  const [, letters] = /^([A-Z]{1,3})\d{1,7}$/.exec(reference.toUpperCase()) ?? [];
  if (letters === undefined) throw damaged("a cell has no place");
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);
}
