import { asAccount, type Database, frameworkVersions } from "@octant/db";
import type { FrameworkChoice } from "@octant/schemas";

/** The frameworks that are loaded: published ones first, then by id. They belong to no assessment. */
export async function listFrameworks(db: Database): Promise<FrameworkChoice[]> {
  const rows = await asAccount(db, "", (tx) => tx.select().from(frameworkVersions).orderBy(frameworkVersions.id));
  const choices = rows.map(({ id, status, document }) => {
    return { id, status, name: document.name, dimensions: document.dimensions.length };
  });
  return choices.toSorted((a, b) => Number(b.status === "published") - Number(a.status === "published"));
}
