import { frameworkVersions, type Tx } from "@octant/db";
import type { Framework } from "@octant/schemas";
import { eq, sql } from "drizzle-orm";
import { ProblemError } from "../../platform/problems.ts";

/** A version of the library. Throws `not-found`. */
export async function getVersion(tx: Tx, frameworkId: string) {
  const [row] = await tx.select().from(frameworkVersions).where(eq(frameworkVersions.id, frameworkId));
  if (!row) throw new ProblemError("not-found");
  return row;
}

/** The versions that have to do with one by a crosswalk, whichever of the two holds it. */
export async function findRelated(tx: Tx, framework: Framework): Promise<Framework[]> {
  const named = framework.crosswalk.map((pair) => pair.framework);
  const ids = `{${[...new Set(named)].join(",")}}`;
  const rows = await tx
    .select({ document: frameworkVersions.document })
    .from(frameworkVersions)
    .where(
      sql`${frameworkVersions.id} = any(${ids}::text[])
        or ${frameworkVersions.document} -> 'crosswalk' @> ${JSON.stringify([{ framework: framework.id }])}::jsonb`,
    )
    .orderBy(frameworkVersions.id);
  return rows.map(({ document }) => document);
}
