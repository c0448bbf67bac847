import { z } from "zod";
import { Consent, Direction, SourceKind, SpeakerRole } from "./words.ts";

/** A BCP 47 language tag, short form: "fr", "ar", "bm". */
export const LanguageTag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "a language tag such as fr or ar");

/**
 * What the register knows of a source. `title` is for the team; public places show the citation instead.
 * The group is the cluster's: give `clusterId` to join one, or leave it null for a cluster of the source's own in `groupId`.
 * A source without a group can be coded and counts as "not placed".
 */
export const SourceRegister = z.strictObject({
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
export type SourceRegister = z.infer<typeof SourceRegister>;

/** What makes up a citation; the web app puts it into words, "Interview 14, civil society, Mopti, since 2016". */
export const Citation = z.strictObject({
  kind: SourceKind,
  number: z.int().min(1),
  group: z.string().nullable(),
  area: z.string().nullable(),
  periods: z.array(z.string()),
});
export type Citation = z.infer<typeof Citation>;

/** A source with its current text. `rowVersion` goes back as `If-Match` with a change. */
export const Source = z.strictObject({
  ...SourceRegister.shape,
  id: z.uuid(),
  number: z.int().min(1),
  clusterId: z.uuid(),
  direction: Direction,
  rowVersion: z.int().min(1),
  citation: Citation,
  textVersionId: z.uuid(),
  /** Length of the text in code points. */
  length: z.int(),
  turns: z.int(),
  /** Live codings on its current text. */
  codings: z.int(),
  createdAt: z.iso.datetime(),
});
export type Source = z.infer<typeof Source>;

export const SourcePage = z.strictObject({ items: z.array(Source), nextCursor: z.string().nullable() });
export type SourcePage = z.infer<typeof SourcePage>;

/**
 * The register part of an import. It travels as the field `register` (JSON) of a multipart form beside the file (`file`).
 * `id` is a UUIDv7 made by the client: the same import sent twice is carried out once, and it becomes the source's id.
 * `encoding` is null unless a person chose one in the preview.
 */
export const ImportSource = z.strictObject({
  id: z.uuidv7(),
  encoding: z.string().max(20).nullable(),
  ...SourceRegister.shape,
});
export type ImportSource = z.infer<typeof ImportSource>;

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

/**
 * One line of what happened to a source's register, newest first. `before` and `after` hold what differs and nothing else;
 * `before` is null where the source came in. What a withdrawal of consent took is told in the audit.
 */
export const SourceHistoryEntry = z.strictObject({
  at: z.iso.datetime(),
  actor: z.string(),
  kind: z.enum(["source.imported", "source.changed"]),
  reason: z.string().nullable(),
  before: SourceRegister.partial().nullable(),
  after: SourceRegister.partial(),
});
export type SourceHistoryEntry = z.infer<typeof SourceHistoryEntry>;
export const SourceHistory = z.strictObject({ items: z.array(SourceHistoryEntry) });
export type SourceHistory = z.infer<typeof SourceHistory>;

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
