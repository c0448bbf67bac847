import type { MemoPage, MemosQuery } from "@octant/schemas";
import { z } from "zod";
import { decodeCursor, encodeCursor } from "../../platform/cursor.ts";
import { inAssessment } from "../../platform/in-assessment.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { listMemos as queryMemos } from "./queries.ts";
import { toMemos } from "./to-memo.ts";

const Cursor = z.tuple([z.uuid()]);

/**
 * A page of memos on what is there, those begun last first. What is asked for and is not there has none, whether it never was
 * or is another assessment's. Throws `invalid-request` for a cursor that no page gave.
 */
export async function listMemos(ctx: RequestContext, query: MemosQuery): Promise<MemoPage> {
  requireRight(ctx, "read-memos");
  const { cursor, limit, mine, ...filter } = query;
  const before = cursor === undefined ? undefined : decodeCursor(cursor, Cursor)[0];
  const accountId = mine && ctx.account.id;
  return inAssessment(ctx, async (tx) => {
    // one more than asked for tells whether there is a next page
    const found = await queryMemos(tx, ctx.assessmentId, { ...filter, accountId, before }, limit + 1);
    const items = await toMemos(tx, ctx, found.slice(0, limit));
    const last = items.at(-1);
    return { items, nextCursor: last && found.length > limit ? encodeCursor([last.id]) : null };
  });
}
