import type { EffectivenessProgress, JudgedContribution, Reply } from "@octant/schemas";
import { foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { assessmentId, bytea, moment } from "./columns.ts";
import { areas, periods } from "./cuts.ts";
import { objectives } from "./design.ts";
import { sources } from "./sources.ts";

/** What one person judges of an objective in an area and a period; null is the whole mission, or all periods. */
export const effectivenessJudgements = pgTable(
  "effectiveness_judgement",
  {
    assessmentId: assessmentId(),
    id: uuid("id").notNull(),
    objectiveId: uuid("objective_id").notNull(),
    areaId: uuid("area_id"),
    periodId: uuid("period_id"),
    accountId: uuid("account_id").notNull(),
    progress: text("progress").$type<EffectivenessProgress>().notNull(),
    direction: text("direction").$type<JudgedContribution["direction"]>(),
    size: text("size").$type<NonNullable<JudgedContribution["size"]>>(),
    wordsSealed: bytea("words_sealed").notNull(),
    judgedAt: moment("judged_at").notNull().defaultNow(),
    rowVersion: integer("row_version").notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.assessmentId, t.id] }),
    foreignKey({ columns: [t.assessmentId, t.objectiveId], foreignColumns: [objectives.assessmentId, objectives.id] }),
    foreignKey({ columns: [t.assessmentId, t.areaId], foreignColumns: [areas.assessmentId, areas.id] }),
    foreignKey({ columns: [t.assessmentId, t.periodId], foreignColumns: [periods.assessmentId, periods.id] }),
    // nulls not distinct, which the table builder cannot say
    uniqueIndex("effectiveness_judgement_once").on(t.assessmentId, t.objectiveId, t.areaId, t.periodId, t.accountId),
    index("effectiveness_judgement_by_area").on(t.assessmentId, t.areaId),
    index("effectiveness_judgement_by_period").on(t.assessmentId, t.periodId),
  ],
);

/** What a source says would be if the mission left. */
export const counterfactualReplies = pgTable(
  "counterfactual_reply",
  {
    assessmentId: assessmentId(),
    sourceId: uuid("source_id").notNull(),
    reply: text("reply").$type<Reply>().notNull(),
    rowVersion: integer("row_version").notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.assessmentId, t.sourceId] }),
    foreignKey({ columns: [t.assessmentId, t.sourceId], foreignColumns: [sources.assessmentId, sources.id] }),
  ],
);
