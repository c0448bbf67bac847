import { CODEBOOK_ENTRIES_MOST, CodebookFileFault, CodebookFileLoss, CodebookFileRefusal } from "@octant/schemas";
import { z } from "zod";

const Text = z.string().max(5_300_000);
const Place = z.int().min(1);

/** A text of an entry: null where the file has no place for it. */
const FoundGuide = z.strictObject({
  definition: Text.nullable(),
  lookFor: Text.nullable(),
  leaveOut: Text.nullable(),
  example: Text.nullable(),
  counterExample: Text.nullable(),
});

/**
 * An entry of a codebook's file, before anything is known of the codebook it is for. `level` is null and `parent` the index
 * of the entry above where the file is a tree; in a table, `dimension` and `question` name where the entry stands.
 * `retired` is null where the file does not say. `faults` keep it from being taken.
 */
export const FoundEntry = z.strictObject({
  place: Place,
  parent: z.int().min(0).nullable(),
  level: z.enum(["dimension", "question", "code"]).nullable(),
  guid: z.guid().nullable(),
  dimension: Text,
  question: Text,
  name: Text,
  guide: FoundGuide,
  isCodable: z.boolean(),
  retired: z.boolean().nullable(),
  faults: z.array(CodebookFileFault).max(20),
});
export type FoundEntry = z.infer<typeof FoundEntry>;

export const FoundSet = z.strictObject({
  place: Place,
  guid: z.guid().nullable(),
  name: Text,
  members: z.array(z.guid()).max(20_000),
});

/** Where the parent of an entry stands behind it, the words are not those of our reader. */
const FoundEntries = z
  .array(FoundEntry)
  .max(CODEBOOK_ENTRIES_MOST)
  .refine((entries) => entries.every(({ parent }, at) => parent === null || parent < at));

const FoundFile = z.strictObject({
  kind: z.literal("read"),
  entries: FoundEntries,
  sets: z.array(FoundSet).max(5_000),
  losses: z.array(CodebookFileLoss).max(500),
  moreLosses: z.int().min(0),
});
export type FoundFile = z.infer<typeof FoundFile>;

const Refused = z.strictObject({ kind: z.literal("refused"), faults: z.array(CodebookFileRefusal).min(1).max(200) });

/** What the process that read the file may say of it; it is checked like a request. */
export const FoundCodebook = z.discriminatedUnion("kind", [FoundFile, Refused]);
export type FoundCodebook = z.infer<typeof FoundCodebook>;

export function refusedAt(place: number, column: string | null, sentence: string): FoundCodebook {
  return { kind: "refused", faults: [{ place, column, sentence }] };
}
