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
    /** The file that runs in the thread in which figures are computed. */
    octantScoringWorker: string;
  }
}

const apiFolder = fileURLToPath(new URL("..", import.meta.url));

/** Builds what runs beside the server from source, as the server's own build does, so that tests run what the server runs. */
export async function setup(project: TestProject) {
  const outDir = await mkdtemp(join(tmpdir(), "octant-asides-"));
  const buildOne = (name: string) =>
    build({ root: apiFolder, configFile: join(apiFolder, name), logLevel: "error", build: { outDir } });
  await buildOne("vite.parser.config.ts");
  await buildOne("vite.scoring.config.ts");
  project.provide("octantParserChild", join(outDir, "parser-child.mjs"));
  project.provide("octantScoringWorker", join(outDir, "scoring-worker.mjs"));
  return () => rm(outDir, { recursive: true, force: true });
}
