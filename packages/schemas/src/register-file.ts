import { z } from "zod";
import { SourceKind } from "./words.ts";

export const RegisterFormat = z.enum(["csv", "xlsx"]);
export type RegisterFormat = z.infer<typeof RegisterFormat>;

/** As many sources are read from one file: five times what the largest studies have. */
export const REGISTER_ROWS_MOST = 10_000;

/** A column of the register's file, by what it holds. */
export const RegisterColumn = z.enum([
  "kind",
  "number",
  "title",
  "group",
  "cluster",
  "area",
  "periods",
  "language",
  "date",
  "mode",
  "interviewer",
  "access",
  "accessWords",
  "present",
  "presentWords",
  "asked",
  "silent",
  "notAsked",
  "consentAnalyse",
  "consentQuote",
  "consentArchive",
  "consentRecontact",
  "consentHow",
  "sensitivity",
  "gender",
  "people",
  "participants",
  "primaryCoder",
  "partOf",
]);
export type RegisterColumn = z.infer<typeof RegisterColumn>;

/** What is wrong with a cell or a row. `column` is its letter in a spreadsheet, null where the row as a whole is meant. */
export const RegisterFault = z.strictObject({
  column: z.string().nullable(),
  header: z.string().nullable(),
  sentence: z.string(),
});
export type RegisterFault = z.infer<typeof RegisterFault>;

/** Why a file cannot be read at all. `sheet` is null for CSV, and where no sheet is meant. */
export const RegisterFileRefusal = z.strictObject({
  sheet: z.string().nullable(),
  row: z.int().min(1).nullable(),
  column: z.string().nullable(),
  sentence: z.string(),
});
export type RegisterFileRefusal = z.infer<typeof RegisterFileRefusal>;

/**
 * How a column is read: as a field; `written` by Octant for people and not read; `unknown`. What stands in a column that is
 * not read is left out.
 */
export const RegisterColumnReading = z.strictObject({
  column: z.string(),
  header: z.string(),
  as: z.union([RegisterColumn, z.literal("written"), z.literal("unknown")]),
});
export type RegisterColumnReading = z.infer<typeof RegisterColumnReading>;

export const RegisterCellChange = z.strictObject({ field: RegisterColumn, before: z.string(), after: z.string() });
export type RegisterCellChange = z.infer<typeof RegisterCellChange>;

/**
 * What becomes of a row. `added`: a new source. `changed`: an existing one, found by kind and number; `moves` where it
 * changes cluster or group. `refused`: its faults say why, and nothing of the row is stored.
 */
export const RegisterOutcome = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("added") }),
  z.strictObject({ kind: z.literal("changed"), moves: z.boolean(), changes: z.array(RegisterCellChange) }),
  z.strictObject({ kind: z.literal("refused"), faults: z.array(RegisterFault).min(1) }),
]);
export type RegisterOutcome = z.infer<typeof RegisterOutcome>;

/** A row of the file that does something or is refused; `number` is null where it is to get the next free one. */
export const RegisterFileRow = z.strictObject({
  row: z.int().min(1),
  source: z.strictObject({ kind: SourceKind, number: z.int().min(1).nullable() }).nullable(),
  title: z.string(),
  outcome: RegisterOutcome,
});
export type RegisterFileRow = z.infer<typeof RegisterFileRow>;

/** How many rows become what; together they are all rows of the file. */
export const RegisterCounts = z.strictObject({
  rows: z.int(),
  added: z.int(),
  changed: z.int(),
  same: z.int(),
  refused: z.int(),
});
export type RegisterCounts = z.infer<typeof RegisterCounts>;

/**
 * What an import of a register's file would do; nothing of it is stored. Rows that would change nothing are counted and not
 * listed. `moves` is how many sources change cluster or group, for which a reason is asked. `basis` stands for all of this:
 * the import names it, and is refused where the same file would by now do something else.
 */
export const RegisterImportPreview = z.strictObject({
  format: RegisterFormat,
  sheet: z.string().nullable(),
  columns: z.array(RegisterColumnReading),
  counts: RegisterCounts,
  moves: z.int(),
  basis: z.string(),
  rows: z.array(RegisterFileRow),
});
export type RegisterImportPreview = z.infer<typeof RegisterImportPreview>;

/** A command to import a register's file as the preview of that basis told. */
export const ImportRegister = z.strictObject({
  id: z.uuidv7(),
  basis: z.string().max(100),
  reason: z.string().trim().min(1).max(500).optional(),
});
export type ImportRegister = z.infer<typeof ImportRegister>;

/** A wish to take the register out, as a whole or the sources that are named, in that order. */
export const ExportRegister = z.strictObject({
  format: RegisterFormat,
  sourceIds: z.array(z.uuid()).max(REGISTER_ROWS_MOST).nullable(),
});
export type ExportRegister = z.infer<typeof ExportRegister>;
