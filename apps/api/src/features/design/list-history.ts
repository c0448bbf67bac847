import { accounts, changes } from "@octant/db";
import { type DesignAct, type DesignHistory, DesignPart } from "@octant/schemas";
import { and, desc, eq, lt, or } from "drizzle-orm";
import { z } from "zod";
import { showAccountName } from "../../platform/account-names.ts";
import { decodeCursor, encodeCursor } from "../../platform/cursor.ts";
import { inAssessment } from "../../platform/in-assessment.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { PLACES, type RecordSealer } from "../../platform/vault/index.ts";
import { ENTITY } from "./change-design.ts";

const PAGE = 50;
const Place = z.tuple([z.string().regex(/^\d{1,20}$/), z.uuid()]);
const Told = z.object({
  reason: z.string().nullable(),
  added: z.array(z.string()),
  changed: z.array(z.string()),
  removed: z.array(z.string()),
});

/** What was decided about the design, newest first: who, when, what and why. */
export async function listHistory(ctx: RequestContext, cursor: string | undefined): Promise<DesignHistory> {
  requireRight(ctx, "read-setup");
  const { assessmentId, vault } = ctx;
  const before = cursor === undefined ? undefined : decodeCursor(cursor, Place);
  return inAssessment(ctx, async (tx) => {
    const { id, at, kind, afterSealed, actorAccountId, tx: order } = changes;
    const isEarlier = before && or(lt(order, before[0]), and(eq(order, before[0]), lt(id, before[1])));
    const rows = await tx
      .select({ id, at, kind, order, afterSealed, actorAccountId, actorSealed: accounts.nameSealed })
      .from(changes)
      .innerJoin(accounts, eq(accounts.id, actorAccountId))
      .where(
        and(
          eq(changes.assessmentId, assessmentId),
          eq(changes.entityId, assessmentId),
          eq(changes.entity, ENTITY),
          isEarlier,
        ),
      )
      .orderBy(desc(order), desc(id))
      .limit(PAGE + 1);
    const page = rows.slice(0, PAGE);
    const last = page.at(-1);
    const sealer = await vault.sealer(tx, assessmentId, [assessmentId]);
    const items = page.map((row): DesignAct => {
      const actor = showAccountName(vault.server, row.actorAccountId, row.actorSealed);
      const part = DesignPart.parse(row.kind.replace("design.", ""));
      return { id: row.id, part, at: row.at.toISOString(), actor, ...open(sealer, assessmentId, row) };
    });
    return { items, next: rows.length > PAGE && last ? encodeCursor([last.order, last.id]) : null };
  });
}

function open(sealer: RecordSealer, entityId: string, row: { id: string; afterSealed: Uint8Array | null }) {
  const opened = row.afterSealed && sealer.tryOpen(entityId, PLACES.changeAfter(row.id), row.afterSealed);
  if (opened?.kind === "open") return Told.parse(JSON.parse(opened.value));
  return { reason: null, added: [], changed: [], removed: [] };
}
