import type { CitedPlace, CitedTime, MissionFacts, TimelineEvent } from "@octant/schemas";
import { date, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { assessments } from "./assessments.ts";
import { assessmentId, bytea, moment } from "./columns.ts";
import { areas, periods, stakeholderGroups } from "./cuts.ts";

/**
 * The study's design, save its lists. `mission` holds public facts; `wordsSealed` what the team makes of them. `rowVersion`
 * counts the changes of every part of the design. `leastClusters` is k, null for the method's own; how fine a citation may
 * be is null for what the risk allows.
 */
export const studyDesigns = pgTable(
  "study_design",
  {
    assessmentId: uuid("assessment_id").primaryKey(),
    rowVersion: integer("row_version").notNull(),
    mission: jsonb("mission").$type<Partial<MissionFacts>>().notNull().default({}),
    wordsSealed: bytea("words_sealed"),
    languages: text("languages").array().notNull().default([]),
    leastClusters: integer("least_clusters"),
    weightsLockedAt: moment("weights_locked_at"),
    weightsLockedBy: uuid("weights_locked_by"),
    /** What everybody is asked, with its horizon: what would be if the mission left. */
    counterfactualQuestion: text("counterfactual_question"),
    citedPlace: text("cited_place").$type<CitedPlace>(),
    citedTime: text("cited_time").$type<CitedTime>(),
  },
  (t) => [foreignKey({ columns: [t.assessmentId], foreignColumns: [assessments.assessmentId] })],
);

/** What the mandate asks of the mission. */
export const objectives = pgTable(
  "objective",
  {
    assessmentId: assessmentId(),
    id: uuid("id").notNull(),
    title: text("title").notNull(),
    source: text("source").notNull(),
    startsOn: date("starts_on"),
    endsOn: date("ends_on"),
    position: integer("position").notNull(),
    retiredAt: moment("retired_at"),
  },
  (t) => [
    primaryKey({ columns: [t.assessmentId, t.id] }),
    foreignKey({ columns: [t.assessmentId], foreignColumns: [assessments.assessmentId] }),
  ],
);

/** What happened around the mission, and what changed in its mandate; in order of its days. */
export const timelineEvents = pgTable(
  "timeline_event",
  {
    assessmentId: assessmentId(),
    id: uuid("id").notNull(),
    kind: text("kind").$type<TimelineEvent["kind"]>().notNull(),
    title: text("title").notNull(),
    source: text("source").notNull(),
    startsOn: date("starts_on").notNull(),
    endsOn: date("ends_on"),
  },
  (t) => [
    primaryKey({ columns: [t.assessmentId, t.id] }),
    foreignKey({ columns: [t.assessmentId], foreignColumns: [assessments.assessmentId] }),
  ],
);

/** How many sources of a group are to be heard in an area about a period; what is not planned has no row. */
export const plannedSamples = pgTable(
  "planned_sample",
  {
    assessmentId: assessmentId(),
    groupId: uuid("group_id").notNull(),
    areaId: uuid("area_id").notNull(),
    periodId: uuid("period_id").notNull(),
    planned: integer("planned").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.assessmentId, t.groupId, t.areaId, t.periodId] }),
    foreignKey({
      columns: [t.assessmentId, t.groupId],
      foreignColumns: [stakeholderGroups.assessmentId, stakeholderGroups.id],
    }),
    foreignKey({ columns: [t.assessmentId, t.areaId], foreignColumns: [areas.assessmentId, areas.id] }),
    foreignKey({ columns: [t.assessmentId, t.periodId], foreignColumns: [periods.assessmentId, periods.id] }),
    index("planned_sample_by_area").on(t.assessmentId, t.areaId),
    index("planned_sample_by_period").on(t.assessmentId, t.periodId),
  ],
);
