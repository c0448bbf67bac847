import { SourceKind, type SourcePage } from "@octant/schemas";
import { and } from "drizzle-orm";
import { z } from "zod";
import { decodeCursor, encodeCursor } from "../../platform/cursor.ts";
import { inAssessment } from "../../platform/in-assessment.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { comesAfter, hasText } from "./queries.ts";
import { readSources } from "./read-sources.ts";

const Cursor = z.tuple([SourceKind, z.int().min(0)]);

export type ListSources = { cursor?: string | undefined; limit: number; withText?: "true" | undefined };

/**
 * A page of the register, by kind and number. What is added or changed meanwhile neither repeats nor hides a source that
 * stays where it is. Throws `invalid-request` for a cursor that no page gave.
 */
export async function listSources(ctx: RequestContext, { cursor, limit, withText }: ListSources): Promise<SourcePage> {
  requireRight(ctx, "read-register");
  const after = cursor === undefined ? undefined : decodeCursor(cursor, Cursor);
  const from = after && comesAfter({ kind: after[0], number: after[1] });
  const which = and(from, withText && hasText);
  // one more than asked for tells whether there is a next page
  const found = await inAssessment(ctx, (tx) => readSources(tx, ctx, which, limit + 1));
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const nextCursor = last && found.length > limit ? encodeCursor([last.kind, last.number]) : null;
  return { items, nextCursor };
}
