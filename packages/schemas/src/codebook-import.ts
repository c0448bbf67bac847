import { z } from "zod";

/** A codebook's file: `csv` is a table as Octant writes it, `qdc` a REFI-QDA codebook of any program. */
export const CodebookFormat = z.enum(["csv", "qdc"]);
export type CodebookFormat = z.infer<typeof CodebookFormat>;

/** As many codes are read from one file: ten times what studies have. */
export const CODEBOOK_ENTRIES_MOST = 2_000;

/** What is wrong with an entry, or not taken of it. `column` names the column of a table; null where none is meant. */
export const CodebookFileFault = z.strictObject({ column: z.string().nullable(), sentence: z.string() });
export type CodebookFileFault = z.infer<typeof CodebookFileFault>;

/** Why a file cannot be read at all: `place` is the row of a table or the line of an XML file, from 1. */
export const CodebookFileRefusal = z.strictObject({ place: z.int().min(1), ...CodebookFileFault.shape });
export type CodebookFileRefusal = z.infer<typeof CodebookFileRefusal>;

/** Where an entry without a place of its own is to stand: under the question that this code id is. `at` counts from 0. */
export const CodebookPlacement = z.strictObject({
  at: z
    .int()
    .min(0)
    .max(CODEBOOK_ENTRIES_MOST - 1),
  questionId: z.uuid(),
});
export type CodebookPlacement = z.infer<typeof CodebookPlacement>;
export const CodebookPlacements = z.array(CodebookPlacement).max(CODEBOOK_ENTRIES_MOST);

const ChangedText = z.strictObject({
  field: z.enum(["name", "definition", "retired"]),
  before: z.string(),
  after: z.string(),
});

/**
 * What becomes of an entry. `same`: the codebook has it so. `changed`: a code of the study's own becomes what the file
 * says. `added`: a new code under the question with that number. `unplaced`: nobody has said under which question; where
 * nobody does, it is not taken. `not-taken`: its faults say why.
 */
export const CodebookOutcome = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("same") }),
  z.strictObject({ kind: z.literal("changed"), codeId: z.uuid(), changes: z.array(ChangedText) }),
  z.strictObject({ kind: z.literal("added"), questionId: z.string(), retired: z.boolean() }),
  z.strictObject({ kind: z.literal("unplaced") }),
  z.strictObject({ kind: z.literal("not-taken") }),
]);
export type CodebookOutcome = z.infer<typeof CodebookOutcome>;

/** One code of the file; `above` names what stands above it there, the outermost first. */
export const CodebookFileEntry = z.strictObject({
  place: z.int().min(1),
  name: z.string(),
  above: z.array(z.string()),
  outcome: CodebookOutcome,
  faults: z.array(CodebookFileFault),
});
export type CodebookFileEntry = z.infer<typeof CodebookFileEntry>;

/** Something that the file says and no codebook of Octant's keeps, with the first of `count` places. */
export const CodebookFileLoss = z.strictObject({
  place: z.int().min(1),
  count: z.int().min(1),
  sentence: z.string(),
});
export type CodebookFileLoss = z.infer<typeof CodebookFileLoss>;

/**
 * What an import would do, entry by entry in the order of the file; nothing of it is stored. `basis` stands for the
 * codebook that this was held against: the import names it, and is refused where it has changed.
 */
export const CodebookImportPreview = z.strictObject({
  format: CodebookFormat,
  basis: z.string(),
  entries: z.array(CodebookFileEntry),
  losses: z.array(CodebookFileLoss),
  moreLosses: z.int().min(0),
});
export type CodebookImportPreview = z.infer<typeof CodebookImportPreview>;

/** A command to import a codebook's file as the preview of that basis and those placements told, with the reason. */
export const ImportCodebook = z.strictObject({
  id: z.uuidv7(),
  basis: z.string().max(100),
  placements: CodebookPlacements.default([]),
  reason: z.string().trim().min(1).max(2_000),
});
export type ImportCodebook = z.infer<typeof ImportCodebook>;

/** How many entries of the file became what; together they are all of its entries. */
export const CodebookImported = z.strictObject({
  same: z.int(),
  changed: z.int(),
  added: z.int(),
  notTaken: z.int(),
});
export type CodebookImported = z.infer<typeof CodebookImported>;
