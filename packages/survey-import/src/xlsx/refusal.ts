export type XlsxRefusalCode =
  | "not-xlsx"
  | "old-or-locked"
  | "damaged"
  | "too-many-entries"
  | "too-large"
  | "packed-too-tightly"
  | "doctype"
  | "too-deep"
  | "too-many-sheets"
  | "too-many-rows"
  | "too-many-columns"
  | "cell-too-long";

/**
 * Why a file cannot be read, in a sentence with what was expected. `sheet`, `row` and `column` (both from 1) say where, and
 * are null where no place is meant.
 */
export type XlsxRefusal = {
  kind: "refused";
  code: XlsxRefusalCode;
  sheet: string | null;
  row: number | null;
  column: number | null;
  sentence: string;
};

export type XlsxPlace = Partial<Pick<XlsxRefusal, "sheet" | "row" | "column">>;

/** Ends the reading from wherever it is; `readXlsx` turns it into the refusal that it holds. */
export class XlsxRefused extends Error {
  override name = "XlsxRefused";
  readonly refusal: XlsxRefusal;

  constructor(code: XlsxRefusalCode, sentence: string, { sheet = null, row = null, column = null }: XlsxPlace = {}) {
    super(code);
    this.refusal = { kind: "refused", code, sheet, row, column, sentence };
  }
}

export const damaged = (what: string) =>
  new XlsxRefused("damaged", `The workbook is damaged: ${what}. Open it in a spreadsheet program and save it anew.`);
