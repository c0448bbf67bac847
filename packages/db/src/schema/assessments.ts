import type { Framework, Role } from "@octant/schemas";
import { boolean, foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { assessmentId, moment } from "./columns.ts";

/** A version of a framework as data. It belongs to no assessment; once published it stays as it is. */
export const frameworkVersions = pgTable("framework_version", {
  id: text("id").primaryKey(),
  status: text("status").$type<Framework["status"]>().notNull(),
  document: jsonb("document").$type<Framework>().notNull(),
  loadedAt: moment("loaded_at").notNull().defaultNow(),
});

export const assessments = pgTable("assessment", {
  assessmentId: uuid("assessment_id").primaryKey(),
  name: text("name").notNull(),
  missionLine: text("mission_line").notNull(),
  frameworkId: text("framework_id").notNull(),
  demo: boolean("demo").notNull().default(false),
  createdAt: moment("created_at").notNull().defaultNow(),
});

/** Who belongs to an assessment, in which role. Outside of an assessment a person sees only the own rows. */
export const members = pgTable(
  "member",
  {
    assessmentId: assessmentId(),
    accountId: uuid("account_id").notNull(),
    role: text("role").$type<Role>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.assessmentId, t.accountId] }),
    foreignKey({ columns: [t.assessmentId], foreignColumns: [assessments.assessmentId] }),
    index("member_by_account").on(t.accountId),
  ],
);
