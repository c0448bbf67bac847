import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { MigrationError } from "./migration-error.ts";

export type Migration = { name: string; text: string; sha256: string };
export type Applied = { name: string; sha256: string };

/** The migrations in a folder, in the order in which they are applied. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".sql")).toSorted();
  for (const [at, file] of files.entries()) {
    const expected = String(at + 1).padStart(4, "0");
    if (!new RegExp(`^${expected}_[a-z0-9_]+\\.sql$`).test(file)) {
      throw new MigrationError(`The migration ${file} should be named ${expected}_what_it_does.sql.`);
    }
  }
  return Promise.all(
    files.map(async (file) => {
      const text = await readFile(join(folder, file), "utf8");
      return { name: file.slice(0, -".sql".length), text, sha256: createHash("sha256").update(text).digest("hex") };
    }),
  );
}

/** The first migration that the database lacks. Throws where what it took is not what is known here. */
export function nextMigration(known: readonly Migration[], applied: readonly Applied[]): Migration | undefined {
  const inOrder = applied.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  for (const [at, { name, sha256 }] of inOrder.entries()) {
    const same = known.find((migration) => migration.name === name);
    if (!same) {
      throw new MigrationError(
        `This database was last used by another, probably newer Octant: it has taken the migration ${name}, which this one does not know. Start that version, or a later one.`,
      );
    }
    if (same.sha256 !== sha256) {
      throw new MigrationError(
        `The migration ${name} was edited after this database took it. Restore the file as it was; a new migration mends a mistake.`,
      );
    }
    if (known[at] !== same) {
      throw new MigrationError(`This database has taken the migration ${name}, but not ${known[at]?.name} before it.`);
    }
  }
  return known[applied.length];
}
