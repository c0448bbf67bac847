import { sourcePeriods, sources, type Tx } from "@octant/db";
import { type ChangeSource, Consent, type Source } from "@octant/schemas";
import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { recordAudit } from "../../platform/audit/index.ts";
import { recordChange } from "../../platform/changes.ts";
import { once } from "../../platform/commands.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { PLACES, type RecordSealer, type SealedPlace } from "../../platform/vault/index.ts";
import { consentColumns } from "./consent-columns.ts";
import { moveToCluster } from "./move-to-cluster.ts";
import { removeCluster } from "./place-in-cluster.ts";
import { requirePlainLine } from "./plain-line.ts";
import { lockSource, nextNumber, requireCuts } from "./queries.ts";
import { readSource } from "./read-sources.ts";

type LockedSource = NonNullable<Awaited<ReturnType<typeof lockSource>>>;
type Register = Omit<ChangeSource, "id" | "reason">;

/**
 * Changes what the register knows of a source; what is left out stays. A new kind brings the next free number of that kind.
 * Codings keep the area and periods they were stored with: a change of the source's is none of theirs.
 * A source that changes its cluster or group moves every figure it counts in: that takes a reason, sealed beside the change.
 * Throws `reason-missing`, `changed-since` with the present state where `rowVersion` is not the present one, and what `moveToCluster` throws.
 */
export async function changeSource(
  ctx: RequestContext,
  sourceId: string,
  rowVersion: number,
  command: ChangeSource,
): Promise<Source> {
  requireRight(ctx, "change-source");
  if (command.title !== undefined) requirePlainLine(command.title, ["title"]);
  if (command.reason !== undefined) requirePlainLine(command.reason, ["reason"]);
  const { kind: sourceKind, ...rest } = command;
  return once(
    ctx,
    { ...rest, kind: "source.change", sourceKind, sourceId, rowVersion },
    async (tx) => {
      const row = await lockSource(tx, ctx.assessmentId, sourceId);
      if (!row) throw new ProblemError("not-found");
      const before = await readSource(tx, ctx, sourceId);
      if (row.rowVersion !== rowVersion) throw new ProblemError("changed-since", { current: before });
      if (command.consent) refuseWithdrawing(before.consent, command.consent);
      await writeRegister(tx, ctx, row, before, command);
      const after = await recordRegister(tx, ctx, command, before);
      const isMoved = before.clusterId !== after.clusterId || before.groupId !== after.groupId;
      if (isMoved && command.reason === undefined) throw new ProblemError("reason-missing");
      await recordConsent(tx, ctx, before, after);
      return after;
    },
    { keep: ({ id }) => id, recall: (tx, id: string) => readSource(tx, ctx, id) },
  );
}

/** What was withdrawn stays so; to withdraw is more than to note it, and has a command of its own. */
function refuseWithdrawing(from: Source["consent"], to: Source["consent"]) {
  for (const scope of Consent.keyof().options) {
    if (from[scope] !== to[scope] && [from[scope], to[scope]].includes("withdrawn")) {
      throw new ProblemError("consent-withdrawn", { scope });
    }
  }
}

async function writeRegister(tx: Tx, ctx: RequestContext, row: LockedSource, before: Source, change: Register) {
  const { assessmentId } = ctx;
  const areaIds = change.areaId ? [change.areaId] : [];
  const periodIds = [...new Set(change.periodIds ?? [])];
  await requireCuts(tx, assessmentId, areaIds, periodIds);
  const { clusterId, emptied } = await moveToCluster(tx, ctx, before, change);
  const sealer = await ctx.vault.sealer(tx, assessmentId, [row.id]);
  const kind = change.kind ?? row.kind;
  const isSource = and(eq(sources.assessmentId, assessmentId), eq(sources.id, row.id));
  await tx
    .update(sources)
    .set({
      kind,
      number: kind === row.kind ? row.number : await nextNumber(tx, assessmentId, kind),
      clusterId,
      areaId: change.areaId === undefined ? row.areaId : change.areaId,
      language: change.language === undefined ? row.language : change.language,
      ...(change.consent ? consentColumns(change.consent) : {}),
      ...sealAgain(sealer, row, change.title),
      rowVersion: row.rowVersion + 1,
    })
    .where(isSource);
  if (emptied !== null) await removeCluster(tx, ctx, emptied);
  if (change.periodIds === undefined) return;
  await tx
    .delete(sourcePeriods)
    .where(and(eq(sourcePeriods.assessmentId, assessmentId), eq(sourcePeriods.sourceId, row.id)));
  if (periodIds.length > 0) {
    await tx.insert(sourcePeriods).values(periodIds.map((periodId) => ({ assessmentId, sourceId: row.id, periodId })));
  }
}

/** What is sealed is bound to the row's version, so that a new one needs its names sealed again, changed or not. */
function sealAgain(sealer: RecordSealer, row: LockedSource, title?: string) {
  const { id, rowVersion, titleSealed, fileNameSealed } = row;
  const next = rowVersion + 1;
  const newTitle = title ?? sealer.open(id, PLACES.sourceTitle(id, rowVersion), titleSealed);
  const fileName = fileNameSealed && sealer.open(id, PLACES.sourceFileName(id, rowVersion), fileNameSealed);
  return {
    titleSealed: sealer.seal(id, PLACES.sourceTitle(id, next), newTitle),
    fileNameSealed: fileName === null ? null : sealer.seal(id, PLACES.sourceFileName(id, next), fileName),
  };
}

async function recordRegister(tx: Tx, ctx: RequestContext, command: ChangeSource, before: Source): Promise<Source> {
  const after = await readSource(tx, ctx, before.id);
  const sealer = await ctx.vault.sealer(tx, ctx.assessmentId, [before.id]);
  const changeId = uuidv7();
  const { reason } = command;
  const isRenamed = before.title !== after.title;
  const seal = (place: SealedPlace, value: SealedRegister) => sealer.seal(before.id, place, JSON.stringify(value));
  const sealed = {
    ...(isRenamed && { beforeSealed: seal(PLACES.changeBefore(changeId), { title: before.title }) }),
    ...((isRenamed || reason !== undefined) && {
      afterSealed: seal(PLACES.changeAfter(changeId), {
        ...(isRenamed && { title: after.title }),
        ...(reason && { reason }),
      }),
    }),
  };
  await recordChange(tx, ctx, {
    id: changeId,
    kind: "source.changed",
    entity: "source",
    entityId: before.id,
    commandId: command.id,
    before: plainRegister(before),
    after: plainRegister(after),
    ...sealed,
  });
  return after;
}

/** What a respondent has agreed to is of weight for people's safety: each scope that changed stands in the audit. */
async function recordConsent(tx: Tx, ctx: RequestContext, before: Source, after: Source): Promise<void> {
  for (const scope of Consent.keyof().options) {
    const [from, to] = [before.consent[scope], after.consent[scope]];
    if (from === to) continue;
    await recordAudit(tx, ctx, { kind: "consent.changed", entityId: after.id, facts: { scope, from, to } });
  }
}

/** What of a change of the register is sealed. */
type SealedRegister = { title?: string; reason?: string };

/** What of the register may stand in the log as it is: no title, no name. */
function plainRegister(source: Source) {
  const { kind, number, groupId, clusterId, areaId, periodIds, language, consent, rowVersion } = source;
  return { kind, number, groupId, clusterId, areaId, periodIds, language, consent, rowVersion };
}
