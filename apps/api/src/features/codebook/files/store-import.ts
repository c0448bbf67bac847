import { codes, type Tx } from "@octant/db";
import type { ImportCodebook } from "@octant/schemas";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { PgInsertValue } from "drizzle-orm/pg-core";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { inPieces } from "../../../platform/in-pieces.ts";
import { ProblemError } from "../../../platform/problems.ts";
import type { RequestContext } from "../../../platform/request-context.ts";
import type { RecordSealer } from "../../../platform/vault/index.ts";
import { codeTexts } from "../code-texts.ts";
import { nextPosition } from "../queries.ts";
import { type Act, recordActs } from "../record-act.ts";
import type { ImportPlan, PlannedOutcome } from "./plan-import.ts";

type Added = Extract<PlannedOutcome, { kind: "added" }>;
type Changed = Extract<PlannedOutcome, { kind: "changed" }>;
type Stored = { row: PgInsertValue<typeof codes>; acts: Act[] };
/** What every code of an import has in common. */
type Import = { assessmentId: string; sealer: RecordSealer; commandId: string; reason: string };

/** Writes what a plan adds and changes, with a change for each act, in a few statements however many there are. */
export async function storeImport(
  tx: Tx,
  ctx: RequestContext,
  { id: commandId, reason }: Pick<ImportCodebook, "id" | "reason">,
  { entries }: ImportPlan,
): Promise<void> {
  const { assessmentId } = ctx;
  const outcomes = entries.map(({ outcome }) => outcome);
  const added = outcomes.filter((outcome): outcome is Added => outcome.kind === "added");
  const changed = outcomes.filter((outcome): outcome is Changed => outcome.kind === "changed");
  if (added.length + changed.length === 0) return;
  const ids = await idsFor(tx, ctx, added);
  const rows = await lockCodes(tx, assessmentId, changed);
  const sealer = await ctx.vault.sealer(tx, assessmentId, [...ids, ...rows.keys()], { create: true });
  const position = await nextPosition(tx, assessmentId);
  const its: Import = { assessmentId, sealer, commandId, reason };
  const stored = [
    ...added.map((code, at) => toAdded(its, code, ids[at] ?? uuidv7(), position + at)),
    ...changed.map((change) => toChanged(its, change, rows.get(change.code.id))),
  ];
  await storeCodes(tx, stored);
  const acts = stored.flatMap((code) => code.acts);
  await recordActs(tx, ctx, sealer, acts);
}

/**
 * A new code keeps the GUID that it has in the file, so that it is found by it again; one that is no UUID as we write them, or
 * names something here already, gives way to a new one.
 */
async function idsFor(tx: Tx, ctx: RequestContext, added: readonly Added[]): Promise<string[]> {
  const wished = added.flatMap(({ guid }) => (z.uuid().safeParse(guid).success && guid ? [guid] : []));
  const isIt = and(eq(codes.assessmentId, ctx.assessmentId), inArray(codes.id, wished));
  const taken = wished.length === 0 ? [] : await tx.select({ id: codes.id }).from(codes).where(isIt);
  const isTaken = new Set(taken.map(({ id }) => id));
  const keys = await ctx.vault.sealer(tx, ctx.assessmentId, wished);
  const free = new Set(wished.filter((guid) => !isTaken.has(guid) && !keys.hasKey(guid)));
  return added.map(({ guid }) => (guid !== null && free.has(guid) ? guid : uuidv7()));
}

async function lockCodes(tx: Tx, assessmentId: string, changed: readonly Changed[]) {
  const ids = changed.map(({ code }) => code.id);
  const isIt = and(eq(codes.assessmentId, assessmentId), inArray(codes.id, ids));
  const rows = ids.length === 0 ? [] : await tx.select().from(codes).where(isIt).for("no key update");
  return new Map(rows.map((row) => [row.id, row]));
}

function toAdded(its: Import, { question, after }: Added, id: string, position: number): Stored {
  const { assessmentId, sealer, commandId, reason } = its;
  const { id: parentId, questionId, dimensionId } = question;
  const { name, definition, retired } = after;
  const retiring: Act[] = retired ? [retirement(its, id, 1, true)] : [];
  return {
    row: {
      assessmentId,
      id,
      parentId,
      questionId,
      dimensionId,
      position,
      ...codeTexts(sealer, id, { name, definition, sensitive: false }),
      retiredAt: retired ? sql`now()` : null,
      rowVersion: 1 + retiring.length,
    },
    acts: [
      {
        kind: "code.added",
        entityId: id,
        commandId,
        reason,
        after: { parentId, sensitive: false },
        textsAfter: { name, definition },
      },
      ...retiring,
    ],
  };
}

function toChanged(its: Import, { code, after }: Changed, row: typeof codes.$inferSelect | undefined): Stored {
  if (!row) throw new ProblemError("not-found");
  const { sealer, commandId, reason } = its;
  const { id, sensitive, rowVersion } = row;
  const { name, definition, retired } = after;
  const acts: Act[] = [];
  if (name !== code.name || definition !== code.guide.definition) {
    acts.push({
      kind: "code.changed",
      entityId: id,
      commandId,
      reason,
      before: { sensitive, rowVersion },
      after: { sensitive, rowVersion: rowVersion + 1 },
      textsBefore: { name: code.name, definition: code.guide.definition },
      textsAfter: { name, definition },
    });
  }
  if (retired !== code.retired) acts.push(retirement(its, id, rowVersion + acts.length, retired));
  return {
    row: {
      ...row,
      ...codeTexts(sealer, id, { name, definition, sensitive }),
      retiredAt: retired === code.retired ? row.retiredAt : retired ? sql`now()` : null,
      rowVersion: rowVersion + acts.length,
    },
    acts,
  };
}

function retirement({ commandId, reason }: Import, entityId: string, rowVersion: number, retired: boolean): Act {
  return {
    kind: retired ? "code.retired" : "code.restored",
    entityId,
    commandId,
    reason,
    before: { retired: !retired, rowVersion },
    after: { retired, rowVersion: rowVersion + 1 },
  };
}

/** A code that is there becomes what its row says; the lock on the codebook keeps others from it. */
async function storeCodes(tx: Tx, stored: readonly Stored[]): Promise<void> {
  const set = {
    name: sql`excluded.name`,
    nameSealed: sql`excluded.name_sealed`,
    definition: sql`excluded.definition`,
    definitionSealed: sql`excluded.definition_sealed`,
    retiredAt: sql`excluded.retired_at`,
    rowVersion: sql`excluded.row_version`,
  };
  for await (const piece of inPieces(stored)) {
    await tx
      .insert(codes)
      .values(piece.map(({ row }) => row))
      .onConflictDoUpdate({ target: [codes.assessmentId, codes.id], set });
  }
}
