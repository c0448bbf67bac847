export type { Cell } from "./xlsx/cell.ts";
export type { SheetDate } from "./xlsx/dates.ts";
export { XLSX_LIMITS, type XlsxLimits } from "./xlsx/limits.ts";
export type { SheetRow } from "./xlsx/read-sheet.ts";
export { type OpenXlsx, openXlsx, type ReadXlsx, readXlsx, type Sheet } from "./xlsx/read-xlsx.ts";
export type { XlsxRefusal, XlsxRefusalCode } from "./xlsx/refusal.ts";
