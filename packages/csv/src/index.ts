export { guardFormula, unguardFormula } from "./formula.ts";
export { type CsvLimits, type CsvRefusal, type CsvRow, type ReadCsv, readCsv } from "./read-csv.ts";
export { writeCsv } from "./write-csv.ts";
