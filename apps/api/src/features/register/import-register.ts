import { createHash } from "node:crypto";
import type { Tx } from "@octant/db";
import { type ImportRegister, NO_FACTS_YET, type RegisterCounts, type RegisterSource } from "@octant/schemas";
import { recordChanges } from "../../platform/changes.ts";
import { once } from "../../platform/commands.ts";
import type { Parser } from "../../platform/parser/parser.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { addSources, type NewSource } from "../sources/add-sources.ts";
import { addClusters } from "../sources/move-clusters.ts";
import { requirePlainLines } from "../sources/plain-line.ts";
import { toAddedChange } from "../sources/record-added.ts";
import { lockNumbers } from "../sources/register-queries.ts";
import { holdSources, writeRegisters } from "../sources/write-registers.ts";
import { planForStudy } from "./plan-for-study.ts";
import { toChange, toIdOf } from "./plan-import.ts";
import { changesSomething, type PlannedRow, type RegisterPlan } from "./planned-row.ts";
import type { RegisterNames } from "./register-names.ts";
import { type RegisterUpload, readAside } from "./register-upload.ts";

/**
 * Imports a register's file as its preview told: new sources are added, those that are there changed, all of it or nothing,
 * each with a change of its own. Throws what `readAside` throws, `changed-since` where the file would by now do something
 * else than the preview told, and `reason-missing`. The same import again gives the same answer.
 */
export async function importRegister(
  ctx: RequestContext,
  command: ImportRegister,
  upload: RegisterUpload,
  parser: Parser,
): Promise<RegisterCounts> {
  requireRight(ctx, "change-source");
  requirePlainLines(command);
  const found = await readAside(parser, upload);
  const sha256 = createHash("sha256").update(upload.bytes).digest("hex");
  return once(ctx, { kind: "register.import", ...command, format: upload.format, sha256 }, async (tx) => {
    // whoever adds a source meanwhile waits, so that the numbers of the plan are still free
    for (const kind of ["document", "focus-group", "interview", "notes", "survey-wave"] as const) {
      await lockNumbers(tx, ctx.assessmentId, kind);
    }
    const { plan, names, counts, moves, basis } = await planForStudy(tx, ctx, found);
    if (basis !== command.basis) throw new ProblemError("changed-since", { basis });
    if (moves > 0 && command.reason === undefined) throw new ProblemError("reason-missing");
    await store(tx, ctx, command, plan, names);
    return counts;
  });
}

async function store(
  tx: Tx,
  ctx: RequestContext,
  { id: commandId, reason }: ImportRegister,
  plan: RegisterPlan,
  names: RegisterNames,
): Promise<void> {
  const rows = plan.rows.filter(({ faults }) => faults.length === 0);
  const idOf = toIdOf(names, rows);
  const used = new Set(plan.clusters.placed.values());
  await addClusters(
    tx,
    ctx,
    plan.newClusters.filter(({ id }) => used.has(id)),
  );
  const changed = rows.filter((row) => row.present && changesSomething(row));
  const held = await holdSources(
    tx,
    ctx,
    changed.map(({ sourceId }) => sourceId),
  );
  const edits = changed.flatMap((row) => {
    const source = held.get(row.sourceId);
    return source ? [{ ...source, change: toChange(row, idOf) }] : [];
  });
  await writeRegisters(tx, ctx, edits, { commandId, reason });
  const added = rows.filter(({ present }) => !present).map((row) => toNew(row, toChange(row, idOf)));
  if (added.length === 0) return;
  // first parts first: the others name them
  const inOrder = added.toSorted((a, b) => Number(Boolean(a.register.partOf)) - Number(Boolean(b.register.partOf)));
  const { sealer, added: stored } = await addSources(tx, ctx, inOrder);
  await recordChanges(
    tx,
    ctx,
    stored.map((source) => toAddedChange(sealer, source, { kind: "source.registered", commandId })),
  );
}

const UNSAID = { analyse: "not-asked", quote: "not-asked", archive: "not-asked", recontact: "not-asked" } as const;

function toNew({ sourceId, kind, number, title }: PlannedRow, change: ReturnType<typeof toChange>): NewSource {
  const register: RegisterSource = {
    groupId: null,
    clusterId: null,
    areaId: null,
    periodIds: [],
    language: null,
    consent: UNSAID,
    ...NO_FACTS_YET,
    ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)),
    id: sourceId,
    kind: kind ?? "interview",
    title,
  };
  return { register, direction: "ltr", ...(number !== null && { number }) };
}
