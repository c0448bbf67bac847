import { type DatedUnit, type EvidencePage, SourceKind, type Stance } from "@octant/schemas";
import { compareText, type EffectiveCoding, type UnitEvidence } from "@octant/scoring";
import { z } from "zod";
import { decodeCursor, encodeCursor } from "../../platform/cursor.ts";
import { inAssessment } from "../../platform/in-assessment.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { gatherEvidence } from "./gather-evidence.ts";
import type { AnalysableSource } from "./queries.ts";
import { type Listed, quoteEvidence } from "./quote-evidence.ts";
import { scoreDimension } from "./score-dimension.ts";
import { untilOf } from "./until.ts";

export type ListEvidence = DatedUnit & {
  stance?: Stance | undefined;
  cursor?: string | undefined;
  limit: number;
};

/** Where a coding stands in the list: by source, then by place in its text. No two have the same. */
const Place = z.tuple([SourceKind, z.int(), z.int(), z.int(), z.string()]);
type Place = z.infer<typeof Place>;

/**
 * A page of the codings behind a dimension's row, with their words where these may be quoted. All that the row tells of is
 * listed, each with how it counts; what is about something else is not. As of an earlier day, its words are still those of
 * its text. Throws `not-found` for a dimension, area or period that this assessment does not have, `invalid-request` for a
 * day to come.
 */
export async function listEvidence(
  ctx: RequestContext,
  now: () => Date,
  dimensionId: string,
  { stance, asOf, cursor, limit, ...unit }: ListEvidence,
): Promise<EvidencePage> {
  requireRight(ctx, "read-evidence");
  const after = cursor === undefined ? undefined : decodeCursor(cursor, Place);
  const until = untilOf(asOf, now());
  return inAssessment(ctx, async (tx) => {
    const { dimension, sources } = await gatherEvidence(tx, ctx.assessmentId, dimensionId, { unit, until });
    const { row, evidence } = scoreDimension(dimension);
    const all = inOrder(dimension.codings, evidence, sources).filter(({ coding, place }) => {
      return (stance === undefined || coding.stance === stance) && (!after || comparePlaces(place, after) > 0);
    });
    const page = all.slice(0, limit);
    const last = page.at(-1);
    const nextCursor = last && all.length > limit ? encodeCursor(last.place) : null;
    return { row, items: await quoteEvidence(tx, ctx, page), nextCursor };
  });
}

function inOrder(
  codings: readonly EffectiveCoding[],
  evidence: UnitEvidence,
  sources: readonly AnalysableSource[],
): (Listed & { place: Place })[] {
  const sourceOf = new Map(sources.map((source) => [source.id, source]));
  const countsAs = new Map<string, Listed["counts"]>();
  for (const { codingIds } of evidence.passages) for (const id of codingIds) countsAs.set(id, "counted");
  for (const id of evidence.context) countsAs.set(id, "context");
  for (const id of evidence.notPlaced) countsAs.set(id, "not-placed");
  for (const id of evidence.broader) countsAs.set(id, "broader");
  return codings
    .flatMap((coding) => {
      const counts = countsAs.get(coding.id);
      const source = sourceOf.get(coding.sourceId);
      if (!counts || !source) return [];
      const place: Place = [source.kind, source.number, coding.start, coding.end, coding.id];
      return [{ coding, counts, place }];
    })
    .toSorted((a, b) => comparePlaces(a.place, b.place));
}

function comparePlaces(a: Place, b: Place): number {
  return compareText(a[0], b[0]) || a[1] - b[1] || a[2] - b[2] || a[3] - b[3] || compareText(a[4], b[4]);
}
