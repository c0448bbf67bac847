import { boolean, foreignKey, pgSchema, primaryKey, uuid } from "drizzle-orm/pg-core";
import { assessmentId, bytea } from "./columns.ts";

/** Keys apart from what they open; only a transaction inside `withKeyring` comes in here. */
const keyring = pgSchema("keyring");

export const assessmentKeys = keyring.table("assessment_key", {
  assessmentId: uuid("assessment_id").primaryKey(),
  wrapped: bytea("wrapped").notNull(),
});

export const recordKeys = keyring.table(
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

/** One row, sealed with the key file that this database's texts are sealed with. */
export const keyChecks = keyring.table("key_check", {
  id: boolean("id").primaryKey().default(true),
  sealed: bytea("sealed").notNull(),
});

/** One random key, wrapped by the key file, for what belongs to no assessment. */
export const serverKeys = keyring.table("server_key", {
  id: boolean("id").primaryKey().default(true),
  wrapped: bytea("wrapped").notNull(),
});
