import { changes, clusters, codings, segments, sources, type Tx, textVersions } from "@octant/db";
import type { Consent, ConsentScope } from "@octant/schemas";
import { and, count, countDistinct, eq, inArray, isNull, ne, sql } from "drizzle-orm";

/** A source, withdrawn or not, held until the transaction ends. */
export async function lockAnySource(tx: Tx, assessmentId: string, sourceId: string) {
  const [row] = await tx
    .select()
    .from(sources)
    .where(and(eq(sources.assessmentId, assessmentId), eq(sources.id, sourceId)))
    .for("update");
  return row;
}
export type AnySource = NonNullable<Awaited<ReturnType<typeof lockAnySource>>>;

const COLUMNS = {
  analyse: "consentAnalyse",
  quote: "consentQuote",
  archive: "consentArchive",
  recontact: "consentRecontact",
} as const satisfies Record<ConsentScope, keyof AnySource>;

export function consentOf(row: AnySource): Consent {
  const { consentAnalyse: analyse, consentQuote: quote, consentArchive: archive, consentRecontact: recontact } = row;
  return { analyse, quote, archive, recontact };
}

/** Marks a scope as withdrawn, and with `analyse` the source. The row version stays: what is sealed is bound to it. */
export async function markWithdrawn(tx: Tx, assessmentId: string, sourceId: string, scope: ConsentScope) {
  await tx
    .update(sources)
    .set({ [COLUMNS[scope]]: "withdrawn", ...(scope === "analyse" ? { withdrawnAt: sql`now()` } : {}) })
    .where(and(eq(sources.assessmentId, assessmentId), eq(sources.id, sourceId)));
}

export async function listTextIds(tx: Tx, assessmentId: string, sourceId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: textVersions.id })
    .from(textVersions)
    .where(and(eq(textVersions.assessmentId, assessmentId), eq(textVersions.sourceId, sourceId)));
  return rows.map(({ id }) => id);
}

/** How much hangs on these texts: live codings, and passages with or without one. */
export async function countOnTexts(tx: Tx, assessmentId: string, textIds: string[]) {
  const isLive = and(
    eq(codings.assessmentId, segments.assessmentId),
    eq(codings.segmentId, segments.id),
    isNull(codings.deletedAt),
  );
  const [row] = await tx
    .select({ codings: count(codings.id), passages: countDistinct(segments.id) })
    .from(segments)
    .leftJoin(codings, isLive)
    .where(and(eq(segments.assessmentId, assessmentId), inArray(segments.textVersionId, textIds)));
  return row ?? { codings: 0, passages: 0 };
}

export async function countChanges(tx: Tx, assessmentId: string, sourceId: string): Promise<number> {
  return tx.$count(changes, and(eq(changes.assessmentId, assessmentId), eq(changes.entityId, sourceId)));
}

/** The cluster of a source, and whether no other source, withdrawn or not, was ever put beside it. */
export async function findClusterOf(tx: Tx, { assessmentId, id, clusterId }: AnySource) {
  const [cluster] = await tx
    .select({ id: clusters.id, nameSealed: clusters.nameSealed })
    .from(clusters)
    .where(and(eq(clusters.assessmentId, assessmentId), eq(clusters.id, clusterId)));
  return cluster && { ...cluster, isAlone: (await countBeside(tx, assessmentId, clusterId, id)) === 0 };
}

export async function countBeside(tx: Tx, assessmentId: string, clusterId: string, sourceId: string): Promise<number> {
  const isBeside = and(eq(sources.clusterId, clusterId), ne(sources.id, sourceId));
  return tx.$count(sources, and(eq(sources.assessmentId, assessmentId), isBeside));
}
