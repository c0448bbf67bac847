import {
  areas,
  clusters,
  codingPeriods,
  codings,
  periods,
  sourcePeriods,
  sources,
  stakeholderGroups,
  type Tx,
} from "@octant/db";
import { type SQL, sql } from "drizzle-orm";
import { ProblemError } from "../../platform/problems.ts";

/** What uses a part: sources that were not withdrawn, and live codings. One query for all that are to go. */
const USES = {
  areas: (ids: SQL, assessmentId: string) => sql`
    select used.id, count(*) filter (where used.what = 'source')::int as sources, count(*) filter (where used.what = 'coding')::int as codings
    from (
      select ${sources.areaId} as id, 'source' as what from ${sources}
      where ${sources.assessmentId} = ${assessmentId} and ${sources.withdrawnAt} is null and ${sources.areaId} in ${ids}
      union all
      select ${codings.aboutAreaId}, 'coding' from ${codings}
      where ${codings.assessmentId} = ${assessmentId} and ${codings.deletedAt} is null and ${codings.aboutAreaId} in ${ids}
    ) as used group by used.id`,
  periods: (ids: SQL, assessmentId: string) => sql`
    select used.id, count(*) filter (where used.what = 'source')::int as sources, count(*) filter (where used.what = 'coding')::int as codings
    from (
      select ${sourcePeriods.periodId} as id, 'source' as what from ${sourcePeriods}
      join ${sources} on ${sources.assessmentId} = ${sourcePeriods.assessmentId} and ${sources.id} = ${sourcePeriods.sourceId}
      where ${sourcePeriods.assessmentId} = ${assessmentId} and ${sources.withdrawnAt} is null and ${sourcePeriods.periodId} in ${ids}
      union all
      select ${codingPeriods.periodId}, 'coding' from ${codingPeriods}
      join ${codings} on ${codings.assessmentId} = ${codingPeriods.assessmentId} and ${codings.id} = ${codingPeriods.codingId}
      where ${codingPeriods.assessmentId} = ${assessmentId} and ${codings.deletedAt} is null and ${codingPeriods.periodId} in ${ids}
    ) as used group by used.id`,
  groups: (ids: SQL, assessmentId: string) => sql`
    select ${clusters.groupId} as id, count(*)::int as sources, 0 as codings
    from ${sources} join ${clusters} on ${clusters.assessmentId} = ${sources.assessmentId} and ${clusters.id} = ${sources.clusterId}
    where ${sources.assessmentId} = ${assessmentId} and ${sources.withdrawnAt} is null and ${clusters.groupId} in ${ids}
    group by ${clusters.groupId}`,
};

const TABLES = { areas, periods, groups: stakeholderGroups };

type Use = { id: string; sources: number; codings: number };

/**
 * Throws `cut-in-use` with the first of these areas, periods or groups that evidence uses, and by how much: it would be left
 * in a cut that nobody can choose any more. Whoever is about to use one waits until the transaction ends.
 */
export async function requireUnused(
  tx: Tx,
  assessmentId: string,
  part: keyof typeof USES,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const list = sql`(${sql.join(
    ids.map((id) => sql`${id}::uuid`),
    sql`, `,
  )})`;
  const table = TABLES[part];
  await tx.execute(
    sql`select from ${table} where ${table.assessmentId} = ${assessmentId} and ${table.id} in ${list} order by ${table.id} for update`,
  );
  const [use] = await tx.execute<Use>(USES[part](list, assessmentId));
  if (use) throw new ProblemError("cut-in-use", { cutId: use.id, sources: use.sources, codings: use.codings });
}
