import { realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/**
 * The folder of this package on disk. Asked of the module resolution, not of this file's own place, because an app
 * that bundles the code still finds the migrations and the database's binaries here.
 */
export function packageRoot(): string {
  const entry = createRequire(import.meta.url).resolve("@octant/db");
  return join(dirname(realpathSync(entry)), "..");
}
