import { z } from "zod";

/** A cell as text; null where nothing stands. An error of the spreadsheet is told as such. */
export type TableCell = string | null | { error: string };

/** A sheet, or the whole of a CSV file: its first row, and the others with the number that a spreadsheet gives them. */
export type Table = {
  /** Null for CSV. */
  sheet: string | null;
  hidden: boolean;
  headRow: number;
  head: string[];
  rows: { row: number; cells: TableCell[] }[];
};

const Text = z.string().max(32_767);
const Cell = z.union([Text, z.null(), z.strictObject({ error: z.string().max(100) })]);
const Row = z.int().min(1).max(1_048_576);

/** What the process that read the file may say of it; it is checked like a request. */
export const FoundTables = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("read"),
    tables: z
      .array(
        z.strictObject({
          sheet: z.string().max(200).nullable(),
          hidden: z.boolean(),
          headRow: Row,
          head: z.array(Text).max(1_000),
          rows: z.array(z.strictObject({ row: Row, cells: z.array(Cell).max(1_000) })).max(20_000),
        }),
      )
      .max(200),
  }),
  z.strictObject({
    kind: z.literal("refused"),
    sheet: z.string().max(200).nullable(),
    row: Row.nullable(),
    column: z.int().min(1).nullable(),
    sentence: z.string().max(1_000),
  }),
]);
export type FoundTables = z.infer<typeof FoundTables>;
