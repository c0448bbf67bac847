import { z } from "zod";
import { Wording, WordingRelation } from "./fork-framework.ts";
import { Framework, FrameworkId, LocalText } from "./framework.ts";
import { Stance } from "./words.ts";

/** Why something was done to the codebook: a sentence, which is sealed where it is kept. */
const Reason = z.string().trim().min(1).max(2_000);
const Line = z.string().trim().min(1).max(120);
const Definition = z.string().trim().max(2_000);

/** A command to fork the framework for the study, so that its questions can be changed. It keeps the base as it is now. */
export const ForkFramework = z.strictObject({ id: z.uuidv7(), reason: Reason });
export type ForkFramework = z.infer<typeof ForkFramework>;

/** A command to add a question under a dimension. It gets the next number of the study's own there; its code bears this id. */
export const AddQuestion = z.strictObject({
  id: z.uuidv7(),
  dimensionId: z.string().max(20),
  wording: Wording,
  reason: Reason,
});
export type AddQuestion = z.infer<typeof AddQuestion>;

/** A command to word a question anew, with how it now relates to the framework's; of a study's own question that is left out. */
export const RewordQuestion = z.strictObject({
  id: z.uuidv7(),
  wording: Wording,
  relation: WordingRelation.optional(),
  reason: Reason,
});
export type RewordQuestion = z.infer<typeof RewordQuestion>;

/** A command to add a code of the study's own under a question. The id becomes the code's. */
export const AddCode = z.strictObject({
  id: z.uuidv7(),
  parentId: z.uuid(),
  name: Line,
  definition: Definition.default(""),
  /** Its name and definition are sealed, and shown to those who may read texts. */
  sensitive: z.boolean().default(false),
  reason: Reason,
});
export type AddCode = z.infer<typeof AddCode>;

/** A command to rename or redefine one of the study's own codes; what is left out stays. */
export const ChangeCode = z.strictObject({
  id: z.uuidv7(),
  name: Line.optional(),
  definition: Definition.optional(),
  sensitive: z.boolean().optional(),
  reason: Reason,
});
export type ChangeCode = z.infer<typeof ChangeCode>;

/**
 * What a coder is told of a code besides its definition. Examples are what somebody said, so that all of it is sealed where it
 * is kept; what a question's wording says of looking for and leaving out stands there.
 */
export const CodeGuide = z.strictObject({
  lookFor: Definition,
  leaveOut: Definition,
  example: Definition,
  counterExample: Definition,
});
export type CodeGuide = z.infer<typeof CodeGuide>;

/** A command to write a guide anew. */
export const ChangeGuide = z.strictObject({ id: z.uuidv7(), guide: CodeGuide, reason: Reason });
export type ChangeGuide = z.infer<typeof ChangeGuide>;

/** A command to put a code of the study's own under another question; its codings come along. */
export const MoveCode = z.strictObject({ id: z.uuidv7(), parentId: z.uuid(), reason: Reason });
export type MoveCode = z.infer<typeof MoveCode>;

/** Which codings of a code are meant: all, or those with one of these stances in one of these sources; an empty list is every one. */
export const WhichCodings = z.strictObject({
  stances: z.array(Stance).max(4).default([]),
  sourceIds: z.array(z.uuid()).max(5_000).default([]),
});
export type WhichCodings = z.infer<typeof WhichCodings>;

/**
 * A command to lay another code on codings, whoever made them. All of them and `retire` merges one code into another; some of
 * them splits it. A coding that the same coder has laid there already, with the same stance about the same, is not laid twice.
 */
export const RecodeCodings = z.strictObject({
  id: z.uuidv7(),
  intoId: z.uuid(),
  which: WhichCodings,
  retire: z.boolean(),
  reason: Reason,
});
export type RecodeCodings = z.infer<typeof RecodeCodings>;

/** What a recoding would do, asked before it is done. */
export const AskRecoding = RecodeCodings.pick({ intoId: true, which: true });
export type AskRecoding = z.infer<typeof AskRecoding>;

/** `moved` get the other code; `superseded` are there already, by the same coder, and are taken out; `left` stay as they are. */
export const RecodingForecast = z.strictObject({
  moved: z.int(),
  superseded: z.int(),
  left: z.int(),
  sources: z.int(),
  /** Questions whose figures change: the code's and the other's, where they are not the same. */
  questionIds: z.array(z.string()),
});
export type RecodingForecast = z.infer<typeof RecodingForecast>;

/** A command to take a recoding back. Codings that somebody has changed since stay as they are. */
export const UndoRecoding = z.strictObject({ id: z.uuidv7(), reason: Reason });
export type UndoRecoding = z.infer<typeof UndoRecoding>;

/** `back` are as they were; `left` were changed in the meantime. */
export const RecodingUndone = z.strictObject({ back: z.int(), left: z.int() });
export type RecodingUndone = z.infer<typeof RecodingUndone>;

/** A command to take a question or a code out of use, or back into it. What was coded with it stays. */
export const RetireCode = z.strictObject({ id: z.uuidv7(), retired: z.boolean(), reason: Reason });
export type RetireCode = z.infer<typeof RetireCode>;

/** Something that was done to the codebook: by whom, when and why. */
export const CodebookAct = z.strictObject({
  kind: z.enum([
    "framework.forked",
    "question.added",
    "question.reworded",
    "question.retired",
    "question.restored",
    "code.added",
    "code.changed",
    "code.retired",
    "code.restored",
    "code.moved",
    "code.guide-changed",
    "code.recoded",
    "code.recoding-undone",
  ]),
  at: z.iso.datetime(),
  actor: z.string(),
  reason: z.string(),
  /** Of a recoding: the other code, and how many codings got it or were there already. */
  recoding: z.strictObject({ commandId: z.uuid(), intoId: z.uuid(), moved: z.int(), superseded: z.int() }).nullable(),
});
export type CodebookAct = z.infer<typeof CodebookAct>;

/** What a question and a code have in common. `codings` counts the live ones; `acts` stand in order of time. */
const Entry = {
  id: z.uuid(),
  questionId: z.string(),
  dimensionId: z.string(),
  retired: z.boolean(),
  codings: z.int(),
  rowVersion: z.int(),
  guide: CodeGuide,
  acts: z.array(CodebookAct),
};

export const CodebookQuestion = z.strictObject({
  ...Entry,
  state: z.enum(["as-in-base", "reworded", "added"]),
  /** How it relates to the framework's question of the same number; null for one that the study added. */
  relation: WordingRelation.nullable(),
});
export type CodebookQuestion = z.infer<typeof CodebookQuestion>;

/** A code of the study's own. Name and definition are null to those from whom a sensitive one is kept. */
export const CodebookCode = z.strictObject({
  ...Entry,
  parentId: z.uuid(),
  name: z.string().nullable(),
  definition: z.string().nullable(),
  sensitive: z.boolean(),
});
export type CodebookCode = z.infer<typeof CodebookCode>;

/**
 * The framework as the study uses it. `framework` names questions that are no longer asked too; `dimensions` says what still
 * compares with the base: only what is `same`. Source: method, sections 0 and 7.
 */
export const Codebook = z.strictObject({
  base: z.strictObject({ id: FrameworkId, name: LocalText }),
  fork: CodebookAct.nullable(),
  framework: Framework,
  dimensions: z.array(z.strictObject({ dimensionId: z.string(), relation: WordingRelation })),
  questions: z.array(CodebookQuestion),
  codes: z.array(CodebookCode),
});
export type Codebook = z.infer<typeof Codebook>;
