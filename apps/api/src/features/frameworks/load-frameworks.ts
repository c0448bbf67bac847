import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { asAccount, type Database, frameworkVersions } from "@octant/db";
import type { Framework, PlacedFault } from "@octant/schemas";
import { eq, sql } from "drizzle-orm";
import { readFramework } from "./read-framework.ts";

/** Why a framework's file cannot be used, as a sentence that names the file. */
export class FrameworkFileError extends Error {
  override name = "FrameworkFileError";
}

/** Reads every framework in a folder. Throws a `FrameworkFileError` that names the file and what is wrong in it. */
export function readFrameworks(folder: string): Framework[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
  return files.toSorted().map((name) => {
    const file = join(folder, name);
    const read = readFramework(readFileSync(file, "utf8"));
    if (read.kind === "refused") throw new FrameworkFileError(faultySentence(file, read.faults));
    const { framework } = read;
    if (`${framework.id}.yaml` !== name) throw new FrameworkFileError(`${file}: holds ${framework.id}`);
    return framework;
  });
}

function faultySentence(file: string, faults: readonly PlacedFault[]): string {
  return faults.map(({ line, column, sentence }) => `${file}:${line}:${column}: ${sentence}`).join("\n");
}

/**
 * Brings frameworks into the database: new ones are added and drafts replaced. A published one never changes: a file that
 * differs from it is refused with a `FrameworkFileError`.
 */
export async function loadFrameworks(db: Database, frameworks: readonly Framework[]): Promise<void> {
  await asAccount(db, "", async (tx) => {
    for (const document of frameworks) {
      const { id, status } = document;
      const isOtherDraft = sql`${frameworkVersions.origin} = 'shipped' and ${frameworkVersions.status} = 'draft' and ${frameworkVersions.document} <> excluded.document`;
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
