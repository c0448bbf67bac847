import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, fstatSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { EmbeddedError } from "./embedded-error.ts";
import type { Place } from "./place.ts";
import { readPostmasterFile, signalSafely } from "./postmaster-file.ts";
import { CHILD_ENV } from "./run-as.ts";

/**
 * Given on the command line, so that no file can weaken them. The log tells when the server starts, stops and recovers,
 * and never a statement, a parameter or a value: those come with errors, and errors stay out of it.
 */
const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  fsync: "on",
  full_page_writes: "on",
  synchronous_commit: "on",
  password_encryption: "scram-sha-256",
  timezone: "UTC",
  log_timezone: "UTC",
  logging_collector: "off",
  log_destination: "stderr",
  log_min_messages: "log",
  log_error_verbosity: "terse",
  log_min_error_statement: "panic",
  log_parameter_max_length_on_error: "0",
  log_statement: "none",
  log_min_duration_statement: "-1",
};

export type PostmasterSettings = Place & { port: number; settings?: Record<string, string> | undefined };

/**
 * Starts PostgreSQL and waits until it takes connections, recovery included. It leads a session of its own: Ctrl-C in the
 * terminal reaches Octant alone, which then ends it in order. Throws an `EmbeddedError` with its last words if it ends,
 * as it does when `stopping` is signalled.
 */
export async function startPostmaster(options: PostmasterSettings, stopping?: AbortSignal): Promise<ChildProcess> {
  const settings = Object.entries({ ...SETTINGS, ...options.settings, port: String(options.port) });
  const args = ["-D", options.cluster, ...settings.flatMap(([name, value]) => ["-c", `${name}=${value}`])];
  const log = openLog(join(options.home, "database.log"));
  const child = spawn(join(options.native, "bin", "postgres"), args, {
    ...options.runAs,
    cwd: "/",
    env: CHILD_ENV,
    detached: true,
    stdio: ["ignore", log.fd, log.fd], // a file, not a pipe: it can still write when Octant is gone
  });
  closeSync(log.fd);
  const giveUp = () => child.pid !== undefined && signalSafely(child.pid, "SIGINT");
  stopping?.addEventListener("abort", giveUp, { once: true });
  const failed = once(child, "error").then(([error]) => String(error));
  const ended = once(child, "exit").then(() => readFileSync(log.path).subarray(log.from).toString("utf8").trim());
  for (;;) {
    const lastWords = await Promise.race([failed, ended, delay(20)]);
    if (lastWords !== undefined) throw new EmbeddedError(`PostgreSQL did not start. It said: ${lastWords}`);
    const file = readPostmasterFile(options.cluster);
    if (!file?.ready || file.pid !== child.pid) continue;
    stopping?.removeEventListener("abort", giveUp);
    return child;
  }
}

function openLog(path: string) {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 1_000_000) renameSync(path, `${path}.old`);
  const fd = openSync(path, "a", 0o600);
  return { path, fd, from: fstatSync(fd).size };
}
