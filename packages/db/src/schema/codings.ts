import type { Stance } from "@octant/schemas";
import { sql } from "drizzle-orm";
import { foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { assessmentId, moment } from "./columns.ts";
import { areas, coders, codes, periods } from "./cuts.ts";
import { speakers, textVersions } from "./sources.ts";

/** A passage of a text, half-open in code points: [startAt, endAt). */
export const segments = pgTable(
  "segment",
  {
    assessmentId: assessmentId(),
    id: uuid("id").notNull(),
    textVersionId: uuid("text_version_id").notNull(),
    startAt: integer("start_at").notNull(),
    endAt: integer("end_at").notNull(),
    externalId: text("external_id"),
  },
  (t) => [
    primaryKey({ columns: [t.assessmentId, t.id] }),
    foreignKey({
      columns: [t.assessmentId, t.textVersionId],
      foreignColumns: [textVersions.assessmentId, textVersions.id],
    }),
    index("segment_by_text_version").on(t.assessmentId, t.textVersionId, t.startAt, t.endAt),
    uniqueIndex("segment_once")
      .on(t.assessmentId, t.textVersionId, t.startAt, t.endAt)
      .where(sql`${t.externalId} is null`),
    uniqueIndex("segment_external_once")
      .on(t.assessmentId, t.textVersionId, t.externalId)
      .where(sql`${t.externalId} is not null`),
  ],
);

/** A code laid on a segment by a coder. Removed by a date, never deleted, so that a removal can be undone. */
export const codings = pgTable(
  "coding",
  {
    assessmentId: assessmentId(),
    id: uuid("id").notNull(),
    segmentId: uuid("segment_id").notNull(), // the span itself is the segment's
    codeId: uuid("code_id").notNull(),
    coderId: uuid("coder_id").notNull(),
    stance: text("stance").$type<Stance>().notNull(),
    aboutAreaId: uuid("about_area_id"),
    speakerId: uuid("speaker_id"),
    roundId: uuid("round_id"),
    rowVersion: integer("row_version").notNull().default(1),
    createdAt: moment("created_at").notNull().defaultNow(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
    deletedAt: moment("deleted_at"),
  },
  (t) => [
    primaryKey({ columns: [t.assessmentId, t.id] }),
    foreignKey({ columns: [t.assessmentId, t.segmentId], foreignColumns: [segments.assessmentId, segments.id] }),
    foreignKey({ columns: [t.assessmentId, t.codeId], foreignColumns: [codes.assessmentId, codes.id] }),
    foreignKey({ columns: [t.assessmentId, t.coderId], foreignColumns: [coders.assessmentId, coders.id] }),
    foreignKey({ columns: [t.assessmentId, t.aboutAreaId], foreignColumns: [areas.assessmentId, areas.id] }),
    foreignKey({ columns: [t.assessmentId, t.speakerId], foreignColumns: [speakers.assessmentId, speakers.id] }),
    index("coding_by_segment").on(t.assessmentId, t.segmentId).where(sql`${t.deletedAt} is null`),
    index("coding_by_code").on(t.assessmentId, t.codeId).where(sql`${t.deletedAt} is null`),
  ],
);

/** The periods that a coded passage speaks about. */
export const codingPeriods = pgTable(
  "coding_period",
  {
    assessmentId: assessmentId(),
    codingId: uuid("coding_id").notNull(),
    periodId: uuid("period_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.assessmentId, t.codingId, t.periodId] }),
    foreignKey({ columns: [t.assessmentId, t.codingId], foreignColumns: [codings.assessmentId, codings.id] }),
    foreignKey({ columns: [t.assessmentId, t.periodId], foreignColumns: [periods.assessmentId, periods.id] }),
    index("coding_period_by_period").on(t.assessmentId, t.periodId),
  ],
);
