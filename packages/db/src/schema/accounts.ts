import type { SessionState, SignInMethod } from "@octant/schemas";
import { bigint, boolean, foreignKey, index, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { bytea, moment } from "./columns.ts";

/** Whoever may sign in, under sealed names. Disabled, never deleted: the change log names it. */
export const accounts = pgTable(
  "account",
  {
    id: uuid("id").primaryKey(),
    /** The plain name of an account from before names were sealed; the next start seals it. */
    displayName: text("display_name"),
    createdAt: moment("created_at").notNull().defaultNow(),
    disabledAt: moment("disabled_at"),
    nameSealed: bytea("name_sealed"),
    loginSealed: bytea("login_sealed"),
    loginDigest: bytea("login_digest"),
    passwordSealed: bytea("password_sealed"),
    passwordChangedAt: moment("password_changed_at"),
    totpSealed: bytea("totp_sealed"),
    totpConfirmedAt: moment("totp_confirmed_at"),
    totpLastStep: bigint("totp_last_step", { mode: "number" }),
    /** An authenticator's secret that was shown and not yet confirmed. */
    totpNextSealed: bytea("totp_next_sealed"),
  },
  (t) => [unique("account_login_once").on(t.loginDigest)],
);

/** A device that proves who somebody is, with a key of its own. */
export const passkeys = pgTable(
  "passkey",
  {
    credentialId: bytea("credential_id").primaryKey(),
    id: uuid("id").notNull(),
    accountId: uuid("account_id").notNull(),
    publicKey: bytea("public_key").notNull(),
    counter: bigint("counter", { mode: "number" }).notNull(),
    transports: text("transports").array().notNull().default([]),
    nameSealed: bytea("name_sealed").notNull(),
    createdAt: moment("created_at").notNull().defaultNow(),
    lastUsedAt: moment("last_used_at"),
  },
  (t) => [
    unique("passkey_id_once").on(t.id),
    foreignKey({ columns: [t.accountId], foreignColumns: [accounts.id] }),
    index("passkey_by_account").on(t.accountId),
  ],
);

/** A code that stands in once for a lost second factor, known by its keyed digest alone. */
export const recoveryCodes = pgTable(
  "recovery_code",
  {
    accountId: uuid("account_id").notNull(),
    codeDigest: bytea("code_digest").notNull(),
    usedAt: moment("used_at"),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.codeDigest] }),
    foreignKey({ columns: [t.accountId], foreignColumns: [accounts.id] }),
  ],
);

/** The question that a passkey answers, asked once. */
export const passkeyCeremonies = pgTable(
  "passkey_ceremony",
  {
    id: uuid("id").primaryKey(),
    purpose: text("purpose").$type<"sign-in" | "proof" | "registration">().notNull(),
    accountId: uuid("account_id"),
    challenge: bytea("challenge").notNull(),
    expiresAt: moment("expires_at").notNull(),
  },
  (t) => [
    foreignKey({ columns: [t.accountId], foreignColumns: [accounts.id] }),
    index("passkey_ceremony_by_account").on(t.accountId),
    index("passkey_ceremony_by_expiry").on(t.expiresAt),
  ],
);

/** A signed-in browser, known by the hash of its token alone. `half`: its second factor is still to come. */
export const sessions = pgTable(
  "session",
  {
    tokenHash: bytea("token_hash").primaryKey(),
    accountId: uuid("account_id").notNull(),
    createdAt: moment("created_at").notNull().defaultNow(),
    lastSeenAt: moment("last_seen_at").notNull().defaultNow(),
    expiresAt: moment("expires_at").notNull(),
    id: uuid("id").notNull(),
    state: text("state").$type<SessionState>().notNull(),
    method: text("method").$type<SignInMethod>().notNull(),
    agent: text("agent"),
    provedAt: moment("proved_at").notNull(),
  },
  (t) => [
    unique("session_id_once").on(t.id),
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

/** A link of the whole server that works once: for the first account, or for somebody's new start. */
export const accountLinks = pgTable(
  "account_link",
  {
    tokenHash: bytea("token_hash").primaryKey(),
    id: uuid("id").notNull(),
    kind: text("kind").$type<"first-account" | "reset">().notNull(),
    accountId: uuid("account_id"),
    /** Null: the operator, at the server's own console. */
    madeBy: uuid("made_by"),
    /** The assessment whose lead made it. */
    madeIn: uuid("made_in"),
    everything: boolean("everything").notNull().default(false),
    createdAt: moment("created_at").notNull().defaultNow(),
    expiresAt: moment("expires_at").notNull(),
    usedAt: moment("used_at"),
  },
  (t) => [
    unique("account_link_id_once").on(t.id),
    foreignKey({ columns: [t.accountId], foreignColumns: [accounts.id] }),
    foreignKey({ columns: [t.madeBy], foreignColumns: [accounts.id] }),
    index("account_link_by_account").on(t.accountId),
    index("account_link_by_maker").on(t.madeBy),
  ],
);

/** A try to sign in that was not right, or not yet judged. `bucket` is a keyed digest of what it counts against. */
export const signInTries = pgTable(
  "sign_in_try",
  { id: uuid("id").primaryKey(), bucket: bytea("bucket").notNull(), at: moment("at").notNull() },
  (t) => [index("sign_in_try_by_bucket").on(t.bucket, t.at), index("sign_in_try_by_time").on(t.at)],
);

/** A browser in which a person has signed in before, known by the hash of its token. */
export const knownBrowsers = pgTable(
  "known_browser",
  {
    accountId: uuid("account_id").notNull(),
    tokenHash: bytea("token_hash").notNull(),
    lastUsedAt: moment("last_used_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.tokenHash] }),
    foreignKey({ columns: [t.accountId], foreignColumns: [accounts.id] }),
  ],
);
