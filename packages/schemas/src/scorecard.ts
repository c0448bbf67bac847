import { z } from "zod";
import { Citation } from "./citation.ts";
import { Stance } from "./words.ts";

const NoEvidence = z.strictObject({ kind: z.literal("no-evidence") });

/** What a unit's evidence says, as `@octant/scoring` computes it, but for what each of its clusters carries. */
const Figures = z.strictObject({
  kind: z.literal("profile"),
  balance: z.number(),
  side: z.union([z.literal(-1), z.literal(0), z.literal(1)]),
  byGroup: z.record(z.string(), z.number()),
  byQuestion: z.record(z.string(), z.number()),
  effectiveClusters: z.number(),
  supporting: z.number(),
  constraining: z.number(),
  polarisation: z.number(),
  /** Least and greatest balance with a cluster or group left out; null under two clusters. Never a confidence interval. */
  sensitivity: z.tuple([z.number(), z.number()]).nullable(),
  /** Without some one cluster or group the side would differ; `tipping` names these, in order of id. */
  fragile: z.boolean(),
  /** A cluster that is all of its group is told as the group. */
  tipping: z.strictObject({ clusters: z.array(z.string()), groups: z.array(z.string()) }),
  equalGroups: z.number(),
  equalClusters: z.number(),
  weightDependent: z.boolean(),
  questionBalance: z.number(),
  questionMix: z.boolean(),
  maxShare: z.number(),
  divided: z.array(z.string()),
  naive: z.number().nullable(),
  topShare: z.number().nullable(),
  counts: z.strictObject({ codings: z.int(), sources: z.int(), clusters: z.int(), groups: z.int() }),
});

/** A profile of evidence without its clusters. Source: method, section 3. */
export const ProfileFigures = z.discriminatedUnion("kind", [NoEvidence, Figures]);
export type ProfileFigures = z.infer<typeof ProfileFigures>;

/** A profile of evidence, with the part of the balance that each cluster carries. Source: method, section 3. */
export const EvidenceProfile = z.discriminatedUnion("kind", [
  NoEvidence,
  Figures.extend({ clusterShares: z.record(z.string(), z.number()) }),
]);

/** One row: a dimension's profile with the counts that stand beside it. */
export const ScorecardRow = z.strictObject({
  dimensionId: z.string(),
  profile: EvidenceProfile,
  /** Stance-bearing codings before overlapping ones are joined into passages ("41 passages, 52 codings"). */
  codings: z.int(),
  context: z.int(),
  /** Stance-bearing codings of sources without a stakeholder group: shown, in no balance. */
  notPlaced: z.int(),
  /** Codings about a larger area than the one asked for: listed, in no balance. */
  broader: z.int(),
  /** Positions that somebody judged in place of what the codings come to. */
  judged: z.int(),
  /** Each cluster heard, with its position in [-1, 1], under its group. */
  clusters: z.array(z.strictObject({ clusterId: z.uuid(), groupId: z.uuid(), position: z.number() })),
});
export type ScorecardRow = z.infer<typeof ScorecardRow>;

/** Which evidence is asked for: all, or what speaks about an area with its parts, or about a period. */
export const Unit = z.strictObject({
  areaId: z.uuid().optional(),
  periodId: z.union([z.uuid(), z.literal("unknown")]).optional(),
});
export type Unit = z.infer<typeof Unit>;

/**
 * A day, which is asked for as it ended in Greenwich, or a moment: figures are then computed from what the change log says
 * stood at that time. What has been withdrawn since stays out of them: what is gone stays gone.
 */
export const AsOf = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);
export type AsOf = z.infer<typeof AsOf>;

/** A unit as it stood then; without `asOf`, as it stands. */
export const DatedUnit = Unit.extend({ asOf: AsOf.optional() });
export type DatedUnit = z.infer<typeof DatedUnit>;

/** Recomputed from the codings at every request; nothing in it is stored. `asOf` is null for the present. */
export const Scorecard = z.strictObject({ unit: Unit, asOf: AsOf.nullable(), rows: z.array(ScorecardRow) });
export type Scorecard = z.infer<typeof Scorecard>;

/** One coding behind a figure, with its words where the respondent allows quoting. */
export const EvidenceItem = z.strictObject({
  codingId: z.uuid(),
  sourceId: z.uuid(),
  questionId: z.string(),
  stance: Stance,
  /** Null where the text may be analysed but not quoted. */
  quote: z.string().nullable(),
  citation: Citation,
  clusterId: z.uuid(),
  groupId: z.uuid().nullable(),
  textVersionId: z.uuid(),
  start: z.int(),
  end: z.int(),
  language: z.string().nullable(),
  coder: z.string(),
  /** How it enters the balance: in it, only listed beside it, or not at all. */
  counts: z.enum(["counted", "context", "not-placed", "broader"]),
});
export type EvidenceItem = z.infer<typeof EvidenceItem>;

export const EvidencePage = z.strictObject({
  row: ScorecardRow,
  items: z.array(EvidenceItem),
  nextCursor: z.string().nullable(),
});
export type EvidencePage = z.infer<typeof EvidencePage>;
