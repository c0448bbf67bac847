import { foreignKey, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { bytea, moment } from "./columns.ts";

/** Whoever may sign in. Disabled, never deleted: the change log names it. */
export const accounts = pgTable("account", {
  id: uuid("id").primaryKey(),
  displayName: text("display_name").notNull(),
  createdAt: moment("created_at").notNull().defaultNow(),
  disabledAt: moment("disabled_at"),
});

/** A signed-in browser, known by the hash of its token alone. */
export const sessions = pgTable(
  "session",
  {
    tokenHash: bytea("token_hash").primaryKey(),
    accountId: uuid("account_id").notNull(),
    createdAt: moment("created_at").notNull().defaultNow(),
    lastSeenAt: moment("last_seen_at").notNull().defaultNow(),
    expiresAt: moment("expires_at").notNull(),
  },
  (t) => [
    foreignKey({ columns: [t.accountId], foreignColumns: [accounts.id] }),
    index("session_by_account").on(t.accountId),
  ],
);

/** A link that signs in once, known by the hash of its token alone. */
export const signInLinks = pgTable(
  "sign_in_link",
  {
    tokenHash: bytea("token_hash").primaryKey(),
    accountId: uuid("account_id").notNull(),
    expiresAt: moment("expires_at").notNull(),
    usedAt: moment("used_at"),
  },
  (t) => [
    foreignKey({ columns: [t.accountId], foreignColumns: [accounts.id] }),
    index("sign_in_link_by_account").on(t.accountId),
  ],
);
