import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** The file that runs in the process in which uploads are read. */
    octantParserChild: string;
  }
}

const apiFolder = fileURLToPath(new URL("..", import.meta.url));

/** Builds the parser's process from source, as the server's own build does, so that tests read files as the server does. */
export async function setup(project: TestProject) {
  const outDir = await mkdtemp(join(tmpdir(), "octant-parser-child-"));
  const configFile = join(apiFolder, "vite.parser.config.ts");
  await build({ root: apiFolder, configFile, logLevel: "error", build: { outDir } });
  project.provide("octantParserChild", join(outDir, "parser-child.mjs"));
  return () => rm(outDir, { recursive: true, force: true });
}
