// Brings a clone to where it can run: checks Node, installs what is missing, builds what changed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensurePnpm, hasPnpm, pnpm, withPnpmOnPath } from "./pnpm.mjs";

export const root = fileURLToPath(new URL("..", import.meta.url));
export const main = join(root, "apps", "api", "dist", "main.js");

const needed = [20, 19];
const quietTools = { TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1", TURBO_NO_UPDATE_NOTIFIER: "1" };

/** Why this Node cannot run Octant, as a sentence; undefined if it can. */
export function nodeTooOld(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > needed[0] || (major === needed[0] && minor >= needed[1])) return undefined;
  return `Octant needs Node ${needed.join(".")} or newer; this is Node ${version}. Nothing was changed. Install a newer Node from https://nodejs.org and start again.`;
}

/** Installs and builds where needed; reports each step with how long it took. Throws an Error whose message is for people. */
export function prepare(report = console.log) {
  const tooOld = nodeTooOld();
  if (tooOld) throw new Error(tooOld);
  install(report);
  build(report);
}

/** Installs when the lock file, the platform or the major Node version has changed since the last time. */
export function install(report = console.log) {
  const stampFile = join(root, "node_modules", ".octant-installed");
  const lock = readFileSync(join(root, "pnpm-lock.yaml"));
  const major = process.versions.node.split(".")[0];
  const stamp = createHash("sha256").update(lock).update(`${process.platform} ${process.arch} ${major}`).digest("hex");
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return;
  if (!hasPnpm()) step(report, "Fetching the package manager", ensurePnpm);
  step(report, "Installing packages (the first time about a minute)", () => {
    const done = pnpm(["install", "--frozen-lockfile", "--reporter=append-only"], captured);
    if (done.status !== 0)
      throw new Error(`The packages could not be installed. Nothing of yours was changed.\n${tail(done)}`);
  });
  mkdirSync(join(root, "node_modules"), { recursive: true });
  writeFileSync(stampFile, stamp);
}

/** Builds server and web app; turbo leaves alone what has not changed. */
export function build(report = console.log) {
  step(report, "Building what has changed", () => {
    const done = turbo(["run", "build", "--output-logs=errors-only"], captured);
    if (done.status !== 0) throw new Error(`Octant could not be built.\n${tail(done)}`);
  });
}

/** Runs turbo with telemetry off. It spawns pnpm by name. */
export function turbo(args, options = {}) {
  const entry = join(root, "node_modules", "turbo", "bin", "turbo");
  const env = { ...withPnpmOnPath(), ...quietTools };
  return spawnSync(process.execPath, [entry, ...args], { cwd: root, stdio: "inherit", env, ...options });
}

const captured = { stdio: ["ignore", "pipe", "pipe"], encoding: "utf8", maxBuffer: 64 * 1024 * 1024 };

function tail(done) {
  return `${done.stdout ?? ""}${done.stderr ?? ""}${done.error ?? ""}`.trim().split("\n").slice(-30).join("\n");
}

function step(report, name, work) {
  const began = performance.now();
  report(`${name} …`);
  work();
  report(`${name}: done in ${((performance.now() - began) / 1000).toFixed(1)} s`);
}
