import { z } from "zod";
import { ConsentState, Role } from "./words.ts";

/** What may stand in an entry beside its ids: nothing in which a sentence, a name or a title could hide. */
type Fact =
  | z.ZodUUID
  | z.ZodEnum
  | z.ZodNumberFormat
  | z.ZodBoolean
  | z.ZodISODate
  | z.ZodCustomStringFormat<"sha256_hex">;
type Facts = z.ZodObject<Record<string, Fact | z.ZodNullable<Fact>>, z.core.$strict>;

/** What an entry can be about; the entry holds its id. */
export const AuditEntity = z.enum(["account", "assessment", "change", "invitation", "release", "source", "token"]);
export type AuditEntity = z.infer<typeof AuditEntity>;

/** Where an entry is written: in the chain of its assessment, in that of the server, or in both. */
export type AuditLog = "assessment" | "server" | "both";

export type AuditKindRow = {
  log: AuditLog;
  entity: AuditEntity | null;
  /** What happened, as a sentence. */
  means: string;
  facts: Facts;
};

const count = z.int().min(0);
const nothing = z.strictObject({});
const secondFactor = z.enum(["none", "totp", "recovery-code", "passkey"]);
const sha256 = z.hash("sha256", { enc: "hex" });

/**
 * Every kind of entry in the audit. Checks, screen and documentation are made from this table. A kind is never renamed and its
 * facts are never taken away: entries written long ago still have to be read.
 */
