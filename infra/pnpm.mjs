// Gets the pinned pnpm into .tools/ (once) and runs it: nothing needs to be installed by hand.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const version = packageManager.split("@")[1];
const home = join(root, ".tools", `pnpm-${version}`);
const entry = join(home, "node_modules", "pnpm", "bin", "pnpm.mjs");

export function hasPnpm() {
  return existsSync(entry);
}

/** Fetches pnpm with the npm that is there. Its install script only links a faster start; the entry works without it. */
export function ensurePnpm() {
  if (hasPnpm()) return;
  const options = ["--prefix", home, "--no-save", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund"];
  const windows = process.platform === "win32";
  const got = spawnSync(windows ? "npm.cmd" : "npm", ["install", ...options, `pnpm@${version}`], {
    cwd: root,
    encoding: "utf8",
    shell: windows,
  });
  if (got.status === 0) return;
  throw new Error(`npm could not fetch pnpm ${version}. Is the npm registry reachable?\n${got.stderr ?? got.error}`);
}

/**
 * An environment in which `pnpm` can be spawned by name, as turbo does. The package's own entry is a script without an
 * interpreter line, which only a shell can start.
 */
export function withPnpmOnPath(env = process.env) {
  const folder = join(root, ".tools", "bin");
  mkdirSync(folder, { recursive: true });
  if (process.platform === "win32") {
    writeFileSync(join(folder, "pnpm.cmd"), `@"${process.execPath}" "${entry}" %*\r\n`);
  } else {
    writeFileSync(join(folder, "pnpm"), `#!/bin/sh\nexec "${process.execPath}" "${entry}" "$@"\n`, { mode: 0o755 });
  }
  return { ...env, PATH: `${folder}${delimiter}${env.PATH ?? ""}` };
}

/** Runs pnpm in the repository and waits for it. */
export function pnpm(args, options = {}) {
  ensurePnpm();
  return spawnSync(process.execPath, [entry, ...args], { cwd: root, stdio: "inherit", ...options });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exit(pnpm(process.argv.slice(2)).status ?? 1);
}
