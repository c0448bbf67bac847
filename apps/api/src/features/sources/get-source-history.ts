import { accounts, changes, type Tx } from "@octant/db";
import { SourceChangeKind, type SourceHistoryEntry, SourceRegister } from "@octant/schemas";
import { and, desc, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { showAccountName } from "../../platform/account-names.ts";
import { inAssessment } from "../../platform/in-assessment.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { hasRight, requireRight } from "../../platform/rights.ts";
import { PLACES, type RecordSealer, type SealedPlace } from "../../platform/vault/index.ts";
import { readSource } from "./read-sources.ts";

const isSealed = {
  title: true,
  date: true,
  interviewer: true,
  access: true,
  present: true,
  participants: true,
} as const;

/** What changes keep of a register in the plain: besides it they may hold what no register has, such as a number. */
const PlainRegister = z.object(SourceRegister.omit(isSealed).partial().shape);
const SealedRegister = z.object({
  ...SourceRegister.pick(isSealed).partial().shape,
  reason: z.string().optional(),
});
type Sealed = z.infer<typeof SealedRegister>;
type PartOfRegister = SourceHistoryEntry["after"];

/**
 * What happened to a source's register, newest first: who changed what, when and why. A day is told to those who may change
 * the register. Throws `not-found`.
 */
export async function getSourceHistory(ctx: RequestContext, sourceId: string): Promise<SourceHistoryEntry[]> {
  requireRight(ctx, "read-register");
  const { assessmentId, vault } = ctx;
  return inAssessment(ctx, async (tx) => {
    await readSource(tx, ctx, sourceId); // a source that was withdrawn has none either
    const rows = await listChanges(tx, assessmentId, sourceId);
    const sealer = await vault.sealer(tx, assessmentId, [sourceId]);
    const seesDays = hasRight(ctx.role, "change-source");
    const openAt = (place: SealedPlace, sealed: Uint8Array | null): Sealed => {
      const { date, ...rest } = open(sealer, sourceId, place, sealed);
      return seesDays && date !== undefined ? { ...rest, date } : rest;
    };
    return rows.map((row) => {
      const sealedAfter = openAt(PLACES.changeAfter(row.id), row.afterSealed);
      const sealedBefore = openAt(PLACES.changeBefore(row.id), row.beforeSealed);
      const after = toRegister(row.after, sealedAfter);
      return {
        at: row.at.toISOString(),
        actor: showAccountName(vault.server, row.actorAccountId, row.actorSealed),
        kind: SourceChangeKind.parse(row.kind),
        reason: sealedAfter.reason ?? null,
        ...(row.before === null ? { before: null, after } : differing(toRegister(row.before, sealedBefore), after)),
      };
    });
  });
}

function listChanges(tx: Tx, assessmentId: string, sourceId: string) {
  const { id, at, kind, before, after, beforeSealed, afterSealed, actorAccountId } = changes;
  return tx
    .select({
      id,
      at,
      kind,
      before,
      after,
      beforeSealed,
      afterSealed,
      actorAccountId,
      actorSealed: accounts.nameSealed,
    })
    .from(changes)
    .innerJoin(accounts, eq(accounts.id, actorAccountId))
    .where(
      and(
        eq(changes.assessmentId, assessmentId),
        eq(changes.entityId, sourceId),
        eq(changes.entity, "source"),
        inArray(kind, [...SourceChangeKind.options]),
      ),
    )
    .orderBy(desc(changes.tx), desc(id));
}

function open(sealer: RecordSealer, sourceId: string, place: SealedPlace, sealed: Uint8Array | null): Sealed {
  const opened = sealed && sealer.tryOpen(sourceId, place, sealed);
  return opened?.kind === "open" ? SealedRegister.parse(JSON.parse(opened.value)) : {};
}

function toRegister(plain: unknown, { reason: _, ...sealed }: Sealed): PartOfRegister {
  return { ...PlainRegister.parse(plain), ...sealed };
}

/** What is the same before and after is no news. */
function differing(before: PartOfRegister, after: PartOfRegister) {
  const names = SourceRegister.keyof().options.filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  const only = (register: PartOfRegister) =>
    Object.fromEntries(names.flatMap((name) => (register[name] === undefined ? [] : [[name, register[name]]])));
  return { before: only(before), after: only(after) };
}
