import { asAccount, type Database, frameworkVersions } from "@octant/db";
import type { FrameworkChoice } from "@octant/schemas";
import { sql } from "drizzle-orm";

/** The frameworks that are loaded: published ones first, then by id. They belong to no assessment. */
export async function listFrameworks(db: Database): Promise<FrameworkChoice[]> {
  const { id, status, origin, document } = frameworkVersions;
  const part = <T>(path: string) => sql<T>`jsonb_path_query_first(${document}, ${path}::jsonpath)`;
  return asAccount(db, "", (tx) =>
    tx
      .select({
        id,
        status,
        origin,
        name: part<FrameworkChoice["name"]>("$.name"),
        previous: sql<string | null>`${document} ->> 'previous'`,
        forkOf: sql<string | null>`${document} -> 'forkOf' ->> 'framework'`,
        dimensions: part<number>("$.dimensions.size()"),
        questions: sql<number>`jsonb_array_length(jsonb_path_query_array(${document}, '$.dimensions[*].questions[*]'))`,
      })
      .from(frameworkVersions)
      .orderBy(sql`${status} = 'published' desc`, id),
  );
}
