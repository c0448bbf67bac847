import { XLSX_LIMITS, type XlsxLimits } from "./limits.ts";
import { openPackage, type Package } from "./open-package.ts";
import { readSheet, type SheetRow } from "./read-sheet.ts";
import { type XlsxRefusal, XlsxRefused } from "./refusal.ts";
import { readWorkbook, type Workbook } from "./workbook.ts";

/** A sheet with its rows; those in which nothing stands are left out. */
export type Sheet = { name: string; hidden: boolean; rows: SheetRow[] };
export type ReadXlsx = { kind: "read"; sheets: Sheet[] };

/** A workbook that was opened: its sheets by name, and their rows one at a time for those that are too many to hold. */
export type OpenXlsx = {
  kind: "open";
  sheets: { name: string; hidden: boolean }[];
  /** Gives `take` the rows of a sheet, by its place in `sheets`, in order. */
  readRows: (at: number, take: (row: SheetRow) => void) => Promise<{ kind: "done" } | XlsxRefusal>;
};

/**
 * Opens a workbook without reading a row of it. Styles, formulas, pictures and links are left alone, and nothing is fetched.
 * For untrusted files: memory stays within what the limits allow, and what a file says of its own sizes is checked.
 */
export async function openXlsx(bytes: Uint8Array, limits: XlsxLimits = XLSX_LIMITS): Promise<OpenXlsx | XlsxRefusal> {
  return orRefusal(async () => {
    const { parts, workbook } = await open(bytes, limits);
    return {
      kind: "open" as const,
      sheets: workbook.sheets.map(({ name, hidden }) => ({ name, hidden })),
      readRows: (at, take) =>
        orRefusal(async () => {
          const sheet = workbook.sheets[at];
          if (sheet) await readSheet(parts, workbook, sheet, limits, take);
          return { kind: "done" as const };
        }),
    };
  });
}

/** Reads a workbook whole: for registers and codebooks, whose rows are few. */
export async function readXlsx(bytes: Uint8Array, limits: XlsxLimits = XLSX_LIMITS): Promise<ReadXlsx | XlsxRefusal> {
  return orRefusal(async () => {
    const { parts, workbook } = await open(bytes, limits);
    const sheets: Sheet[] = [];
    for (const sheet of workbook.sheets) {
      const rows: SheetRow[] = [];
      await readSheet(parts, workbook, sheet, limits, (row) => rows.push(row));
      sheets.push({ name: sheet.name, hidden: sheet.hidden, rows });
    }
    return { kind: "read" as const, sheets };
  });
}

async function open(bytes: Uint8Array, limits: XlsxLimits): Promise<{ parts: Package; workbook: Workbook }> {
  const parts = await openPackage(bytes, limits);
  return { parts, workbook: await readWorkbook(parts, limits) };
}

async function orRefusal<Read>(work: () => Promise<Read>): Promise<Read | XlsxRefusal> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof XlsxRefused) return error.refusal;
    throw error;
  }
}
