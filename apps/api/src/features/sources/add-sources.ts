import { sources, type Tx } from "@octant/db";
import { type Direction, NO_FACTS_YET, type RegisterSource, type SourceFacts } from "@octant/schemas";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { PLACES, type RecordSealer } from "../../platform/vault/index.ts";
import { requirePartsApart } from "./check-parts.ts";
import { consentColumns } from "./consent-columns.ts";
import { plainFacts, sealedFacts } from "./facts.ts";
import { carryOutPlan, planMoves } from "./move-clusters.ts";
import { nextNumber, putPeriods, putQuestions } from "./register-queries.ts";
import { requireKnown } from "./write-registers.ts";

const AT_ONCE = 500;

export type NewSource = {
  register: RegisterSource;
  direction: Direction;
  /** The number that it is to have; without one, the next free of its kind. */
  number?: number;
  /** Of the file that it comes from. */
  fileName?: string;
};
/** A source as it was added, before it has a text. */
export type AddedSource = {
  id: string;
  number: number;
  clusterId: string;
  register: RegisterSource;
  facts: SourceFacts;
};

/**
 * Puts sources into the register, however many in a handful of statements; texts and records are the caller's. Throws
 * `not-found` for what this assessment does not have, or an id that is another person's; `cut-retired`,
 * `cluster-in-other-group`, `parts-not-apart`.
 */
export async function addSources(
  tx: Tx,
  ctx: RequestContext,
  added: readonly NewSource[],
): Promise<{ sealer: RecordSealer; added: AddedSource[] }> {
  const { assessmentId, vault } = ctx;
  const ids = added.map(({ register }) => register.id);
  const coming = new Set(ids);
  const known = added.map(({ register }) => {
    // the first part may come with the others
    const isComing = register.partOf && coming.has(register.partOf);
    return { change: isComing ? { ...register, partOf: null } : register };
  });
  await requireKnown(tx, assessmentId, known);
  const moves = added.map(({ register: { id, title, clusterId, groupId } }) => {
    return { sourceId: id, from: null, to: clusterId, groupId, title, isRenamed: false, oldTitle: null };
  });
  const named = await planMoves(tx, ctx, moves);
  await carryOutPlan(tx, ctx, named);
  const sealer = await vault.sealer(tx, assessmentId, ids, { create: true });
  const numbers = await takeNumbers(tx, assessmentId, added);
  const rows = added.map((source) => {
    const { register } = source;
    const facts = factsOf(register);
    const clusterId = named.plan.placed.get(register.id) ?? "";
    return { id: register.id, number: numbers.get(register.id) ?? 0, clusterId, register, facts, source };
  });
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const part = rows.slice(from, from + AT_ONCE);
    const inserted = await tx
      .insert(sources)
      .values(part.map((row) => toRow(ctx, sealer, row)))
      .onConflictDoNothing({ target: [sources.assessmentId, sources.id] })
      .returning({ id: sources.id });
    // an id is in use, and not by this command of this person, which would have been recognised
    if (inserted.length < part.length) throw new ProblemError("not-found");
  }
  await putPeriods(
    tx,
    assessmentId,
    rows.map(({ id, register }) => ({ sourceId: id, periodIds: register.periodIds })),
  );
  await putQuestions(
    tx,
    assessmentId,
    rows.map(({ id, facts }) => ({ sourceId: id, questions: facts.questions })),
  );
  if (rows.some(({ facts }) => facts.partOf !== null)) await requirePartsApart(tx, assessmentId, ids);
  return { sealer, added: rows };
}

type Row = AddedSource & { source: NewSource };

function toRow(ctx: RequestContext, sealer: RecordSealer, { id, number, clusterId, register, facts, source }: Row) {
  const { kind, title, areaId, language, consent } = register;
  const sealed = sealedFacts(facts);
  const { fileName } = source;
  return {
    assessmentId: ctx.assessmentId,
    id,
    number,
    kind,
    clusterId,
    areaId,
    language,
    direction: source.direction,
    ...consentColumns(consent),
    ...plainFacts(facts),
    titleSealed: sealer.seal(id, PLACES.sourceTitle(id, 1), title),
    fileNameSealed: fileName === undefined ? null : sealer.seal(id, PLACES.sourceFileName(id, 1), fileName),
    factsSealed: sealed === null ? null : sealer.seal(id, PLACES.sourceFacts(id, 1), sealed),
    createdBy: ctx.account.id,
  };
}

/** What is not said of a new source is not known yet. */
export function factsOf(register: RegisterSource): SourceFacts {
  const said = Object.entries(register).filter(([name, value]) => name in NO_FACTS_YET && value !== undefined);
  return { ...NO_FACTS_YET, ...Object.fromEntries(said) };
}

/**
 * Numbers for those that come without one, after all that there are and all that are told, in the order in which they come.
 * One query for each kind.
 */
async function takeNumbers(tx: Tx, assessmentId: string, added: readonly NewSource[]): Promise<Map<string, number>> {
  const numbers = new Map<string, number>();
  for (const kind of new Set(added.map(({ register }) => register.kind))) {
    const ofKind = added.filter(({ register }) => register.kind === kind);
    const unnumbered = ofKind.filter(({ number }) => number === undefined);
    const told = ofKind.flatMap(({ number }) => number ?? []);
    let free = Math.max(0, ...told) + 1;
    if (unnumbered.length > 0) free = Math.max(free, await nextNumber(tx, assessmentId, kind));
    for (const { register, number } of ofKind) numbers.set(register.id, number ?? free++);
  }
  return numbers;
}
