import { z } from "zod";
import { Role } from "./words.ts";

/** How an assessment is protected beyond what holds for all. */
export const Protection = z.strictObject({
  /** Everybody in it needs a second factor, not its leads alone. */
  highRisk: z.boolean(),
  /** The last day on which its data should be kept; null: nobody has said. Nothing is deleted by itself. */
  retentionUntil: z.iso.date().nullable(),
  /** Members without a second factor: a mark as high-risk shuts them out until they have one. */
  withoutSecondFactor: z.int().min(0),
});
export type Protection = z.infer<typeof Protection>;

/** What is left out stays. */
export const ChangeProtection = Protection.pick({ highRisk: true, retentionUntil: true }).partial();
export type ChangeProtection = z.infer<typeof ChangeProtection>;

/** What goes with an assessment, counted. What remains is told in words: the server's own audit, backups, saved copies. */
export const DeletionForecast = z.strictObject({
  name: z.string(),
  demo: z.boolean(),
  sources: z.int(),
  codings: z.int(),
  identities: z.int(),
  changes: z.int(),
  auditEntries: z.int(),
  members: z.int(),
  keys: z.int(),
});
export type DeletionForecast = z.infer<typeof DeletionForecast>;

/** The assessment's name, typed by whoever deletes it. */
export const DeleteAssessment = z.strictObject({ name: z.string().max(500) });
export type DeleteAssessment = z.infer<typeof DeleteAssessment>;

/** What a thief of this disk would get, each part found out when it is asked for. */
export const SecurityState = z.strictObject({
  /** Whether the key file lies in the folder of the data, so that who takes the one has the other. */
  keyFile: z.enum(["with-the-data", "elsewhere"]),
  identityKeyFile: z.enum(["with-the-data", "with-the-key-file", "elsewhere"]),
  database: z.enum(["embedded", "own-server"]),
  recoveryKeyMadeAt: z.iso.datetime().nullable(),
  members: z.array(z.strictObject({ accountId: z.uuid(), name: z.string(), role: Role, hasSecondFactor: z.boolean() })),
  openSessions: z.int().min(0),
  highRisk: z.boolean(),
  retentionUntil: z.iso.date().nullable(),
  demo: z.boolean(),
  origin: z.enum(["https", "this-computer"]),
  /** When the end of this assessment's audit was last verified and noted outside the database. */
  auditNotedAt: z.iso.datetime().nullable(),
  /** Whether the login that requests use is bound by row security, and owns nothing. */
  loginIsBound: z.boolean(),
  /** Tables of assessments on which row security is not forced. */
  openTables: z.int().min(0),
  /** Texts, names and identities of this assessment that a copy of the keys would open. */
  recordKeys: z.int().min(0),
});
export type SecurityState = z.infer<typeof SecurityState>;
