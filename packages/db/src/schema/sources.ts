import type {
  AccessHow,
  Company,
  ConsentHow,
  ConsentState,
  Direction,
  GenderBand,
  InterviewMode,
  QuestionState,
  Sensitivity,
  SourceKind,
  SpeakerRole,
} from "@octant/schemas";
import { sql } from "drizzle-orm";
import { foreignKey, index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { assessmentId, bytea, moment } from "./columns.ts";
import { areas, clusters, coders, codes, periods } from "./cuts.ts";

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
    mode: text("mode").$type<InterviewMode>(),
    access: text("access").$type<AccessHow>(),
    present: text("present").array().$type<Company[]>().notNull().default([]),
    consentHow: text("consent_how").$type<ConsentHow>(),
    sensitivity: text("sensitivity").$type<Sensitivity>().notNull().default("normal"),
    gender: text("gender").$type<GenderBand>(),
    /** An account that was a member; an outsider is named in `factsSealed`. */
    interviewerId: uuid("interviewer_id"),
    /** The first part of a focus group whose people belong to several groups. */
    partOf: uuid("part_of"),
    /** Day, outsiders' names, words about access and company, participants: bound to the row version, as the title is. */
    factsSealed: bytea("facts_sealed"),
  },
  (t) => [
    primaryKey({ columns: [t.assessmentId, t.id] }),
    unique("source_number_once").on(t.assessmentId, t.kind, t.number),
    foreignKey({ columns: [t.assessmentId, t.partOf], foreignColumns: [t.assessmentId, t.id] }),
    index("source_by_first_part").on(t.assessmentId, t.partOf).where(sql`${t.partOf} is not null`),
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

/** Whether a guiding question was put to a source; without a row nobody has said. */
export const sourceQuestions = pgTable(
  "source_question",
  {
    assessmentId: assessmentId(),
    sourceId: uuid("source_id").notNull(),
    codeId: uuid("code_id").notNull(),
    state: text("state").$type<QuestionState>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.assessmentId, t.sourceId, t.codeId] }),
    foreignKey({ columns: [t.assessmentId, t.sourceId], foreignColumns: [sources.assessmentId, sources.id] }),
    foreignKey({ columns: [t.assessmentId, t.codeId], foreignColumns: [codes.assessmentId, codes.id] }),
    index("source_question_by_code").on(t.assessmentId, t.codeId),
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
