import { z } from "zod";
import { AUDIT_KIND_NAMES, AuditEntity } from "./audit-kinds.ts";
import { SourceKind } from "./words.ts";

export const AuditKindName = z.enum(AUDIT_KIND_NAMES);

/** What an entry is about, as a colleague knows it; null where only its id is known. */
export const AuditAbout = z.discriminatedUnion("entity", [
  z.strictObject({ entity: z.literal("account"), name: z.string() }),
  z.strictObject({ entity: z.literal("source"), kind: SourceKind, number: z.int().min(1) }),
]);
export type AuditAbout = z.infer<typeof AuditAbout>;

/**
 * An entry of an assessment's audit. `facts` are what `AUDIT_KINDS` says for its kind; `actor` is null for the server itself,
 * `kind` for an entry that Octant cannot have written as it stands.
 */
export const AuditEntry = z.strictObject({
  /** Its place in the chain, without a gap. */
  seq: z.int().min(1),
  id: z.uuid(),
  at: z.iso.datetime(),
  actor: z.strictObject({ id: z.uuid(), name: z.string() }).nullable(),
  kind: AuditKindName.nullable(),
  entity: AuditEntity.nullable(),
  entityId: z.uuid().nullable(),
  about: AuditAbout.nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** Newest first. */
export const AuditPage = z.strictObject({ items: z.array(AuditEntry), nextCursor: z.string().nullable() });
export type AuditPage = z.infer<typeof AuditPage>;

/**
 * What is wrong with a chain. `seq` is the first bad entry; of `change-log-altered` the entry that vouched for the changes.
 * - altered: it was written by Octant, and something in it was changed since
 * - removed: it is missing, up to and with `until`
 * - inserted: Octant has not written it; those that follow are moved
 * - swapped: it stands in the place of another, `with`
 * - forged: the last entry was not written by Octant as it stands: altered or added
 * - not-following: it is genuine, but not the successor of the one before it
 * - cut-off: entries are missing from here on, which an anchor outside the database has seen
 * - rewritten: it is not the entry that an anchor outside the database has seen
 * - change-log-altered: changes that were vouched for are no longer what they were
 * - chain-missing: nothing of the chain is left
 */
export const AuditFault = z.enum([
  "altered",
  "removed",
  "inserted",
  "swapped",
  "forged",
  "not-following",
  "cut-off",
  "rewritten",
  "change-log-altered",
  "chain-missing",
]);
export type AuditFault = z.infer<typeof AuditFault>;

export const AuditFinding = z.strictObject({
  fault: AuditFault,
  seq: z.int().min(1),
  until: z.int().optional(),
  with: z.int().optional(),
});
export type AuditFinding = z.infer<typeof AuditFinding>;

/** What a verification found: the first fault of the chain and the first of the change log; none where all is as written. */
export const AuditVerification = z.strictObject({
  at: z.iso.datetime(),
  entries: z.int().min(0),
  /** How many changes are as they were when the audit vouched for them. */
  changes: z.int().min(0),
  findings: z.array(AuditFinding),
  /** The newest head that was noted outside the database; null where none was yet. */
  lastAnchor: z.strictObject({ seq: z.int().min(1), at: z.iso.datetime() }).nullable(),
});
export type AuditVerification = z.infer<typeof AuditVerification>;
