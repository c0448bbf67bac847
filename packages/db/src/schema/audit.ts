import { bigint, foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { assessments } from "./assessments.ts";
import { assessmentId, bytea, moment } from "./columns.ts";

/** An entry, wherever it stands. `hash` is keyed, over `previousHash` and all else; the key is not in the database. */
const entry = () => ({
  id: uuid("id").notNull(),
  at: moment("at").notNull(),
  actorAccountId: uuid("actor_account_id"),
  kind: text("kind").notNull(),
  entity: text("entity"),
  entityId: uuid("entity_id"),
  facts: jsonb("facts").$type<Record<string, string | number | boolean | null>>().notNull().default({}),
  previousHash: bytea("previous_hash").notNull(),
  hash: bytea("hash").notNull(),
});

/** The audit of an assessment; append-only, numbered without a gap. */
export const auditEntries = pgTable(
  "audit_entry",
  { assessmentId: assessmentId(), seq: bigint("seq", { mode: "number" }).notNull(), ...entry() },
  (t) => [
    primaryKey({ columns: [t.assessmentId, t.seq] }),
    foreignKey({ columns: [t.assessmentId], foreignColumns: [assessments.assessmentId] }),
    index("audit_entry_by_kind").on(t.assessmentId, t.kind, t.seq),
  ],
);

/** The audit of what belongs to no assessment: sign-ins, accounts, keys. */
export const serverAuditEntries = pgTable(
  "server_audit_entry",
  { seq: bigint("seq", { mode: "number" }).primaryKey(), ...entry() },
  (t) => [index("server_audit_entry_by_kind").on(t.kind, t.seq)],
);
