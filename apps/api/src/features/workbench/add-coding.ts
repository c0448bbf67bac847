import { codingPeriods, codings, type Tx } from "@octant/db";
import type { AddCoding, Coding } from "@octant/schemas";
import { recordChange } from "../../platform/changes.ts";
import { once } from "../../platform/commands.ts";
import { violatedConstraint } from "../../platform/database-failure.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { findOrAddSegment } from "./find-or-add-segment.ts";
import { findCodable, findCode } from "./queries.ts";
import { toCoding } from "./to-coding.ts";

/** Foreign keys of what a command names besides its text and code. */
const UNKNOWN = new Set(["coding_about_area", "coding_period_of_period"]);

/**
 * Lays a code on a segment, made with it where it does not exist yet. Segment, coding and change are written together.
 * What the passage speaks about is the source's area and periods unless it is given; a null area is the whole mission, or
 * unknown, and no periods are unknown ones.
 * Throws `not-found` for a text, code, area or period of no or another assessment, and for an id that is somebody else's.
 */
export async function addCoding(ctx: RequestContext, command: AddCoding): Promise<Coding> {
  requireRight(ctx, "code");
  const { coderId } = ctx;
  if (!coderId) throw new ProblemError("right-missing");
  try {
    return await once(ctx, { kind: "coding.add", ...command }, (tx) => layCode(tx, ctx, coderId, command));
  } catch (error) {
    if (UNKNOWN.has(violatedConstraint(error) ?? "")) throw new ProblemError("not-found");
    throw error;
  }
}

async function layCode(tx: Tx, ctx: RequestContext, coderId: string, command: AddCoding): Promise<Coding> {
  const { assessmentId } = ctx;
  const { id, codeId, stance } = command;
  const [text, code] = await Promise.all([
    findCodable(tx, assessmentId, command.textVersionId),
    findCode(tx, assessmentId, codeId),
  ]);
  if (!text || !code) throw new ProblemError("not-found");
  if (text.consent !== "granted") throw new ProblemError("consent-missing");
  if (code.retiredAt) throw new ProblemError("code-retired");
  if (command.end > text.length) throw new ProblemError("segment-outside-text", { length: text.length });

  // stored with the coding, so that a later correction of the register does not move what somebody has coded
  const aboutAreaId = command.aboutAreaId === undefined ? text.areaId : command.aboutAreaId;
  const aboutPeriodIds = command.aboutPeriodIds ?? text.periodIds;
  const segment = await findOrAddSegment(tx, assessmentId, command);
  const values = { assessmentId, id, segmentId: segment.id, codeId, coderId, stance, aboutAreaId };
  const [coding] = await tx.insert(codings).values(values).onConflictDoNothing().returning();
  if (!coding) throw new ProblemError("not-found"); // the id is taken, and not by this command: to this person it is nobody's
  const periodIds = [...new Set(aboutPeriodIds)].toSorted();
  if (periodIds.length > 0) {
    await tx.insert(codingPeriods).values(periodIds.map((periodId) => ({ assessmentId, codingId: id, periodId })));
  }
  const { rowVersion } = coding;
  const after = { segmentId: segment.id, codeId, coderId, stance, aboutAreaId, aboutPeriodIds: periodIds, rowVersion };
  await recordChange(tx, ctx, { kind: "coding.added", entity: "coding", entityId: id, commandId: id, after });
  return toCoding({ coding, segment, periodIds });
}
