import { sql } from "drizzle-orm";
import { foreignKey, index, jsonb, pgTable, primaryKey, smallint, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { assessments } from "./assessments.ts";
import { assessmentId, bytea, moment, xid8 } from "./columns.ts";

/** Who did what to which entity; append-only. Text goes into the sealed columns. `undoes` names a change, not a command. */
export const changes = pgTable(
  "change",
  {
    assessmentId: assessmentId(),
    id: uuid("id").notNull(),
    tx: xid8("tx").notNull().default(sql`pg_current_xact_id()`),
    at: moment("at").notNull().defaultNow(),
    actorAccountId: uuid("actor_account_id").notNull(),
    commandId: uuid("command_id"),
    kind: text("kind").notNull(),
    entity: text("entity").notNull(),
    entityId: uuid("entity_id").notNull(),
    before: jsonb("before").$type<unknown>(),
    after: jsonb("after").$type<unknown>(),
    beforeSealed: bytea("before_sealed"),
    afterSealed: bytea("after_sealed"),
    undoes: uuid("undoes"),
  },
  (t) => [
    primaryKey({ columns: [t.assessmentId, t.id] }),
    foreignKey({ columns: [t.assessmentId], foreignColumns: [assessments.assessmentId] }),
    foreignKey({ columns: [t.assessmentId, t.undoes], foreignColumns: [t.assessmentId, t.id] }),
    index("change_in_order").on(t.assessmentId, t.tx, t.id),
    index("change_by_entity").on(t.assessmentId, t.entityId, t.tx),
    index("change_by_command").on(t.assessmentId, t.commandId).where(sql`${t.commandId} is not null`),
    uniqueIndex("change_undone_once").on(t.assessmentId, t.undoes).where(sql`${t.undoes} is not null`),
  ],
);

/** A command by the id its client gave it, and its first answer. `status` is null while it is under way. */
export const commands = pgTable(
  "command",
  {
    assessmentId: assessmentId(),
    accountId: uuid("account_id").notNull(),
    id: uuid("id").notNull(),
    bodyDigest: bytea("body_digest").notNull(),
    status: smallint("status"),
    answer: jsonb("answer").$type<unknown>(),
    at: moment("at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.assessmentId, t.accountId, t.id] }),
    foreignKey({ columns: [t.assessmentId], foreignColumns: [assessments.assessmentId] }),
  ],
);
