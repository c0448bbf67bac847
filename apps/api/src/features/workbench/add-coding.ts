import type { Tx } from "@octant/db";
import type { AddCoding, Coding } from "@octant/schemas";
import { recordChange } from "../../platform/changes.ts";
import { once } from "../../platform/commands.ts";
import { violatedConstraint } from "../../platform/database-failure.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { findCodable, wasWithdrawn } from "./queries.ts";
import { type Added, recallAdded } from "./recall-added.ts";
import { storeCoding } from "./store-coding.ts";

/** Foreign keys of what a command names besides its text and code. */
const UNKNOWN = new Set(["coding_about_area", "coding_period_of_period"]);

/**
 * Lays a code on a segment, made with it where it does not exist yet. Segment, coding and change are written together.
 * What the passage speaks about is the source's area and periods unless it is given; a null area is the whole mission, or
 * unknown, and no periods are unknown ones.
 * Throws `source-withdrawn` for a text that was there, `not-found` for a text, code, area or period of no or another assessment, and for an id that is somebody else's.
 */
export async function addCoding(ctx: RequestContext, command: AddCoding): Promise<Coding> {
  requireRight(ctx, "code");
  const { coderId } = ctx;
  if (!coderId) throw new ProblemError("right-missing");
  const work = (tx: Tx) => layCode(tx, ctx, coderId, command);
  try {
    return await once(ctx, { kind: "coding.add", ...command }, work, {
      recall: (tx) => recallAdded(tx, ctx, command.id),
    });
  } catch (error) {
    if (UNKNOWN.has(violatedConstraint(error) ?? "")) throw new ProblemError("not-found");
    throw error;
  }
}

async function layCode(tx: Tx, ctx: RequestContext, coderId: string, command: AddCoding): Promise<Coding> {
  const { assessmentId } = ctx;
  const { id, textVersionId, codeId, start, end, stance } = command;
  const text = await findCodable(tx, assessmentId, textVersionId, codeId);
  if (!text && (await wasWithdrawn(tx, assessmentId, textVersionId))) throw new ProblemError("source-withdrawn");
  if (!text?.codeId) throw new ProblemError("not-found");
  if (text.consent !== "granted") throw new ProblemError("consent-missing");
  if (text.retiredAt) throw new ProblemError("code-retired");
  if (end > text.length) throw new ProblemError("segment-outside-text", { length: text.length });

  // stored with the coding, so that a later correction of the register does not move what somebody has coded
  const aboutAreaId = command.aboutAreaId === undefined ? text.areaId : command.aboutAreaId;
  const aboutPeriodIds = [...new Set(command.aboutPeriodIds ?? text.periodIds)].toSorted();
  const added: Added = {
    textVersionId,
    start,
    end,
    codeId,
    coderId,
    stance,
    aboutAreaId,
    aboutPeriodIds,
    rowVersion: 1,
  };
  // sent together: where the first stores nothing, what is thrown takes the second back too
  const storing = storeCoding(tx, assessmentId, id, added);
  const record = { kind: "coding.added", entity: "coding", entityId: id, commandId: id, after: added };
  const recording = recordChange(tx, ctx, record);
  recording.catch(() => {}); // where the first fails, so does this, and that it is the second is no news
  const stored = await storing;
  // the id is taken, and not by this command: to this person it is nobody's
  if (!stored) throw new ProblemError("not-found");
  await recording;
  return { id, ...added, ...stored };
}
