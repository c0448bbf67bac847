import type { ConsentState, Direction, SourceKind, SpeakerRole } from "@octant/schemas";
import { foreignKey, index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { assessmentId, bytea, moment } from "./columns.ts";
import { areas, clusters, coders, periods } from "./cuts.ts";

const consent = (scope: string) => text(`consent_${scope}`).$type<ConsentState>().notNull();

export const sources = pgTable(
  "source",
  {
    assessmentId: assessmentId(),
    id: uuid("id").notNull(),
    number: integer("number").notNull(),
    kind: text("kind").$type<SourceKind>().notNull(),
    clusterId: uuid("cluster_id").notNull(), // and through it the stakeholder group
    areaId: uuid("area_id"),
    language: text("language"),
    direction: text("direction").$type<Direction>().notNull(),
    consentAnalyse: consent("analyse"),
    consentQuote: consent("quote"),
    consentArchive: consent("archive"),
    consentRecontact: consent("recontact"),
    primaryCoderId: uuid("primary_coder_id"),
    titleSealed: bytea("title_sealed").notNull(),
    fileNameSealed: bytea("file_name_sealed"),
    rowVersion: integer("row_version").notNull().default(1),
    createdAt: moment("created_at").notNull().defaultNow(),
    createdBy: uuid("created_by").notNull(),
    withdrawnAt: moment("withdrawn_at"),
  },
  (t) => [
    primaryKey({ columns: [t.assessmentId, t.id] }),
    unique("source_number_once").on(t.assessmentId, t.kind, t.number),
    foreignKey({ columns: [t.assessmentId, t.clusterId], foreignColumns: [clusters.assessmentId, clusters.id] }),
    foreignKey({ columns: [t.assessmentId, t.areaId], foreignColumns: [areas.assessmentId, areas.id] }),
    foreignKey({ columns: [t.assessmentId, t.primaryCoderId], foreignColumns: [coders.assessmentId, coders.id] }),
    index("source_by_cluster").on(t.assessmentId, t.clusterId),
    index("source_by_area").on(t.assessmentId, t.areaId),
  ],
);

/** The periods that a source speaks about. */
export const sourcePeriods = pgTable(
  "source_period",
  {
    assessmentId: assessmentId(),
    sourceId: uuid("source_id").notNull(),
    periodId: uuid("period_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.assessmentId, t.sourceId, t.periodId] }),
    foreignKey({ columns: [t.assessmentId, t.sourceId], foreignColumns: [sources.assessmentId, sources.id] }),
    foreignKey({ columns: [t.assessmentId, t.periodId], foreignColumns: [periods.assessmentId, periods.id] }),
    index("source_period_by_period").on(t.assessmentId, t.periodId),
  ],
);

/** A text as it was imported; it never changes. `length` counts code points, `digest` is keyed. */
export const textVersions = pgTable(
  "text_version",
  {
    assessmentId: assessmentId(),
    id: uuid("id").notNull(),
    sourceId: uuid("source_id").notNull(),
    version: integer("version").notNull(),
    length: integer("length").notNull(),
    digest: bytea("digest").notNull(),
    encoding: text("encoding").notNull(),
    textSealed: bytea("text_sealed").notNull(),
    originalSealed: bytea("original_sealed"),
    createdAt: moment("created_at").notNull().defaultNow(),
    createdBy: uuid("created_by").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.assessmentId, t.id] }),
    unique("text_version_once").on(t.assessmentId, t.sourceId, t.version),
    index("text_version_by_digest").on(t.assessmentId, t.digest),
    foreignKey({ columns: [t.assessmentId, t.sourceId], foreignColumns: [sources.assessmentId, sources.id] }),
  ],
);

export const speakers = pgTable(
  "speaker",
  {
    assessmentId: assessmentId(),
    id: uuid("id").notNull(),
    sourceId: uuid("source_id").notNull(),
    nameSealed: bytea("name_sealed").notNull(),
    role: text("role").$type<SpeakerRole>(),
    position: integer("position").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.assessmentId, t.id] }),
    foreignKey({ columns: [t.assessmentId, t.sourceId], foreignColumns: [sources.assessmentId, sources.id] }),
    index("speaker_by_source").on(t.assessmentId, t.sourceId, t.position),
  ],
);

/** What one speaker says in one go, in code points; the speech begins at `speechStartAt`, after the name. */
export const turns = pgTable(
  "turn",
  {
    assessmentId: assessmentId(),
    textVersionId: uuid("text_version_id").notNull(),
    ordinal: integer("ordinal").notNull(),
    startAt: integer("start_at").notNull(),
    endAt: integer("end_at").notNull(),
    speechStartAt: integer("speech_start_at").notNull(),
    speakerId: uuid("speaker_id"),
  },
  (t) => [
    primaryKey({ columns: [t.assessmentId, t.textVersionId, t.ordinal] }),
    foreignKey({
      columns: [t.assessmentId, t.textVersionId],
      foreignColumns: [textVersions.assessmentId, textVersions.id],
    }),
    foreignKey({ columns: [t.assessmentId, t.speakerId], foreignColumns: [speakers.assessmentId, speakers.id] }),
    index("turn_by_speaker").on(t.assessmentId, t.speakerId),
  ],
);
