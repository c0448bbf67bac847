import type { Tx } from "@octant/db";
import { type Citation, type Citing, type Source, toCitation } from "@octant/schemas";
import type { SQL } from "drizzle-orm";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { hasRight } from "../../platform/rights.ts";
import { UNVERIFIED } from "../../platform/sealed-names.ts";
import { PLACES, type RecordSealer } from "../../platform/vault/index.ts";
import { readCiting } from "./citing.ts";
import { readSealedFacts, type SealedFacts, toFacts, toQuestions } from "./facts.ts";
import { countCodings, hasSourceId, type SourceRow, selectSources } from "./queries.ts";

type Scope = Pick<RequestContext, "vault" | "assessmentId" | "role">;

/**
 * Sources as they are shown, in order of kind and number: however many, a handful of queries. The exact day is given to
 * those who may change the register; everybody else has what a citation says of it.
 */
export async function readSources(tx: Tx, ctx: Scope, which: SQL | undefined, limit?: number): Promise<Source[]> {
  const query = selectSources(tx, ctx.assessmentId, which);
  const rows = await (limit === undefined ? query : query.limit(limit));
  const codings = await countCodings(
    tx,
    ctx.assessmentId,
    rows.flatMap((row) => row.textVersionId ?? []),
  );
  const citing = await readCiting(tx, ctx.assessmentId);
  const sealer = await ctx.vault.sealer(
    tx,
    ctx.assessmentId,
    rows.map(({ id }) => id),
  );
  const seesDays = hasRight(ctx.role, "change-source");
  return rows.map((row) => {
    const source = toSource(row, sealer, citing, (row.textVersionId && codings.get(row.textVersionId)) || 0);
    return seesDays ? source : { ...source, date: null };
  });
}

/** Throws `not-found` for a source that is not there, was withdrawn or is another assessment's. */
export async function readSource(tx: Tx, ctx: Scope, sourceId: string): Promise<Source> {
  const [source] = await readSources(tx, ctx, hasSourceId([sourceId]));
  if (!source) throw new ProblemError("not-found");
  return source;
}

function toSource(row: SourceRow, sealer: RecordSealer, citing: Citing, codings: number): Source {
  const { id, number, kind, clusterId, groupId, areaId, language, direction, rowVersion } = row;
  const { textVersionId, length, turns, analyse, quote, archive, recontact } = row;
  const title = sealer.tryOpen(id, PLACES.sourceTitle(id, rowVersion), row.titleSealed);
  const sealed = openFacts(row, sealer);
  return {
    id,
    title: title.kind === "open" ? title.value : UNVERIFIED,
    kind,
    number,
    groupId,
    clusterId,
    areaId,
    periodIds: row.periods.map((period) => period.id),
    language,
    direction,
    consent: { analyse, quote, archive, recontact },
    ...toFacts(row, sealed, toQuestions(row.questions)),
    rowVersion,
    citation: cite(row, sealed, citing),
    textVersionId,
    length,
    turns,
    codings,
    createdAt: row.createdAt.toISOString(),
  };
}

/** Facts that are not what was sealed are as good as unknown, save that the words say so. */
function openFacts({ id, rowVersion, factsSealed }: SourceRow, sealer: RecordSealer): SealedFacts {
  if (factsSealed === null) return readSealedFacts(null);
  const opened = sealer.tryOpen(id, PLACES.sourceFacts(id, rowVersion), factsSealed);
  if (opened.kind === "open") return readSealedFacts(opened.value);
  return { ...readSealedFacts(null), accessWords: UNVERIFIED, presentWords: UNVERIFIED };
}

/** What a source is called wherever its title may not be. */
export function citationOf(row: SourceRow, sealer: RecordSealer, citing: Citing): Citation {
  return cite(row, openFacts(row, sealer), citing);
}

function cite(row: SourceRow, { date }: SealedFacts, citing: Citing): Citation {
  const { kind, number, group, areaId } = row;
  return toCitation({ kind, number, group, areaId, date, periods: row.periods.map(({ name }) => name) }, citing);
}
