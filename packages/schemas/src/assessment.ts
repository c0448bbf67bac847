import { z } from "zod";
import { Framework } from "./framework.ts";
import { Role } from "./words.ts";

/** The stages of an assessment that its figures can tell apart: `collect` until the first text has a coding. */
export const AssessmentStage = z.enum(["collect", "code"]);
export type AssessmentStage = z.infer<typeof AssessmentStage>;

/** How far an assessment has come, in short; its overview says the rest. Computed when asked. */
export const AssessmentProgress = z.strictObject({
  stage: AssessmentStage,
  /** Sources that were not withdrawn. */
  sources: z.int().min(0),
  /** Of these, with a text that may be analysed; and how many of those have a coding. */
  texts: z.int().min(0),
  coded: z.int().min(0),
  /** Cells of the planned sample, and in how many as many were heard as planned. See `planMet` in scoring. */
  planned: z.int().min(0),
  met: z.int().min(0),
  /** When something that the person may know of was last changed; null where nothing was. */
  lastActivity: z.iso.datetime().nullable(),
});
export type AssessmentProgress = z.infer<typeof AssessmentProgress>;

/** A line of Home: an assessment that the signed-in person belongs to, with honest counts. */
export const AssessmentRow = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  missionLine: z.string(),
  demo: z.boolean(),
  role: Role,
  /** The last day on which its data should be kept: told to leads alone, null to everybody else and where nobody has said. */
  retentionUntil: z.iso.date().nullable(),
  /** Null for a role that does not see the register, and for somebody who still lacks the second factor that it asks for. */
  progress: AssessmentProgress.nullable(),
});
export type AssessmentRow = z.infer<typeof AssessmentRow>;

export const Area = z.strictObject({
  id: z.uuid(),
  parentId: z.uuid().nullable(),
  level: z.enum(["region", "place"]),
  name: z.string(),
});
export type Area = z.infer<typeof Area>;

export const Period = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  startsOn: z.iso.date().nullable(),
  endsOn: z.iso.date().nullable(),
});
export type Period = z.infer<typeof Period>;

/** `weight` is null unless declared; then every group weighs the same. */
export const StakeholderGroup = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  weight: z.number().positive().nullable(),
});
export type StakeholderGroup = z.infer<typeof StakeholderGroup>;

/** Sources that are not independent of one another. Without a group its sources are "not placed" and enter no balance. */
export const Cluster = z.strictObject({ id: z.uuid(), name: z.string(), groupId: z.uuid().nullable() });
export type Cluster = z.infer<typeof Cluster>;

/** Whoever codes: a member, or somebody outside whose codings were imported. */
export const Coder = z.strictObject({ id: z.uuid(), name: z.string(), me: z.boolean() });
export type Coder = z.infer<typeof Coder>;

/**
 * What can be laid on a passage: a guiding question of the assessment's framework, or a code of the study's own under one.
 * Codings of both count as evidence on the question.
 */
export const Code = z.strictObject({
  id: z.uuid(),
  dimensionId: z.string(),
  questionId: z.string(),
  /** Null for a question; for a code of the study's own the question that it stands under. */
  parentId: z.uuid().nullable(),
  /** Of a code of the study's own; null for a question, whose name is the framework's, and where it is kept from who asks. */
  name: z.string().nullable(),
  definition: z.string().nullable(),
  /** No longer laid on passages; what was coded with it stays. */
  retired: z.boolean(),
  /** Live codings with this code in the whole assessment. */
  codings: z.int(),
});
export type Code = z.infer<typeof Code>;

/** Everything a screen of an assessment needs to name things: framework, codes, cuts and who is who. */
export const AssessmentSetup = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  missionLine: z.string(),
  demo: z.boolean(),
  role: Role,
  /** As in `AssessmentRow`. */
  retentionUntil: z.iso.date().nullable(),
  framework: Framework,
  codes: z.array(Code),
  areas: z.array(Area),
  periods: z.array(Period),
  groups: z.array(StakeholderGroup),
  clusters: z.array(Cluster),
  coders: z.array(Coder),
});
export type AssessmentSetup = z.infer<typeof AssessmentSetup>;
