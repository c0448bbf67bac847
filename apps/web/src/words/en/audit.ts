import type { AssessmentAuditKind, AuditFacts, AuditFinding, Consent } from "@octant/schemas";
import { toDay } from "../to-day.ts";
import { common } from "./common.ts";
import { f } from "./formats.ts";

const { count, role, consentState } = common;
const day = (iso: string | null) => (iso === null ? "no date" : f.date(toDay(iso)));
const scopes: Record<keyof Consent, string> = {
  analyse: "being analysed",
  quote: "being quoted",
  archive: "being archived",
  recontact: "being asked again",
};

/** What somebody did, to go on after their name stands beside it; `about` is a colleague's name or "Interview 14". */
type Sentences = { [Kind in AssessmentAuditKind]: (about: string, facts: AuditFacts<Kind>) => string };

const sentences: Sentences = {
  "assessment.made": () => "Made this assessment",
  "invitation.made": (_, facts) => `Invited somebody as ${role[facts.role]}`,
  "invitation.revoked": () => "Took back an invitation",
  "invitation.accepted": (_, facts) => `Took an invitation and joined as ${role[facts.role]}`,
  "member.role-changed": (about, { from, to }) => `Made ${about} ${role[to]} instead of ${role[from]}`,
  "member.removed": (about, facts) => `Took ${about}, ${role[facts.role]}, out of the team`,
  "member.suspended": (about) => `Suspended the membership of ${about} until a lead lets them in again`,
  "member.readmitted": (about) => `Let ${about} in again`,
  "member.sessions-ended": (about) => `Ended every session of ${about}`,
  "reset-link.made": (about) => `Made a link with which ${about} can set a new password`,
  "reset-link.used": (about) => `The password of ${about} was set anew with a link`,
  "token.made": (_, { actions, expiresOn }) =>
    `Made a token for scripts: ${f.count(actions, { one: "action", other: "actions" })}, until ${day(expiresOn)}`,
  "token.revoked": () => "Revoked a token for scripts",
  "identity.looked-at": (about) => `Looked up who ${about} is`,
  "identity.changed": (about) => `Wrote down or changed who ${about} is`,
  "identity.destroyed": (about) => `Destroyed what was known of who ${about} is`,
  "original.exported": (about) => `Took the original file of ${about} out of Octant`,
  "consent.changed": (about, { scope, from, to }) =>
    `Changed the consent of ${about} to ${scopes[scope]}: ${consentState[to]}, before ${consentState[from]}`,
  "source.withdrawn": (about, { codings }) => `Withdrew ${about} with ${count.codings(codings)}`,
  "keys.destroyed": (about, { keys }) =>
    `Destroyed ${f.count(keys, { one: "key", other: "keys" })} of ${about}: it cannot be opened again`,
  "withdrawal.reapplied": (about) => `Withdrew ${about} again, which a restored backup had brought back`,
  "high-risk.changed": (_, { highRisk }) =>
    highRisk ? "Marked the assessment as high-risk" : "Took the mark of high risk away",
  "retention.changed": (_, { from, to }) =>
    `Changed until when the assessment is kept: ${day(to)}, before ${day(from)}`,
  "release.published": () => "Published a release",
  "release.withdrawn": () => "Withdrew a release",
  "change-log.anchored": (_, { changes }) => `Vouched for ${count.changes(changes)} in the change log`,
};

