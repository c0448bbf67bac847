import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { asAccount, type Database, frameworkVersions } from "@octant/db";
import { Framework } from "@octant/schemas";
import { eq, sql } from "drizzle-orm";
import { parse } from "yaml";

/** Why a framework's file cannot be used, as a sentence that names the file. */
export class FrameworkFileError extends Error {
  override name = "FrameworkFileError";
}

/** Reads every framework in a folder. Throws a `FrameworkFileError` that names the file and what is wrong in it. */
export function readFrameworks(folder: string): Framework[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
  return files.toSorted().map((name) => {
    const file = join(folder, name);
    const read = Framework.safeParse(parse(readFileSync(file, "utf8")));
    if (!read.success) {
      const [issue] = read.error.issues;
      throw new FrameworkFileError(`${file}: ${issue?.path.join(".")}: ${issue?.message}`);
    }
    if (`${read.data.id}.yaml` !== name) throw new FrameworkFileError(`${file}: holds ${read.data.id}`);
    return read.data;
  });
}

/**
 * Brings frameworks into the database: new ones are added and drafts replaced. A published one never changes: a file that
 * differs from it is refused with a `FrameworkFileError`.
 */
export async function loadFrameworks(db: Database, frameworks: readonly Framework[]): Promise<void> {
  await asAccount(db, "", async (tx) => {
    for (const document of frameworks) {
      const { id, status } = document;
      const isOtherDraft = sql`${frameworkVersions.status} = 'draft' and ${frameworkVersions.document} <> excluded.document`;
      await tx
        .insert(frameworkVersions)
        .values({ id, status, document })
        .onConflictDoUpdate({
          target: frameworkVersions.id,
          set: { status, document, loadedAt: sql`now()` },
          setWhere: isOtherDraft,
        });
      const [kept] = await tx
        .select({ same: sql<boolean>`${frameworkVersions.document} = ${JSON.stringify(document)}::jsonb` })
        .from(frameworkVersions)
        .where(eq(frameworkVersions.id, id));
      if (!kept?.same)
        throw new FrameworkFileError(`${id}.yaml differs from ${id} as it was published; give it a new id`);
    }
  });
}
