import type { JudgedStep } from "@octant/schemas";
import { foreignKey, index, integer, pgTable, primaryKey, real, text, uuid } from "drizzle-orm/pg-core";
import { codings } from "./codings.ts";
import { assessmentId, bytea, moment } from "./columns.ts";
import { sources } from "./sources.ts";

/** What a source, taken whole, says to a question, where somebody judged it; it replaces what its codings come to. */
export const judgedPositions = pgTable(
  "judged_position",
  {
    assessmentId: assessmentId(),
    sourceId: uuid("source_id").notNull(),
    questionId: text("question_id").notNull(),
    position: real("position").$type<JudgedStep>().notNull(),
    reasonSealed: bytea("reason_sealed").notNull(),
    judgedBy: uuid("judged_by").notNull(),
    judgedAt: moment("judged_at").notNull().defaultNow(),
    rowVersion: integer("row_version").notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.assessmentId, t.sourceId, t.questionId] }),
    foreignKey({ columns: [t.assessmentId, t.sourceId], foreignColumns: [sources.assessmentId, sources.id] }),
  ],
);

/** The codings that a judged position rests on; one that was removed since stays cited. */
export const judgedPositionCitations = pgTable(
  "judged_position_citation",
  {
    assessmentId: assessmentId(),
    sourceId: uuid("source_id").notNull(),
    questionId: text("question_id").notNull(),
    codingId: uuid("coding_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.assessmentId, t.sourceId, t.questionId, t.codingId] }),
    foreignKey({
      columns: [t.assessmentId, t.sourceId, t.questionId],
      foreignColumns: [judgedPositions.assessmentId, judgedPositions.sourceId, judgedPositions.questionId],
    }),
    foreignKey({ columns: [t.assessmentId, t.codingId], foreignColumns: [codings.assessmentId, codings.id] }),
    index("judged_position_citation_by_coding").on(t.assessmentId, t.codingId),
  ],
);
