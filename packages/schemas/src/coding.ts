import { z } from "zod";
import { Stance } from "./words.ts";

/** A passage of a text, half-open, in code points. */
const Place = { start: z.int().min(0), end: z.int() };
const hasLetters = ({ start, end }: { start: number; end: number }) => start < end;
const HAS_LETTERS = { path: ["end"], error: "a segment has at least one character" };

/** What a passage speaks about, where that differs from its source; left out, it is the source's own. */
const About = {
  aboutAreaId: z.uuid().nullable().optional(),
  aboutPeriodIds: z.array(z.uuid()).max(50).optional(),
};

/**
 * A coder's command to lay a code on a segment, made with it where it does not exist yet.
 * Units: `start` and `end` are Unicode code points of the normalised text, half-open: "Gao" at 0 is [0, 3).
 * Errors: an empty or reversed segment fails here; one past the text's end is `segment-outside-text`, in the use case.
 * Source: method, section 10. The client makes `id`, so that a command sent twice is carried out once; it is the coding's id.
 */
export const AddCoding = z
  .strictObject({
    id: z.uuidv7(),
    textVersionId: z.uuid(),
    codeId: z.uuid(),
    ...Place,
    stance: Stance,
    ...About,
  })
  .refine(hasLetters, HAS_LETTERS);
export type AddCoding = z.infer<typeof AddCoding>;

/** A coder's change of a coding's stance. `id` is the command's; the coding is named in the path. */
export const ChangeStance = z.strictObject({ id: z.uuidv7(), stance: Stance });
export type ChangeStance = z.infer<typeof ChangeStance>;

/**
 * A coder's change of what a coded passage speaks about; whatever is left out is the source's own, as it stands now. A null
 * area is the whole mission, or unknown, and no periods are unknown ones. `id` is the command's.
 */
export const ChangeAbout = z.strictObject({ id: z.uuidv7(), ...About });
export type ChangeAbout = z.infer<typeof ChangeAbout>;

/**
 * A coder's change of the passage that a coding lies on, in the same text. Units and errors as in `AddCoding`. `id` is the
 * command's.
 */
export const ChangeSpan = z.strictObject({ id: z.uuidv7(), ...Place }).refine(hasLetters, HAS_LETTERS);
export type ChangeSpan = z.infer<typeof ChangeSpan>;

/** The removal of a coding, which can be undone. */
export const RemoveCoding = z.strictObject({ id: z.uuidv7() });
export type RemoveCoding = z.infer<typeof RemoveCoding>;

/** Takes one of one's own commands back; undoing an undo does it again. */
export const Undo = z.strictObject({ id: z.uuidv7(), commandId: z.uuidv7() });
export type Undo = z.infer<typeof Undo>;

/** A code on a span of a text by a coder. `rowVersion` goes back as `If-Match` with a change. */
export const Coding = z.strictObject({
  id: z.uuid(),
  textVersionId: z.uuid(),
  segmentId: z.uuid(),
  codeId: z.uuid(),
  coderId: z.uuid(),
  stance: Stance,
  start: z.int(),
  end: z.int(),
  aboutAreaId: z.uuid().nullable(),
  aboutPeriodIds: z.array(z.uuid()),
  rowVersion: z.int().min(1),
  createdAt: z.iso.datetime(),
});
export type Coding = z.infer<typeof Coding>;

export const CodingList = z.strictObject({ items: z.array(Coding) });

/** What a command on a coding left behind: the coding as it now is, or null once it is removed. */
export const CodingOutcome = z.strictObject({ codingId: z.uuid(), coding: Coding.nullable() });
export type CodingOutcome = z.infer<typeof CodingOutcome>;

/** What a change found of a coding, or left: beside the stance what the change was about. */
const CodingTold = z.strictObject({
  stance: Stance,
  start: z.int().optional(),
  end: z.int().optional(),
  aboutAreaId: z.uuid().nullable().optional(),
  aboutPeriodIds: z.array(z.uuid()).optional(),
});

/** One line of what happened to a coding, newest first. */
export const HistoryEntry = z.strictObject({
  commandId: z.uuid().nullable(),
  at: z.iso.datetime(),
  actor: z.string(),
  me: z.boolean(),
  kind: z.enum([
    "coding.added",
    "coding.stance-changed",
    "coding.about-changed",
    "coding.span-changed",
    "coding.removed",
    "coding.restored",
    "coding.recoded",
  ]),
  before: CodingTold.nullable(),
  after: CodingTold.nullable(),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;
export const History = z.strictObject({ items: z.array(HistoryEntry) });
