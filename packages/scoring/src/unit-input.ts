import type { Stance } from "@octant/schemas";
import type { Position } from "./profile-input.ts";

/** A coding that was not deleted, superseded or withdrawn. `start` and `end` are code points of the text version, half-open. */
export type EffectiveCoding = {
  readonly id: string;
  readonly sourceId: string;
  readonly questionId: string;
  readonly stance: Stance;
  readonly start: number;
  readonly end: number;
  readonly textVersionId: string;
  readonly coderId: string;
  /** Who is speaking, where the text marks it. */
  readonly speaker: string | null;
  /** What it is about, not where it was said; null where that is not known or the mission as a whole. */
  readonly aboutAreaId: string | null;
  /** A set; empty where the period is not known. */
  readonly aboutPeriodIds: readonly string[];
};

/**
 * How a coding stands beside others of its passage: agreed on when coders compared theirs; a second reading of a blind
 * round that is closed; or of a blind round still open, by whomever.
 */
export type CodingStanding = "reconciled" | "second" | "open-round";

/** A coding as it is on record, from which `effectiveCodings` takes those that count. Most have no particular standing. */
export type RecordedCoding = EffectiveCoding & { readonly standing?: CodingStanding | undefined };

export type RegisteredSource = {
  readonly id: string;
  readonly clusterId: string;
  readonly kind: string;
  /** Its cluster's stakeholder group; null while the source is not placed. */
  readonly groupId: string | null;
  /** The coder whose codings alone count, where several coded it and one was declared. */
  readonly primaryCoderId: string | null;
};

export type AreaNode = {
  readonly id: string;
  readonly parentId: string | null;
  /** Out of use: what speaks about it counts above it, but nobody misses evidence about it. */
  readonly retired?: boolean;
};

/** What a source, taken whole, says to a question, as an analyst judged it. */
export type JudgedPosition = { readonly sourceId: string; readonly questionId: string; readonly position: Position };

/** What evidence is asked for: a dimension's questions or one of them, whole or cut to an area or a period. */
export type EvidenceUnit = {
  readonly questionIds: readonly string[];
  /** This area and all below it; without it, the whole mission. */
  readonly areaId?: string;
  /** A period, or "unknown" for evidence without one; without it, all periods together. */
  readonly periodId?: string;
};

/** An assessment's codings and register, and the unit to be gathered from them. */
export type UnitInput = {
  readonly codings: readonly RecordedCoding[];
  readonly sources: readonly RegisteredSource[];
  readonly areas: readonly AreaNode[];
  readonly unit: EvidenceUnit;
  readonly judged: readonly JudgedPosition[];
  /** Above 0, by group id; a group without one weighs 1. */
  readonly groupWeights?: Readonly<Record<string, number>>;
};
