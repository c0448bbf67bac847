import type { Area, Wording, WordingRelation } from "@octant/schemas";
import { sql } from "drizzle-orm";
import {
  boolean,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { assessments } from "./assessments.ts";
import { assessmentId, bytea, moment } from "./columns.ts";

/** A region has a plain name and a slug; a place below it has a sealed name and no slug. */
export const areas = pgTable(
  "area",
  {
    assessmentId: assessmentId(),
    id: uuid("id").notNull(),
    parentId: uuid("parent_id"),
    level: text("level").$type<Area["level"]>().notNull(),
    slug: text("slug"),
    position: integer("position").notNull(),
    name: text("name"),
    nameSealed: bytea("name_sealed"),
    retiredAt: moment("retired_at"),
  },
  (t) => [
    primaryKey({ columns: [t.assessmentId, t.id] }),
    unique("area_slug_once").on(t.assessmentId, t.slug),
    foreignKey({ columns: [t.assessmentId], foreignColumns: [assessments.assessmentId] }),
    foreignKey({ columns: [t.assessmentId, t.parentId], foreignColumns: [t.assessmentId, t.id] }),
    index("area_by_parent").on(t.assessmentId, t.parentId),
  ],
);

/** Both days belong to it; one left out means open on that side, both left out that nobody knows. */
export const periods = pgTable(
  "period",
  {
    assessmentId: assessmentId(),
    id: uuid("id").notNull(),
    slug: text("slug").notNull(),
    name: text("name").notNull(),
    startsOn: date("starts_on"),
    endsOn: date("ends_on"),
    position: integer("position").notNull(),
    retiredAt: moment("retired_at"),
  },
  (t) => [
    primaryKey({ columns: [t.assessmentId, t.id] }),
    unique("period_slug_once").on(t.assessmentId, t.slug),
    foreignKey({ columns: [t.assessmentId], foreignColumns: [assessments.assessmentId] }),
  ],
);

export const stakeholderGroups = pgTable(
  "stakeholder_group",
  {
    assessmentId: assessmentId(),
    id: uuid("id").notNull(),
    slug: text("slug").notNull(),
    name: text("name").notNull(),
    weight: numeric("weight", { mode: "number" }),
    position: integer("position").notNull(),
    retiredAt: moment("retired_at"),
    /** The mission's own people, as against those who see it from outside. */
    ofMission: boolean("of_mission").notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.assessmentId, t.id] }),
    unique("stakeholder_group_slug_once").on(t.assessmentId, t.slug),
    foreignKey({ columns: [t.assessmentId], foreignColumns: [assessments.assessmentId] }),
  ],
);

/** Sources that are not independent of one another. Without a group they are "not placed". */
export const clusters = pgTable(
  "cluster",
  {
    assessmentId: assessmentId(),
    id: uuid("id").notNull(),
    groupId: uuid("group_id"),
    nameSealed: bytea("name_sealed").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.assessmentId, t.id] }),
    foreignKey({ columns: [t.assessmentId], foreignColumns: [assessments.assessmentId] }),
    foreignKey({
      columns: [t.assessmentId, t.groupId],
      foreignColumns: [stakeholderGroups.assessmentId, stakeholderGroups.id],
    }),
    index("cluster_by_group").on(t.assessmentId, t.groupId),
  ],
);

/** Whoever codes: a person with an account, or a named outsider whose codings were imported. */
export const coders = pgTable(
  "coder",
  {
    assessmentId: assessmentId(),
    id: uuid("id").notNull(),
    accountId: uuid("account_id"),
    nameSealed: bytea("name_sealed"),
  },
  (t) => [
    primaryKey({ columns: [t.assessmentId, t.id] }),
    unique("coder_account_once").on(t.assessmentId, t.accountId),
    foreignKey({ columns: [t.assessmentId], foreignColumns: [assessments.assessmentId] }),
  ],
);

/**
 * What can be laid on a passage: a guiding question, which bears the framework's name and wording unless it has its own, or
 * a code of the study's own under one (`parentId`), whose question and dimension are its parent's.
 */
export const codes = pgTable(
  "code",
  {
    assessmentId: assessmentId(),
    id: uuid("id").notNull(),
    questionId: text("question_id").notNull(),
    dimensionId: text("dimension_id").notNull(),
    name: text("name"),
    nameSealed: bytea("name_sealed"),
    sensitive: boolean("sensitive").notNull().default(false),
    retiredAt: moment("retired_at"),
    position: integer("position").notNull(),
    parentId: uuid("parent_id"),
    wording: jsonb("wording").$type<Wording>(),
    relation: text("relation").$type<WordingRelation>(),
    definition: text("definition"),
    definitionSealed: bytea("definition_sealed"),
    /** What to look for and leave out, with examples of what people said. */
    guideSealed: bytea("guide_sealed"),
    rowVersion: integer("row_version").notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.assessmentId, t.id] }),
    uniqueIndex("code_question_once").on(t.assessmentId, t.questionId).where(sql`${t.parentId} is null`),
    index("code_by_parent").on(t.assessmentId, t.parentId).where(sql`${t.parentId} is not null`),
    foreignKey({ columns: [t.assessmentId], foreignColumns: [assessments.assessmentId] }),
    foreignKey({ columns: [t.assessmentId, t.parentId], foreignColumns: [t.assessmentId, t.id] }),
  ],
);
