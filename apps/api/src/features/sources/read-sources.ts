import type { Tx } from "@octant/db";
import type { Citation, Source } from "@octant/schemas";
import type { SQL } from "drizzle-orm";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { showName, UNVERIFIED } from "../../platform/sealed-names.ts";
import { PLACES, type RecordSealer } from "../../platform/vault/index.ts";
import { countCodings, hasSourceId, type SourceRow, selectSources } from "./queries.ts";

type Scope = Pick<RequestContext, "vault" | "assessmentId">;

/** Sources as they are shown, in order of kind and number: however many, three queries for rows, counts and keys. */
export async function readSources(tx: Tx, ctx: Scope, which: SQL | undefined, limit?: number): Promise<Source[]> {
  const query = selectSources(tx, ctx.assessmentId, which);
  const rows = await (limit === undefined ? query : query.limit(limit));
  const codings = await countCodings(
    tx,
    ctx.assessmentId,
    rows.map((row) => row.textVersionId),
  );
  const sealer = await ctx.vault.sealer(tx, ctx.assessmentId, rows.flatMap(recordsOf));
  return rows.map((row) => toSource(row, codings.get(row.textVersionId) ?? 0, sealer));
}

/** Throws `not-found` for a source that is not there, was withdrawn or is another assessment's. */
export async function readSource(tx: Tx, ctx: Scope, sourceId: string): Promise<Source> {
  const [source] = await readSources(tx, ctx, hasSourceId([sourceId]));
  if (!source) throw new ProblemError("not-found");
  return source;
}

/** The records whose names make up a source's line: itself, and its area where that is a place. */
export function recordsOf({ id, areaId, areaSealed }: Pick<SourceRow, "id" | "areaId" | "areaSealed">): string[] {
  return areaId && areaSealed ? [id, areaId] : [id];
}

function toSource(row: SourceRow, codings: number, sealer: RecordSealer): Source {
  const { id, number, kind, clusterId, groupId, areaId, language, direction, rowVersion } = row;
  const { textVersionId, length, turns, analyse, quote, archive, recontact } = row;
  const title = sealer.tryOpen(id, PLACES.sourceTitle(id, rowVersion), row.titleSealed);
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
    rowVersion,
    citation: toCitation(row, sealer),
    textVersionId,
    length,
    turns,
    codings,
    createdAt: row.createdAt.toISOString(),
  };
}

type Cited = Pick<SourceRow, "kind" | "number" | "group" | "areaId" | "area" | "areaSealed" | "periods">;

/** What a source is called in public: never its title, and no finer than the team's own places. */
export function toCitation(row: Cited, sealer: RecordSealer): Citation {
  const { kind, number, group, areaId, areaSealed } = row;
  const area = areaId && areaSealed ? showName(sealer, "area", areaId, areaSealed) : row.area;
  return { kind, number, group, area, periods: row.periods.map((period) => period.name) };
}