/** What a kind is called in the list of kinds. */
const kinds: Record<AssessmentAuditKind, string> = {
  "assessment.made": "Assessment made",
  "invitation.made": "Invitation made",
  "invitation.revoked": "Invitation taken back",
  "invitation.accepted": "Invitation taken",
  "member.role-changed": "Role changed",
  "member.removed": "Member taken out",
  "member.suspended": "Member suspended",
  "member.readmitted": "Member let in again",
  "member.sessions-ended": "Sessions ended by a lead",
  "reset-link.made": "Reset link made",
  "reset-link.used": "Reset link used",
  "token.made": "Token made",
  "token.revoked": "Token revoked",
  "identity.looked-at": "Identity looked up",
  "identity.changed": "Identity written down or changed",
  "identity.destroyed": "Identity destroyed",
  "original.exported": "Original taken out",
  "consent.changed": "Consent changed",
  "source.withdrawn": "Source withdrawn",
  "keys.destroyed": "Keys destroyed",
  "withdrawal.reapplied": "Withdrawn again after a restore",
  "high-risk.changed": "High risk",
  "retention.changed": "Retention changed",
  "release.published": "Release published",
  "release.withdrawn": "Release withdrawn",
  "change-log.anchored": "Change log vouched for",
};

const range = ({ seq, until = seq }: AuditFinding) => (until > seq ? `Entries ${seq} to ${until}` : `Entry ${seq}`);
const were = ({ seq, until = seq }: AuditFinding) => (until > seq ? "were" : "was");

const faults: Record<AuditFinding["fault"], (finding: AuditFinding) => string> = {
  altered: ({ seq }) => `Entry ${seq} was altered.`,
  removed: (finding) => `${range(finding)} ${were(finding)} removed.`,
  inserted: (finding) => `${range(finding)} ${were(finding)} inserted: Octant has not written that there.`,
  swapped: ({ seq, with: other }) => `Entry ${seq} was swapped with entry ${other}.`,
  forged: ({ seq }) => `Entry ${seq}, the last, was not written by Octant as it stands: it was altered or added.`,
  "not-following": ({ seq }) => `Entry ${seq} is genuine, but does not follow the one before it.`,
  "cut-off": (finding) => `${range(finding)} ${were(finding)} cut off. A note outside the database has seen more.`,
  rewritten: ({ seq }) => `Entry ${seq} is not the one that was noted outside the database: all was written anew.`,
  "change-log-altered": ({ seq }) => `Changes to the evidence are no longer what entry ${seq} vouches for.`,
  "chain-missing": ({ until }) => `Nothing is left of the audit, which had ${f.number(until ?? 0)} entries.`,
};

/** The audit of an assessment, for its leads. */
export const audit = {
  title: "Audit",
  lead: "Who joined, who may do what, who looked up an informant, what was agreed to and what left Octant. Nobody can change an entry, not even the operator of the database, without it showing.",
  loading: "Opening the audit",
  notOpened: "The audit was not opened",
  notMore: "The earlier entries did not come",
  more: "Show earlier entries",
  kind: "Kind of entry",
  everything: "Everything people did",
  kinds,
  sentences,
  head: { time: "Time", who: "Who", what: "What", number: "Number" },
  server: "Octant",
  somebody: "somebody",
  aSource: "a source",
  unreadable: "This entry was altered and can no longer be read. Verify the audit.",
  none: "No entry of this kind",
  noneHint: "As soon as somebody does this here, it stands in the audit.",
  showEverything: "Show everything",
  shown: (n: number) => f.count(n, { one: "entry shown", other: "entries shown" }),

  verify: "Verify now",
  verifying: "Reading the audit from its first entry",
  notVerified: "The audit was not verified",
  asWritten: "The audit is as it was written",
  asWrittenHow: (entries: number, changes: number) =>
    `${f.count(entries, { one: "entry", other: "entries" })} and ${count.changes(changes)} to the evidence were read and hold.`,
  altered: "The audit is not as it was written",
  alteredHow: "Tell whoever runs the server, and keep a copy of the file of anchors before anything else is done.",
  faults,
  anchored: (seq: number, at: Date) =>
    `Entry ${f.number(seq)} was the last to be noted outside the database, on ${f.date(at)} at ${f.time(at)}.`,
  notAnchored: "No end of it was noted outside the database yet: that happens every ten minutes.",
  verifiedAt: (at: Date) => `Verified at ${f.time(at)}.`,
};
