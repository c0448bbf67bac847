export {
  accountLinks,
  accounts,
  knownBrowsers,
  passkeyCeremonies,
  passkeys,
  recoveryCodes,
  sessions,
  signInLinks,
  signInTries,
} from "./accounts.ts";
export { accessTokens, assessments, frameworkForks, frameworkVersions, invitations, members } from "./assessments.ts";
export { auditEntries, serverAuditEntries } from "./audit.ts";
export { changes, commands } from "./changes.ts";
export { codingPeriods, codings, segments } from "./codings.ts";
export { areas, clusters, coders, codes, periods, stakeholderGroups } from "./cuts.ts";
export { objectives, plannedSamples, studyDesigns, timelineEvents } from "./design.ts";
export { counterfactualReplies, effectivenessJudgements } from "./effectiveness.ts";
export {
  identityAssessmentKeys,
  identityKeyChecks,
  identityKeys,
  identityRecordKeys,
  sourceIdentities,
} from "./identities.ts";
export type { KeyTables } from "./key-tables.ts";
export { assessmentKeys, keyChecks, recordKeys, serverKeys, textKeys } from "./keyring.ts";
export { memos } from "./memos.ts";
export { judgedPositionCitations, judgedPositions } from "./positions.ts";
export { sourcePeriods, sourceQuestions, sources, speakers, textVersions, turns } from "./sources.ts";
