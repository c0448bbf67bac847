import type { Tx } from "@octant/db";
import type { AddCoding, Coding } from "@octant/schemas";
import { recordChange } from "../../platform/changes.ts";
import { once } from "../../platform/commands.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { requireCuts } from "../sources/register-queries.ts";
import { toCuts } from "./edit-coding.ts";
import { findCodable, wasWithdrawn } from "./queries.ts";
import { type Added, recallAdded } from "./recall-added.ts";
import { storeCoding } from "./store-coding.ts";
import { toAbout } from "./to-coding.ts";

/**
 * Lays a code on a segment, made with it where it does not exist yet. Segment, coding and change are written together.
 * What the passage speaks about is the source's area and periods unless it is given; a null area is the whole mission, or
 * unknown, and no periods are unknown ones.
 * Throws `source-withdrawn` for a text that was there, `not-found` for a text, code, area or period of no or another assessment, and for an id that is somebody else's; `cut-retired` for an area or period out of use.
 */
export async function addCoding(ctx: RequestContext, command: AddCoding): Promise<Coding> {
  requireRight(ctx, "code");
  const { coderId } = ctx;
  if (!coderId) throw new ProblemError("right-missing");
  const work = (tx: Tx) => layCode(tx, ctx, coderId, command);
  return once(ctx, { kind: "coding.add", ...command }, work, { recall: (tx) => recallAdded(tx, ctx, command.id) });
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
  const about = toAbout(command, text);
  const added: Added = { textVersionId, start, end, codeId, coderId, stance, ...about, rowVersion: 1 };
  // sent together and answered in turn: where one fails, what is thrown takes the others back too
  const checking = requireCuts(tx, assessmentId, toCuts(about));
  const storing = storeCoding(tx, assessmentId, id, added);
  const record = { kind: "coding.added", entity: "coding", entityId: id, commandId: id, after: added };
  const recording = recordChange(tx, ctx, record);
  for (const later of [storing, recording]) later.catch(() => {}); // where the first fails, so do these, which is no news
  await checking;
  const stored = await storing;
  // the id is taken, and not by this command: to this person it is nobody's
  if (!stored) throw new ProblemError("not-found");
  await recording;
  return { id, ...added, ...stored };
}
