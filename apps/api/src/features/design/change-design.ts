import { studyDesigns, type Tx } from "@octant/db";
import type { DesignPart, StudyDesign } from "@octant/schemas";
import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { recordChange } from "../../platform/changes.ts";
import { once } from "../../platform/commands.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { PLACES, type RecordSealer } from "../../platform/vault/index.ts";
import { requireRowVersion, requireStorable } from "../codebook/record-act.ts";
import type { Difference } from "./diff-list.ts";
import { type DesignRow, findFirstCodingAt, getDesignRow, lockDesign } from "./queries.ts";
import { readDesign } from "./read-design.ts";

/** The entity of the change log to which every part of the design belongs; its id is the assessment's. */
export const ENTITY = "study_design";

export type DesignCommand = { id: string; reason?: string | undefined };

/** What an edit finds: the design's row before it, the version that it makes, and the key to seal with. */
export type Editing = { row: DesignRow; nextVersion: number; sealer: RecordSealer; codingBegan: boolean };

/** What an edit did. Names are sealed; `before` and `after` stand in the plain. */
export type Edited = {
  difference: Difference;
  before: unknown;
  after: unknown;
  /** Columns of the design's own row that it sets. */
  set?: Partial<typeof studyDesigns.$inferInsert>;
};

/** Parts that figures depend on: once coding has begun a change of them says why. */
const MOVES_FIGURES: readonly DesignPart[] = ["areas", "periods", "groups"];

/**
 * Carries out one edit of one part of the design: in order with all others, on the version it was based on, with a record of
 * who, when and why. An edit that gives undefined has found nothing to do and leaves no trace. Throws `changed-since`,
 * `reason-missing` where figures depend on the part and coding has begun, `command-reused`, `invalid-request`.
 */
export async function changeDesign<Command extends DesignCommand>(
  ctx: RequestContext,
  version: number,
  part: DesignPart,
  command: Command,
  edit: (tx: Tx, editing: Editing) => Promise<Edited | undefined>,
): Promise<StudyDesign> {
  requireRight(ctx, "change-design");
  requireStorable(command, []);
  const { assessmentId } = ctx;
  const mark = { ...command, kind: `design.${part}`, version };
  const work = async (tx: Tx) => {
    await lockDesign(tx, assessmentId);
    const row = await getDesignRow(tx, assessmentId);
    requireRowVersion(row.rowVersion, version);
    const codingBegan = (await findFirstCodingAt(tx, assessmentId)) !== null;
    const sealer = await ctx.vault.sealer(tx, assessmentId, [assessmentId], { create: true });
    const nextVersion = version + 1;
    const edited = await edit(tx, { row, nextVersion, sealer, codingBegan });
    if (edited) {
      if (codingBegan && MOVES_FIGURES.includes(part) && !command.reason) throw new ProblemError("reason-missing");
      await setRow(tx, assessmentId, nextVersion, edited);
      await record(tx, ctx, sealer, part, command, edited);
    }
    return readDesign(tx, ctx);
  };
  return once(ctx, mark, work, { keep: () => null, recall: (tx) => readDesign(tx, ctx) });
}

async function setRow(tx: Tx, assessmentId: string, rowVersion: number, { set = {} }: Edited): Promise<void> {
  const values = { ...set, rowVersion };
  if (rowVersion === 1) await tx.insert(studyDesigns).values({ assessmentId, ...values });
  else await tx.update(studyDesigns).set(values).where(eq(studyDesigns.assessmentId, assessmentId));
}

async function record(
  tx: Tx,
  ctx: RequestContext,
  sealer: RecordSealer,
  part: DesignPart,
  { id: commandId, reason }: DesignCommand,
  { difference, before, after }: Edited,
): Promise<void> {
  const id = uuidv7();
  const entityId = ctx.assessmentId;
  const told = JSON.stringify({ reason: reason ?? null, ...difference });
  const afterSealed = sealer.seal(entityId, PLACES.changeAfter(id), told);
  await recordChange(tx, ctx, {
    id,
    kind: `design.${part}`,
    entity: ENTITY,
    entityId,
    commandId,
    before,
    after,
    afterSealed,
  });
}
