import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readlink, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bundledBinaries, reachableBinaries } from "./binaries.ts";
import { findRunAs } from "./run-as.ts";

let folder: string;
let native: string;
let shared: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "octant-binaries-"));
  await chmod(folder, 0o711);
  shared = join(folder, "shared");
  native = join(folder, "repository", "native");
  await mkdir(join(native, "bin"), { recursive: true });
  await mkdir(join(native, "lib"));
  await writeFile(join(folder, "repository", "package.json"), '{ "version": "18.0.0" }');
  await writeFile(join(native, "bin", "postgres"), "#!/bin/sh\n", { mode: 0o700 });
  await writeFile(join(native, "lib", "libpq.so.5.18"), "", { mode: 0o600 });
  await symlink("libpq.so.5.18", join(native, "lib", "libpq.so.5"));
});
afterEach(() => rm(folder, { recursive: true }));

test("the binaries for this system are found", () => {
  expect(existsSync(join(bundledBinaries(), "bin", "postgres"))).toBe(true);
});

test("binaries that can be run are used where they are", async () => {
  expect(await reachableBinaries(native, undefined, shared)).toBe(native);
  expect(existsSync(shared)).toBe(false);
});

test("as root, binaries in a home that PostgreSQL's user may not enter are copied whole to where it may", async (ctx) => {
  if (process.getuid?.() !== 0) return ctx.skip("only root needs another user for PostgreSQL");
  await chmod(join(folder, "repository"), 0o700);
  const runAs = await findRunAs(undefined);
  await mkdir(join(shared, "postgresql-18.0.0.partial-999999999"), { recursive: true });
  const found = await reachableBinaries(native, runAs, shared);
  expect(found).toBe(join(shared, "postgresql-18.0.0"));
  expect(await readlink(join(found, "lib", "libpq.so.5"))).toBe("libpq.so.5.18");
  expect(existsSync(join(shared, "postgresql-18.0.0.partial-999999999"))).toBe(false);
  expect(await reachableBinaries(native, runAs, shared)).toBe(found);
});

test("binaries that cannot be run anywhere are told of with the reason to look for", async () => {
  await writeFile(join(native, "bin", "postgres"), "#!/bin/sh\nexit 1\n");
  await expect(reachableBinaries(native, undefined, shared)).rejects.toThrow(
    /cannot be run. Is that file system mounted with noexec\?/,
  );
});
