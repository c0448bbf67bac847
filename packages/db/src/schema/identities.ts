import { foreignKey, integer, pgSchema, primaryKey, uuid } from "drizzle-orm/pg-core";
import { assessmentId, bytea, moment } from "./columns.ts";
import { keyTables } from "./key-tables.ts";
import { sources } from "./sources.ts";

/** Who sources are, and the keys to it; only a transaction of `inIdentities` comes in here. */
const identity = pgSchema("identity");

export const identityKeys = keyTables(identity);
export const {
  assessmentKeys: identityAssessmentKeys,
  recordKeys: identityRecordKeys,
  keyChecks: identityKeyChecks,
} = identityKeys;

/** Who one source is. `rowVersion` is bound to what is sealed; `commandId` is the command that wrote this version. */
export const sourceIdentities = identity.table(
  "source_identity",
  {
    assessmentId: assessmentId(),
    sourceId: uuid("source_id").notNull(),
    rowVersion: integer("row_version").notNull().default(1),
    personSealed: bytea("person_sealed").notNull(),
    commandId: uuid("command_id").notNull(),
    changedBy: uuid("changed_by").notNull(),
    changedAt: moment("changed_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.assessmentId, t.sourceId] }),
    foreignKey({ columns: [t.assessmentId, t.sourceId], foreignColumns: [sources.assessmentId, sources.id] }),
  ],
);
