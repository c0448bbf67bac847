import { sql } from "drizzle-orm";
import { foreignKey, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { assessments } from "./assessments.ts";
import { codings } from "./codings.ts";
import { assessmentId, bytea, moment } from "./columns.ts";
import { areas, codes, periods } from "./cuts.ts";
import { sources } from "./sources.ts";

/**
 * What a member of the team notes on one thing: a coding, a source, a code, a dimension (in an area and a period, where it is
 * so meant), or, with none of them, the assessment. Removed by a date, never deleted, so that a removal can be undone.
 */
export const memos = pgTable(
  "memo",
  {
    assessmentId: assessmentId(),
    id: uuid("id").notNull(),
    codingId: uuid("coding_id"),
    sourceId: uuid("source_id"),
    codeId: uuid("code_id"),
    dimensionId: text("dimension_id"),
    areaId: uuid("area_id"),
    periodId: uuid("period_id"),
    accountId: uuid("account_id").notNull(),
    bodySealed: bytea("body_sealed").notNull(),
    rowVersion: integer("row_version").notNull().default(1),
    createdAt: moment("created_at").notNull().defaultNow(),
    editedAt: moment("edited_at"),
    deletedAt: moment("deleted_at"),
  },
  (t) => [
    primaryKey({ columns: [t.assessmentId, t.id] }),
    foreignKey({ columns: [t.assessmentId], foreignColumns: [assessments.assessmentId] }),
    foreignKey({ columns: [t.assessmentId, t.codingId], foreignColumns: [codings.assessmentId, codings.id] }),
    foreignKey({ columns: [t.assessmentId, t.sourceId], foreignColumns: [sources.assessmentId, sources.id] }),
    foreignKey({ columns: [t.assessmentId, t.codeId], foreignColumns: [codes.assessmentId, codes.id] }),
    foreignKey({ columns: [t.assessmentId, t.areaId], foreignColumns: [areas.assessmentId, areas.id] }),
    foreignKey({ columns: [t.assessmentId, t.periodId], foreignColumns: [periods.assessmentId, periods.id] }),
    index("memo_by_coding").on(t.assessmentId, t.codingId).where(sql`${t.codingId} is not null`),
    index("memo_by_source").on(t.assessmentId, t.sourceId).where(sql`${t.sourceId} is not null`),
    index("memo_by_code").on(t.assessmentId, t.codeId).where(sql`${t.codeId} is not null`),
    index("memo_by_area").on(t.assessmentId, t.areaId).where(sql`${t.areaId} is not null`),
    index("memo_by_period").on(t.assessmentId, t.periodId).where(sql`${t.periodId} is not null`),
  ],
);
