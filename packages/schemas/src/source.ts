import { z } from "zod";
import { Citation } from "./citation.ts";
import { SourceFacts } from "./source-facts.ts";
import { Consent, Direction, SourceKind, SpeakerRole } from "./words.ts";

/** A BCP 47 language tag, short form: "fr", "ar", "bm". */
export const LanguageTag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "a language tag such as fr or ar");

/**
 * What a source is and where it belongs. `title` is for the team; public places show the citation instead.
 * The group is the cluster's: give `clusterId` to join one, or leave it null for a cluster of the source's own in `groupId`.
 * A source without a group can be coded and counts as "not placed".
 */
const PlacedRegister = z.strictObject({
  title: z.string().trim().min(1).max(200),
  kind: SourceKind,
  groupId: z.uuid().nullable(),
  clusterId: z.uuid().nullable(),
  areaId: z.uuid().nullable(),
  /** The periods that it speaks about. */
  periodIds: z.array(z.uuid()).max(50),
  language: LanguageTag.nullable(),
  consent: Consent,
});

/** All that the register knows of a source. */
export const SourceRegister = z.strictObject({ ...PlacedRegister.shape, ...SourceFacts.shape });
export type SourceRegister = z.infer<typeof SourceRegister>;

/** A source, with its current text once it has one. `rowVersion` goes back as `If-Match` with a change. */
export const Source = z.strictObject({
  ...SourceRegister.shape,
  id: z.uuid(),
  number: z.int().min(1),
  clusterId: z.uuid(),
  direction: Direction,
  rowVersion: z.int().min(1),
  citation: Citation,
  /** Null for a source that stands in the register alone; then all that is counted of its text is 0. */
  textVersionId: z.uuid().nullable(),
  /** Length of the text in code points. */
  length: z.int(),
  turns: z.int(),
  /** Live codings on its current text. */
  codings: z.int(),
  createdAt: z.iso.datetime(),
});
export type Source = z.infer<typeof Source>;

/** A source that can be read and coded. */
export const SourceWithText = z.strictObject({ ...Source.shape, textVersionId: z.uuid() });
export type SourceWithText = z.infer<typeof SourceWithText>;

export const SourcePage = z.strictObject({ items: z.array(Source), nextCursor: z.string().nullable() });
export type SourcePage = z.infer<typeof SourcePage>;

/**
 * The register part of an import; of how the source was heard, what is left out is not known yet. It travels as the field `register` (JSON) of a multipart form beside the file (`file`).
 * `id` is a UUIDv7 made by the client: the same import sent twice is carried out once, and it becomes the source's id.
 * `encoding` is null unless a person chose one in the preview.
 */
export const ImportSource = z.strictObject({
  id: z.uuidv7(),
  encoding: z.string().max(20).nullable(),
  ...PlacedRegister.shape,
  ...SourceFacts.partial().shape,
});
export type ImportSource = z.infer<typeof ImportSource>;

/**
 * A text for a source that stands in the register alone. It travels as the field `text` (JSON) of a multipart form beside the
 * file (`file`).
 */
export const AddText = z.strictObject({ id: z.uuidv7(), encoding: z.string().max(20).nullable() });
export type AddText = z.infer<typeof AddText>;

/** A command to put a source into the register before its text comes. Its `id` becomes the source's. */
export const RegisterSource = ImportSource.omit({ encoding: true });
export type RegisterSource = z.infer<typeof RegisterSource>;

/**
 * A change to a source's register; what is left out stays. `reason` is asked for where the source changes its cluster or
 * group, since that moves every figure it counts in; it stands in the source's history.
 */
export const ChangeSource = z.strictObject({
  id: z.uuidv7(),
  reason: z.string().trim().min(1).max(500).optional(),
  ...SourceRegister.partial().shape,
});
export type ChangeSource = z.infer<typeof ChangeSource>;

/** It came with its text, it came without one, its text came, its register was changed. */
export const SourceChangeKind = z.enum(["source.imported", "source.registered", "source.text-added", "source.changed"]);
export type SourceChangeKind = z.infer<typeof SourceChangeKind>;

/**
 * One line of what happened to a source's register, newest first. `before` and `after` hold what differs and nothing else;
 * `before` is null where the source came in. What a withdrawal of consent took is told in the audit.
 */
export const SourceHistoryEntry = z.strictObject({
  at: z.iso.datetime(),
  actor: z.string(),
  kind: SourceChangeKind,
  reason: z.string().nullable(),
  before: SourceRegister.partial().nullable(),
  after: SourceRegister.partial(),
});
export type SourceHistoryEntry = z.infer<typeof SourceHistoryEntry>;
export const SourceHistory = z.strictObject({ items: z.array(SourceHistoryEntry) });
export type SourceHistory = z.infer<typeof SourceHistory>;

/** Who can be an interviewer by account: members, and those who are none any more but have heard a source. */
export const RegisterPeople = z.strictObject({
  items: z.array(z.strictObject({ id: z.uuid(), name: z.string(), member: z.boolean() })),
});
export type RegisterPeople = z.infer<typeof RegisterPeople>;

/** How a file would be read, before anything is stored. */
export const TextPreview = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("read"),
    encoding: z.string(),
    /** False where the bytes allow another reading, so that a person should look. */
    certain: z.boolean(),
    length: z.int(),
    paragraphs: z.int(),
    turns: z.int(),
    speakers: z.array(z.strictObject({ name: z.string(), role: SpeakerRole.nullable(), turns: z.int() })),
    language: z.string().nullable(),
    direction: Direction,
    excerpt: z.string(),
    /** Sources with the very same text that are there already; a withdrawn one is not among them. */
    sameText: z.array(z.strictObject({ id: z.uuid(), kind: SourceKind, number: z.int().min(1) })),
  }),
  z.strictObject({
    kind: z.literal("choose"),
    candidates: z.array(z.strictObject({ encoding: z.string(), excerpt: z.string() })),
  }),
]);
export type TextPreview = z.infer<typeof TextPreview>;
