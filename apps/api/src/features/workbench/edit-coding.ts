import { codingPeriods, codings, type Tx } from "@octant/db";
import type { CodingOutcome, Stance } from "@octant/schemas";
import { and, eq, sql } from "drizzle-orm";
import { recordChange } from "../../platform/changes.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireCuts } from "../sources/register-queries.ts";
import { type CodingRow, isOfWithdrawn, lockCoding } from "./queries.ts";
import { toOutcome } from "./to-coding.ts";

/** What can change about a coding, and what its change rows hold. `live` is false once it is removed. */
export type CodingState = {
  stance: Stance;
  live: boolean;
  segmentId: string;
  start: number;
  end: number;
  aboutAreaId: string | null;
  aboutPeriodIds: string[];
};

/** What is done to a coding: its kind in the log, on whose command, and which change it takes back, if it does. */
export type Edit = {
  kind: "coding.stance-changed" | "coding.about-changed" | "coding.span-changed" | "coding.removed" | "coding.restored";
  commandId: string;
  to: CodingState;
  undoes?: string;
};

/** A coding of the caller's own, held until the transaction ends. Throws `not-found`, `source-withdrawn`, or `not-your-act`. */
export async function lockOwnCoding(tx: Tx, ctx: RequestContext, codingId: string): Promise<CodingRow> {
  const row = await lockCoding(tx, ctx.assessmentId, codingId);
  if (!row && (await isOfWithdrawn(tx, ctx.assessmentId, codingId))) throw new ProblemError("source-withdrawn");
  if (!row) throw new ProblemError("not-found");
  if (row.coding.coderId !== ctx.coderId) throw new ProblemError("not-your-act");
  return row;
}

/** Throws `changed-since`, with the coding as it is, unless it is live and still what the caller saw. */
export function requireUnchanged(row: CodingRow, rowVersion: number): void {
  if (row.coding.deletedAt || row.coding.rowVersion !== rowVersion) throw changedSince(row);
}

export function changedSince(row: CodingRow): ProblemError {
  return new ProblemError("changed-since", { current: toOutcome(row) });
}

/**
 * Writes an edit and its change row. Throws `consent-missing` where it would leave a live coding without consent, and for
 * what a passage comes to speak about, or to speak about again, `not-found` and `cut-retired`.
 */
export async function editCoding(tx: Tx, ctx: RequestContext, row: CodingRow, edit: Edit): Promise<CodingOutcome> {
  const { kind, commandId, to, undoes } = edit;
  if (to.live && row.consent !== "granted") throw new ProblemError("consent-missing");
  const { assessmentId } = ctx;
  const { id } = row.coding;
  const { live: wasLive, ...was } = stateOf(row);
  const aboutMoves = !isSameAbout(was, to);
  if (to.live && (aboutMoves || !wasLive)) await requireCuts(tx, assessmentId, toCuts(to));
  const [coding] = await tx
    .update(codings)
    .set({
      stance: to.stance,
      segmentId: to.segmentId,
      aboutAreaId: to.aboutAreaId,
      deletedAt: to.live ? null : sql`now()`,
      rowVersion: row.coding.rowVersion + 1,
      updatedAt: sql`now()`,
    })
    .where(and(eq(codings.assessmentId, ctx.assessmentId), eq(codings.id, id)))
    .returning();
  if (!coding) throw new ProblemError("not-found");
  if (aboutMoves) await putPeriods(tx, assessmentId, id, to.aboutPeriodIds);
  // with their row versions, which put the changes of a coding in order: transactions may be numbered out of it
  const before = { ...was, live: wasLive, rowVersion: row.coding.rowVersion };
  const after = { ...to, rowVersion: coding.rowVersion };
  const takesBack = undoes === undefined ? {} : { undoes };
  await recordChange(tx, ctx, { kind, entity: "coding", entityId: id, commandId, before, after, ...takesBack });
  const segment = { ...row.segment, id: to.segmentId, startAt: to.start, endAt: to.end };
  return toOutcome({ ...row, coding, segment, periodIds: to.aboutPeriodIds });
}

export function stateOf({ coding, segment, periodIds }: Omit<CodingRow, "consent">): CodingState {
  const { stance, deletedAt, segmentId, aboutAreaId } = coding;
  const place = { segmentId, start: segment.startAt, end: segment.endAt };
  return { stance, live: deletedAt === null, ...place, aboutAreaId, aboutPeriodIds: periodIds };
}

type About = Pick<CodingState, "aboutAreaId" | "aboutPeriodIds">;

/** Periods are in order of their ids. */
export function isSameAbout(a: About, b: About): boolean {
  return a.aboutAreaId === b.aboutAreaId && a.aboutPeriodIds.join() === b.aboutPeriodIds.join();
}

/** What has to be in use for a passage to speak about it. */
export function toCuts({ aboutAreaId, aboutPeriodIds }: About) {
  return { areaIds: aboutAreaId === null ? [] : [aboutAreaId], periodIds: aboutPeriodIds };
}

async function putPeriods(tx: Tx, assessmentId: string, codingId: string, ids: readonly string[]): Promise<void> {
  const ofCoding = and(eq(codingPeriods.assessmentId, assessmentId), eq(codingPeriods.codingId, codingId));
  await tx.delete(codingPeriods).where(ofCoding);
  if (ids.length === 0) return;
  await tx.insert(codingPeriods).values(ids.map((periodId) => ({ assessmentId, codingId, periodId })));
}
