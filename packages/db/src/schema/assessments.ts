import type { Framework, FrameworkChoice, Role } from "@octant/schemas";
import { boolean, date, foreignKey, index, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { assessmentId, bytea, moment } from "./columns.ts";

/** A version of a framework as data. It belongs to no assessment; once published it stays as it is. */
export const frameworkVersions = pgTable("framework_version", {
  id: text("id").primaryKey(),
  status: text("status").$type<Framework["status"]>().notNull(),
  document: jsonb("document").$type<Framework>().notNull(),
  loadedAt: moment("loaded_at").notNull().defaultNow(),
  /** Whether it comes with Octant; if not, `importedBy` brought it. */
  origin: text("origin").$type<FrameworkChoice["origin"]>().notNull().default("shipped"),
  importedBy: uuid("imported_by"),
});

export const assessments = pgTable("assessment", {
  assessmentId: uuid("assessment_id").primaryKey(),
  name: text("name").notNull(),
  missionLine: text("mission_line").notNull(),
  frameworkId: text("framework_id").notNull(),
  demo: boolean("demo").notNull().default(false),
  createdAt: moment("created_at").notNull().defaultNow(),
  /** Everybody in it needs a second factor. */
  highRisk: boolean("high_risk").notNull().default(false),
  /** The last day on which its data should be kept. */
  retentionUntil: date("retention_until", { mode: "string" }),
});

/** That an assessment has forked its framework, and what it was then: a draft may change afterwards. */
export const frameworkForks = pgTable(
  "framework_fork",
  {
    assessmentId: uuid("assessment_id").primaryKey(),
    baseId: text("base_id").notNull(),
    baseDocument: jsonb("base_document").$type<Framework>().notNull(),
    madeAt: moment("made_at").notNull().defaultNow(),
  },
  (t) => [foreignKey({ columns: [t.assessmentId], foreignColumns: [assessments.assessmentId] })],
);

/** Who belongs to an assessment, in which role. Outside of an assessment a person sees only the own rows. */
export const members = pgTable(
  "member",
  {
    assessmentId: assessmentId(),
    accountId: uuid("account_id").notNull(),
    role: text("role").$type<Role>().notNull(),
    joinedAt: moment("joined_at").notNull().defaultNow(),
    /** Set: the person is shut out until a lead of this assessment lets them in again. */
    suspendedAt: moment("suspended_at"),
  },
  (t) => [
    primaryKey({ columns: [t.assessmentId, t.accountId] }),
    foreignKey({ columns: [t.assessmentId], foreignColumns: [assessments.assessmentId] }),
    index("member_by_account").on(t.accountId),
  ],
);

/** A link by which somebody joins, in a role, once. Its token names the assessment and is known by its hash alone. */
export const invitations = pgTable(
  "invitation",
  {
    assessmentId: assessmentId(),
    id: uuid("id").notNull(),
    tokenHash: bytea("token_hash").notNull(),
    role: text("role").$type<Role>().notNull(),
    madeBy: uuid("made_by").notNull(),
    createdAt: moment("created_at").notNull().defaultNow(),
    expiresAt: moment("expires_at").notNull(),
    usedAt: moment("used_at"),
    usedBy: uuid("used_by"),
    revokedAt: moment("revoked_at"),
  },
  (t) => [
    primaryKey({ columns: [t.assessmentId, t.id] }),
    unique("invitation_token_once").on(t.assessmentId, t.tokenHash),
    foreignKey({ columns: [t.assessmentId], foreignColumns: [assessments.assessmentId] }),
  ],
);

/** A script's own key, known by its hash alone: to one assessment, for the actions that it names, until a day. */
export const accessTokens = pgTable(
  "access_token",
  {
    assessmentId: assessmentId(),
    id: uuid("id").notNull(),
    accountId: uuid("account_id").notNull(),
    tokenHash: bytea("token_hash").notNull(),
    nameSealed: bytea("name_sealed").notNull(),
    actions: text("actions").array().notNull(),
    createdAt: moment("created_at").notNull().defaultNow(),
    expiresAt: moment("expires_at").notNull(),
    lastUsedOn: date("last_used_on", { mode: "string" }),
    revokedAt: moment("revoked_at"),
  },
  (t) => [
    primaryKey({ columns: [t.assessmentId, t.id] }),
    unique("access_token_once").on(t.assessmentId, t.tokenHash),
    foreignKey({ columns: [t.assessmentId], foreignColumns: [assessments.assessmentId] }),
    index("access_token_by_account").on(t.assessmentId, t.accountId),
  ],
);