export const AUDIT_KINDS = {
  // who came in
  "session.opened": {
    log: "server",
    entity: "account",
    means: "Somebody signed in.",
    facts: z.strictObject({ method: z.enum(["link", "password", "passkey"]), secondFactor }),
  },
  "session.refused": {
    log: "server",
    entity: "account",
    means: "A sign-in was refused. The account is named only where it is known.",
    facts: z.strictObject({
      why: z.enum(["link", "password", "second-factor", "passkey", "throttled", "disabled"]),
    }),
  },
  "session.proved": {
    log: "server",
    entity: "account",
    means: "Somebody who was signed in proved again who they are, before an act that asks for it.",
    facts: z.strictObject({ method: z.enum(["password", "totp", "recovery-code", "passkey"]) }),
  },
  "session.ended": {
    log: "server",
    entity: "account",
    means: "A session was ended before it expired.",
    facts: z.strictObject({
      why: z.enum(["signed-out", "ended-by-person", "ended-by-lead", "password-changed", "account-reset"]),
    }),
  },

  // accounts and how they are protected
  "account.made": {
    log: "server",
    entity: "account",
    means: "An account was made.",
    facts: z.strictObject({ how: z.enum(["first-start", "invitation", "operator", "demo"]) }),
  },
  "account.disabled": {
    log: "server",
    entity: "account",
    means: "The operator shut an account: it can no longer sign in.",
    facts: nothing,
  },
  "account.enabled": {
    log: "server",
    entity: "account",
    means: "The operator opened an account again that had been shut.",
    facts: nothing,
  },
  "password.changed": {
    log: "server",
    entity: "account",
    means: "The password of an account was changed.",
    facts: z.strictObject({ how: z.enum(["by-person", "reset-link"]) }),
  },
  "second-factor.added": {
    log: "server",
    entity: "account",
    means: "A second factor was added to an account.",
    facts: z.strictObject({ factor: z.enum(["totp", "passkey", "recovery-codes"]) }),
  },
  "second-factor.removed": {
    log: "server",
    entity: "account",
    means: "A second factor was removed from an account.",
    facts: z.strictObject({ factor: z.enum(["totp", "passkey", "recovery-codes"]) }),
  },
  "reset-link.made": {
    log: "both",
    entity: "account",
    means: "A link was made with which a person can set a new password.",
    facts: nothing,
  },
  "reset-link.asked": {
    log: "server",
    entity: "account",
    means: "Somebody asked for a link for a new password, and it was made to be sent by mail.",
    facts: nothing,
  },
  "reset-link.used": {
    log: "both",
    entity: "account",
    means: "A person set a new password with a link made for that.",
    facts: nothing,
  },

  // the team
  "invitation.made": {
    log: "assessment",
    entity: "invitation",
    means: "Somebody was invited into a role.",
    facts: z.strictObject({ role: Role }),
  },
  "invitation.revoked": {
    log: "assessment",
    entity: "invitation",
    means: "An invitation was taken back before anybody used it.",
    facts: nothing,
  },
  "invitation.accepted": {
    log: "assessment",
    entity: "invitation",
    means: "Somebody took an invitation and joined the team.",
    facts: z.strictObject({ role: Role }),
  },
  "member.role-changed": {
    log: "assessment",
    entity: "account",
    means: "A member was given another role.",
    facts: z.strictObject({ from: Role, to: Role }),
  },
  "member.removed": {
    log: "assessment",
    entity: "account",
    means: "A member was taken out of the team.",
    facts: z.strictObject({ role: Role }),
  },
  "member.suspended": {
    log: "assessment",
    entity: "account",
    means: "A membership was suspended until a lead lets the person in again.",
    facts: nothing,
  },
  "member.readmitted": {
    log: "assessment",
    entity: "account",
    means: "A lead let a suspended member in again.",
    facts: nothing,
  },
  "member.sessions-ended": {
    log: "assessment",
    entity: "account",
    means: "A lead ended every session of a member.",
    facts: nothing,
  },
  "token.made": {
    log: "assessment",
    entity: "token",
    means: "A token was made with which a script can act for a person in this assessment.",
    facts: z.strictObject({ actions: count, expiresOn: z.iso.date() }),
  },
  "token.revoked": {
    log: "assessment",
    entity: "token",
    means: "A token for scripts was revoked.",
    facts: nothing,
  },

  // informants
  "identity.looked-at": {
    log: "assessment",
    entity: "source",
    means: "Somebody looked up who an informant is.",
    facts: nothing,
  },
  "identity.changed": {
    log: "assessment",
    entity: "source",
    means: "What is known of who an informant is was written down or changed.",
    facts: nothing,
  },
  "identity.destroyed": {
    log: "assessment",
    entity: "source",
    means: "What was known of who an informant is was destroyed.",
    facts: nothing,
  },
  "original.exported": {
    log: "assessment",
    entity: "source",
    means: "The original file of a source was taken out of Octant.",
    facts: nothing,
  },
  "consent.changed": {
    log: "assessment",
    entity: "source",
    means: "What a respondent agreed to was changed in one scope.",
    facts: z.strictObject({
      scope: z.enum(["analyse", "quote", "archive", "recontact"]),
      from: ConsentState,
      to: ConsentState,
    }),
  },
  "source.withdrawn": {
    log: "assessment",
    entity: "source",
    means: "A source was withdrawn: it is gone from every view.",
    facts: z.strictObject({ codings: count }),
  },
  "keys.destroyed": {
    log: "assessment",
    entity: "source",
    means: "The keys of a withdrawn source were destroyed: what was sealed with them cannot be opened again.",
    facts: z.strictObject({ keys: count }),
  },
  "withdrawal.reapplied": {
    log: "assessment",
    entity: "source",
    means: "A withdrawal was applied again, because a restored backup had brought the source back.",
    facts: nothing,
  },

  // the assessment
  "assessment.made": {
    log: "both",
    entity: "assessment",
    means: "The assessment was made.",
    facts: z.strictObject({ demo: z.boolean() }),
  },
  "assessment.deleted": {
    log: "server",
    entity: "assessment",
    means: "An assessment was deleted, its audit with it; the entry says how long that was and how it ended.",
    facts: z.strictObject({ entries: count, head: sha256 }),
  },
  "high-risk.changed": {
    log: "assessment",
    entity: "assessment",
    means: "The assessment was marked as high-risk, or the mark was taken away.",
    facts: z.strictObject({ highRisk: z.boolean() }),
  },
  "retention.changed": {
    log: "assessment",
    entity: "assessment",
    means: "How long the assessment is kept was changed.",
    facts: z.strictObject({ from: z.iso.date().nullable(), to: z.iso.date().nullable() }),
  },
  "release.published": {
    log: "assessment",
    entity: "release",
    means: "A release was published.",
    facts: nothing,
  },
  "release.withdrawn": {
    log: "assessment",
    entity: "release",
    means: "A release was withdrawn.",
    facts: nothing,
  },

  // the library of frameworks, which belongs to the whole server
  "framework.imported": {
    log: "server",
    entity: null,
    means: "Somebody brought a framework into the library, or their draft of one anew; the entry holds its digest.",
    facts: z.strictObject({ sha256, published: z.boolean() }),
  },

  // the server, and the logs themselves
  "change-log.anchored": {
    log: "assessment",
    entity: "change",
    means: "The change log was counted and digested up to one of its changes, so that altering it later shows.",
    facts: z.strictObject({ changes: count, digest: sha256 }),
  },
  "server.started": {
    log: "server",
    entity: null,
    means: "A server was started.",
    facts: nothing,
  },
  "database.restored": {
    log: "server",
    entity: null,
    means: "The database was restored from a backup.",
    facts: nothing,
  },
  "keys.rewrapped": {
    log: "server",
    entity: null,
    means: "The key file was replaced, and every key wrapped with the new one.",
    facts: z.strictObject({ assessments: count }),
  },
  "identity-keys.rewrapped": {
    log: "server",
    entity: null,
    means: "The key file of identities was replaced, and every key of identities wrapped with the new one.",
    facts: z.strictObject({ assessments: count }),
  },
  "recovery-key.made": {
    log: "server",
    entity: null,
    means: "A recovery key was made and shown once.",
    facts: nothing,
  },
} as const satisfies Record<string, AuditKindRow>;

export type AuditKind = keyof typeof AUDIT_KINDS;
export type AuditFacts<Kind extends AuditKind> = z.infer<(typeof AUDIT_KINDS)[Kind]["facts"]>;

type KindIn<Logs extends AuditLog> = {
  [Kind in AuditKind]: (typeof AUDIT_KINDS)[Kind]["log"] extends Logs ? Kind : never;
}[AuditKind];
/** Kinds that can stand in the chain of an assessment. */
export type AssessmentAuditKind = KindIn<"assessment" | "both">;
/** Kinds that can stand in the chain of the server. */
export type ServerAuditKind = KindIn<"server" | "both">;

/** The kinds of a log, in the order of the table. */
export function auditKindsOf(log: "assessment" | "server"): AuditKind[] {
  return AUDIT_KIND_NAMES.filter((kind) => {
    const row: AuditKindRow = AUDIT_KINDS[kind];
    return row.log === log || row.log === "both";
  });
}

/** `Object.keys` forgets which keys it was asked for. */
export const AUDIT_KIND_NAMES = Object.keys(AUDIT_KINDS) as AuditKind[];
