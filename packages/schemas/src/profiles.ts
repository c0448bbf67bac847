import { z } from "zod";
import { AsOf, DatedUnit, ProfileFigures } from "./scorecard.ts";

const Side = z.union([z.literal(-1), z.literal(0), z.literal(1)]);

/** How evidence covers an area or a period: by clusters that speak about it itself, or about each of its parts. */
const ScopeFacts = z.strictObject({
  clusters: z.int(),
  groups: z.int(),
  parts: z.int(),
  /** Parts about which no cluster speaks. */
  silent: z.array(z.string()),
  covered: z.boolean(),
});

/** The highest confidence that may be claimed, and what holds it down, in the method's order. Source: method, section 4. */
export const ConfidenceCeiling = z.strictObject({
  ceiling: z.enum(["high", "moderate", "low", "very-low"]),
  reasons: z.array(
    z.strictObject({
      code: z.enum([
        "no-evidence",
        "few-clusters",
        "one-group",
        "dominant-cluster",
        "scope-beyond-evidence",
        "causal-without-rivals",
        "no-counter-search",
        "fragile",
        "weight-dependent",
        "question-mix",
        "unreliable-coding",
        "tentative-coding",
        "unchecked-coding",
      ]),
      ceiling: z.enum(["moderate", "low", "very-low"]),
      component: z.enum(["adequacy", "relevance", "coherence", "methodological limitations"]),
      /** What triggered it. */
      value: z.union([z.number(), z.boolean()]),
    }),
  ),
});
export type ConfidenceCeiling = z.infer<typeof ConfidenceCeiling>;

/**
 * One unit's profile: a dimension (`questionId` null) or one of its questions, for an area with its parts (null: the whole
 * mission) and a period (null: all together). `ceiling` is that of a finding about it that makes no causal claim and has no
 * recorded search for contrary evidence: what a finding itself tells may change it.
 */
export const ProfileRow = z.strictObject({
  dimensionId: z.string(),
  questionId: z.string().nullable(),
  areaId: z.uuid().nullable(),
  periodId: z.union([z.uuid(), z.literal("unknown")]).nullable(),
  profile: ProfileFigures,
  /** Stance-bearing codings before joining; then those that enter no balance. */
  codings: z.int(),
  context: z.int(),
  notPlaced: z.int(),
  broader: z.int(),
  /** Positions in it that were judged. */
  judged: z.int(),
  /** The balance of each area right below, in the same period; null where it has no evidence. */
  children: z.array(
    z.strictObject({
      areaId: z.uuid(),
      balance: z.number().nullable(),
      side: Side.nullable(),
      clusters: z.int(),
      groups: z.int(),
    }),
  ),
  scope: z.strictObject({ area: ScopeFacts, period: ScopeFacts }),
  ceiling: ConfidenceCeiling,
});
export type ProfileRow = z.infer<typeof ProfileRow>;

/** Which units are asked for; without a filter all. `whole` is the whole mission, or all periods together. */
export const ProfilesQuery = z.object({
  dimensionId: z.string().max(20).optional(),
  questionId: z.string().max(40).optional(),
  areaId: z.union([z.uuid(), z.literal("whole")]).optional(),
  periodId: z.union([z.uuid(), z.enum(["unknown", "whole"])]).optional(),
  asOf: AsOf.optional(),
});
export type ProfilesQuery = z.infer<typeof ProfilesQuery>;

/** Recomputed at every request. `primaryNeeded` are sources that several coders coded while none is declared primary. */
export const Profiles = z.strictObject({
  asOf: AsOf.nullable(),
  primaryNeeded: z.array(z.uuid()),
  rows: z.array(ProfileRow),
});
export type Profiles = z.infer<typeof Profiles>;

/** What one source says to one question in a unit: one of the positions that its profile is computed from. */
export const UnitPosition = z.strictObject({
  sourceId: z.uuid(),
  clusterId: z.uuid(),
  groupId: z.uuid(),
  questionId: z.string(),
  /** In [-1, 1]. */
  position: z.number(),
  /** An analyst judged it, in place of what the passages come to. */
  judged: z.boolean(),
  /** Stance-bearing passages, and the speakers that they come from. */
  passages: z.int(),
  speakers: z.int(),
});
export type UnitPosition = z.infer<typeof UnitPosition>;

/** Which unit's positions are asked for: of a dimension or one question, for an area with its parts, and a period. */
export const PositionsQuery = DatedUnit.extend({
  dimensionId: z.string().max(20).optional(),
  questionId: z.string().max(40).optional(),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(1_000).default(200),
}).refine(({ dimensionId, questionId }) => dimensionId !== undefined || questionId !== undefined, {
  path: ["dimensionId"],
  error: "a dimension or a question is expected",
});
export type PositionsQuery = z.infer<typeof PositionsQuery>;

/** In order of source and question. */
export const PositionsPage = z.strictObject({
  asOf: AsOf.nullable(),
  items: z.array(UnitPosition),
  nextCursor: z.string().nullable(),
});
export type PositionsPage = z.infer<typeof PositionsPage>;
