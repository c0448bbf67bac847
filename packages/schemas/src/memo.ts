import { z } from "zod";
import { SourceKind } from "./words.ts";

const OnDimension = z.strictObject({
  kind: z.literal("dimension"),
  dimensionId: z.string().min(1).max(20),
  /** Null is the whole mission, or all periods. */
  areaId: z.uuid().nullable(),
  periodId: z.uuid().nullable(),
});
const OnCode = z.strictObject({ kind: z.literal("code"), codeId: z.uuid() });
const OnAssessment = z.strictObject({ kind: z.literal("assessment") });

/** The one thing that a memo is about. */
export const MemoAbout = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("coding"), codingId: z.uuid() }),
  z.strictObject({ kind: z.literal("source"), sourceId: z.uuid() }),
  OnCode,
  OnDimension,
  OnAssessment,
]);
export type MemoAbout = z.infer<typeof MemoAbout>;

export const MemoKind = z.enum(["coding", "source", "code", "dimension", "assessment"]);
export type MemoKind = z.infer<typeof MemoKind>;

/** How long a memo may be, in UTF-16 units as a text field counts. */
export const MEMO_LENGTH = 10_000;

/** As it was typed, with its blanks: it is saved while somebody is in the middle of it. */
const Body = z.string().max(MEMO_LENGTH).regex(/\S/, "a memo says something");

/** A person's command to note something on one thing. `id` is made by the client and is the memo's. */
export const AddMemo = z.strictObject({ id: z.uuidv7(), about: MemoAbout, body: Body });
export type AddMemo = z.infer<typeof AddMemo>;

/** Words one's own memo anew. `id` is the command's; the memo is named in the path. */
export const RewordMemo = z.strictObject({ id: z.uuidv7(), body: Body });
export type RewordMemo = z.infer<typeof RewordMemo>;

/** The removal of one's own memo, which can be undone. */
export const RemoveMemo = z.strictObject({ id: z.uuidv7() });
export type RemoveMemo = z.infer<typeof RemoveMemo>;

const OfSource = { sourceId: z.uuid(), sourceKind: SourceKind, sourceNumber: z.int().min(1) };

/** What a memo is about, with what it takes to name it and to open its place. */
export const MemoPlace = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("coding"),
    codingId: z.uuid(),
    codeId: z.uuid(),
    textVersionId: z.uuid(),
    /** Half-open, in code points of the text. */
    start: z.int(),
    end: z.int(),
    ...OfSource,
  }),
  z.strictObject({ kind: z.literal("source"), ...OfSource }),
  OnCode,
  OnDimension,
  OnAssessment,
]);
export type MemoPlace = z.infer<typeof MemoPlace>;

/** A memo. `rowVersion` goes back as `If-Match` with a change; only its author can make one. */
export const Memo = z.strictObject({
  id: z.uuid(),
  about: MemoPlace,
  body: z.string(),
  author: z.string(),
  /** Whether it is the own one of whoever asks. */
  me: z.boolean(),
  createdAt: z.iso.datetime(),
  /** Null for one that was never reworded. */
  editedAt: z.iso.datetime().nullable(),
  rowVersion: z.int().min(1),
});
export type Memo = z.infer<typeof Memo>;

/** What a command on a memo left behind: the memo as it now is, or null once it is removed. */
export const MemoOutcome = z.strictObject({ memoId: z.uuid(), memo: Memo.nullable() });
export type MemoOutcome = z.infer<typeof MemoOutcome>;

/** Which memos: all that are named must hold. `sourceId` is of those on the source and those on the codings in it. */
export const MemosQuery = z.object({
  kind: MemoKind.optional(),
  codingId: z.uuid().optional(),
  sourceId: z.uuid().optional(),
  codeId: z.uuid().optional(),
  dimensionId: z.string().max(20).optional(),
  mine: z.literal("true").optional(),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type MemosQuery = z.infer<typeof MemosQuery>;

/** A page of memos, those begun last first. */
export const MemoPage = z.strictObject({ items: z.array(Memo), nextCursor: z.string().nullable() });
export type MemoPage = z.infer<typeof MemoPage>;

/** One line of what became of a memo, newest first, with its words after it. */
export const MemoHistoryEntry = z.strictObject({
  at: z.iso.datetime(),
  actor: z.string(),
  kind: z.enum(["memo.added", "memo.reworded", "memo.removed", "memo.restored"]),
  body: z.string(),
});
export type MemoHistoryEntry = z.infer<typeof MemoHistoryEntry>;
export const MemoHistory = z.strictObject({ items: z.array(MemoHistoryEntry) });
