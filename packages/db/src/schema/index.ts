export { accounts, sessions, signInLinks } from "./accounts.ts";
export { assessments, frameworkVersions, members } from "./assessments.ts";
export { changes, commands } from "./changes.ts";
export { codingPeriods, codings, segments } from "./codings.ts";
export { areas, clusters, coders, codes, periods, stakeholderGroups } from "./cuts.ts";
export { assessmentKeys, keyChecks, recordKeys } from "./keyring.ts";
export { sourcePeriods, sources, speakers, textVersions, turns } from "./sources.ts";
