import { type SpawnOptions, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { ParserLimits } from "../limits.ts";

/** What keeps a parser's process to its file. */
export type Isolation = {
  /** In a network of its own that leads nowhere; elsewhere there is nothing in its code that would open a connection. */
  network: "own-namespace" | "no-socket-code";
  /** Node itself lets it read nothing but its own code, write nothing and start nothing. */
  files: "own-code" | "unrestricted";
};

/** Why uploads cannot be read here, as a sentence. */
export class ParserError extends Error {
  override name = "ParserError";
}

/** A command line. */
export type Launch = { command: string; args: string[] };

type Way = { isolation: Isolation; launch: Launch };
type Plan = { child: string; folder: string; limits: Pick<ParserLimits, "heapMib" | "cpuSeconds"> };

/**
 * Finds the strictest way in which the parser can be started here, by starting it. Throws a `ParserError` where there is
 * none: a file is never read in the server itself.
 */
export async function findLaunch(plan: Plan): Promise<Way> {
  for (const way of waysOf(plan)) if (await canStart(way.launch, plan.folder)) return way;
  throw new ParserError(
    `The process in which uploads are read could not be started from ${plan.child} in ${plan.folder}. Is Octant built whole, and may this user start processes?`,
  );
}

/** How any of these processes is started: with nothing of ours, in a process group that the terminal's Ctrl-C does not reach. */
export function spawnOptions(folder: string): SpawnOptions {
  // Windows starts nothing without this name
  const { SystemRoot } = process.env;
  const env = process.platform === "win32" && SystemRoot ? { SystemRoot } : {};
  return { cwd: folder, env, detached: process.platform !== "win32", windowsHide: true };
}

/** From the strictest to the plainest. */
function waysOf({ child, limits }: Plan): Way[] {
  const unshare = findOnPath("unshare");
  // as oneself where the system knows how, else as the root of a namespace in which nothing is
  const apart = unshare ? ["--map-current-user", "--map-root-user"].map((as) => [unshare, "--user", as, "--net"]) : [];
  const confined = [permissionFlag(), `--allow-fs-read=${child}`];
  return [confined, []].flatMap((flags) =>
    [...apart, []].map((prefix) => {
      const node = [process.execPath, ...nodeFlags(limits.heapMib), ...flags, child];
      return {
        isolation: {
          network: prefix.length > 0 ? "own-namespace" : "no-socket-code",
          files: flags.length > 0 ? "own-code" : "unrestricted",
        },
        launch: toLaunch([...prefix, ...node], limits.cpuSeconds),
      };
    }),
  );
}

const nodeFlags = (heapMib: number) => [
  `--max-old-space-size=${heapMib}`,
  "--disallow-code-generation-from-strings",
  "--no-addons",
];

/** It was an experiment until Node 23.5. */
function permissionFlag(): string {
  return process.allowedNodeEnvironmentFlags.has("--permission") ? "--permission" : "--experimental-permission";
}

/**
 * With no memory image that would put a text on the disk, no file, and an end even where the server itself was killed. The
 * shell that sets this adds names to an environment that had none; they are taken out again.
 */
function toLaunch(words: string[], cpuSeconds: number): Launch {
  if (process.platform === "win32") {
    const [command = "", ...args] = words;
    return { command, args };
  }
  const limit = `ulimit -c 0; ulimit -f 0; ulimit -t ${cpuSeconds}; exec /usr/bin/env -i "$@"`;
  return { command: "/bin/sh", args: ["-c", limit, "octant-parser", ...words] };
}

function findOnPath(name: string): string | undefined {
  if (process.platform !== "linux") return undefined;
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
}

/** A child that is given nothing ends at once, with exit code 0. */
function canStart({ command, args }: Launch, folder: string): Promise<boolean> {
  const child = spawn(command, args, { ...spawnOptions(folder), stdio: ["ignore", "ignore", "ignore"] });
  return new Promise((resolve) => {
    child.once("error", () => resolve(false));
    child.once("exit", (code) => resolve(code === 0));
  });
}
