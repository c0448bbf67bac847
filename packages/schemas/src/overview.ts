import { z } from "zod";
import { SourceKind } from "./words.ts";

const Count = z.int().min(0);
const Id = z.string();

/** A group, an area and a period with whom was heard; null is "not placed", every area or every period. See `coverage` in scoring. */
export const CoverageCell = z.strictObject({
  groupId: Id.nullable(),
  areaId: Id.nullable(),
  periodId: Id.nullable(),
  sources: Count,
  clusters: Count,
  planned: Count.nullable(),
});
export type CoverageCell = z.infer<typeof CoverageCell>;

export const Coverage = z.strictObject({
  cells: z.array(CoverageCell),
  sources: Count,
  clusters: Count,
  notPlaced: Count,
  withoutArea: Count,
  withoutPeriod: Count,
  /** The fewest sources with which the plan could be met, since one can speak about several periods. */
  fewestPlanned: Count,
});
export type Coverage = z.infer<typeof Coverage>;

const Cell = { groupId: Id, areaId: Id, periodId: Id, planned: Count };

/** Something that a reader would criticise about whom a study heard. See `coverageGaps` in scoring. */
export const CoverageGap = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("nobody-outside"),
    areaId: Id,
    periodId: Id.nullable(),
    sources: Count,
    notPlaced: Count,
  }),
  z.strictObject({ kind: z.literal("period-unheard"), periodId: Id }),
  z.strictObject({ kind: z.literal("group-unheard"), groupId: Id }),
  z.strictObject({ kind: z.literal("one-cluster"), groupId: Id, sources: Count }),
  z.strictObject({ kind: z.literal("empty-cell"), ...Cell }),
  z.strictObject({ kind: z.literal("short-cell"), ...Cell, sources: Count }),
  z.strictObject({ kind: z.enum(["not-placed", "without-area", "without-period"]), sources: Count }),
]);
export type CoverageGap = z.infer<typeof CoverageGap>;

/** What one further source brought, in the order in which sources came into the register. */
export const SaturationStep = z.strictObject({
  sourceId: z.uuid(),
  kind: SourceKind,
  number: z.int(),
  added: Count,
  total: Count,
});
export type SaturationStep = z.infer<typeof SaturationStep>;

export const Composition = z.strictObject({
  shares: z.array(z.strictObject({ value: z.string(), sources: Count, share: z.number() })),
  known: Count,
  unknown: Count,
});
export type Composition = z.infer<typeof Composition>;

/** Something that waits for the person who asks. */
export const Waiting = z.strictObject({
  kind: z.enum(["texts-uncoded", "not-placed", "consent-open", "several-coders"]),
  sources: z.int().min(1),
});
export type Waiting = z.infer<typeof Waiting>;

/** How far an assessment has come: whom it has heard, what is coded, what is missing. Computed when asked. */
export const Overview = z.strictObject({
  coverage: Coverage,
  gaps: z.array(CoverageGap),
  saturation: z.strictObject({ steps: z.array(SaturationStep), sinceNew: Count }),
  languages: Composition,
  /** Sources with a text that may be analysed, how many of them have a coding, and how many were coded by two or more. */
  coding: z.strictObject({ texts: Count, coded: Count, twice: Count, codings: Count }),
  waiting: z.array(Waiting),
});
export type Overview = z.infer<typeof Overview>;
