import type { FileReader } from "../../../platform/parser/job.ts";
import { readCodebookCsv } from "./read-codebook-csv.ts";
import { readCodebookQdc } from "./read-codebook-qdc.ts";

/** Reads a codebook's file of the format that the job names. It runs in the parser's process; `readAside` hears its finding. */
export const readCodebookFile: FileReader = (file, { format }) => {
  return { head: format === "csv" ? readCodebookCsv(file) : readCodebookQdc(file), parts: [] };
};
