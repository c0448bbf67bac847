import { boolean, integer, pgSchema } from "drizzle-orm/pg-core";
import { bytea } from "./columns.ts";
import { keyTables } from "./key-tables.ts";

/** Keys apart from what they open; only a transaction inside `withKeyring` comes in here. */
const keyring = pgSchema("keyring");

export const textKeys = keyTables(keyring);
export const { assessmentKeys, recordKeys, keyChecks } = textKeys;

/** One random key, wrapped by the key file, for what belongs to no assessment. */
export const serverKeys = keyring.table("server_key", {
  id: boolean("id").primaryKey().default(true),
  wrapped: bytea("wrapped").notNull(),
  generation: integer("generation").notNull().default(1),
});
