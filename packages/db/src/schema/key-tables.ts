import { boolean, foreignKey, integer, type PgSchema, primaryKey, uuid } from "drizzle-orm/pg-core";
import { assessmentId, bytea } from "./columns.ts";

/** The tables in which wrapped keys lie, the same in each schema that has some. */
export type KeyTables = ReturnType<typeof keyTables>;

export function keyTables(schema: PgSchema) {
  const assessmentKeys = schema.table("assessment_key", {
    assessmentId: uuid("assessment_id").primaryKey(),
    wrapped: bytea("wrapped").notNull(),
    generation: integer("generation").notNull().default(1),
  });
  const recordKeys = schema.table(
    "record_key",
    {
      assessmentId: assessmentId(),
      recordId: uuid("record_id").notNull(),
      wrapped: bytea("wrapped").notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.assessmentId, t.recordId] }),
      foreignKey({ columns: [t.assessmentId], foreignColumns: [assessmentKeys.assessmentId] }),
    ],
  );
  /** One row, sealed with the key file that all keys here hang on, and with the next one while it is being replaced. */
  const keyChecks = schema.table("key_check", {
    id: boolean("id").primaryKey().default(true),
    sealed: bytea("sealed").notNull(),
    generation: integer("generation").notNull().default(1),
    nextSealed: bytea("next_sealed"),
    recoverySealed: bytea("recovery_sealed"),
    nextRecoverySealed: bytea("next_recovery_sealed"),
  });
  return { assessmentKeys, recordKeys, keyChecks };
}
