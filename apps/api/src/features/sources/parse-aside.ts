import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { TextEncoding } from "@octant/transcripts";
import { type Parsed, parseText } from "./parse-text.ts";

/** A text of this size is read in a few milliseconds, less than a thread takes to start. */
const SMALL_BYTES = 128 * 1024;
const PATIENCE_MS = 30_000;
/** The longest text takes about 200 MiB while it is read. */
const MEMORY_MIB = 768;

/** The worker is an entry of its own in the built server. Run from source there is none, and texts are read in place. */
const builtWorker = new URL("./text-worker.js", import.meta.url);
const workerUrl = existsSync(fileURLToPath(builtWorker)) ? builtWorker : undefined;

export type NotRead = { kind: "refused"; code: "took-too-long" };

/** Reads a text without keeping other requests waiting: a large one in a thread of its own. */
export async function parseAside(
  bytes: Uint8Array,
  encoding: TextEncoding | undefined,
  worker: URL | undefined = workerUrl,
): Promise<Parsed | NotRead> {
  if (bytes.length <= SMALL_BYTES || !worker) return parseText(bytes, encoding);
  const thread = new Worker(worker, {
    workerData: { bytes, encoding },
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MIB },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise((resolve, reject) => {
      timer = setTimeout(() => resolve({ kind: "refused", code: "took-too-long" }), PATIENCE_MS);
      thread.once("message", resolve);
      thread.once("error", reject);
      thread.once("exit", () => reject(new Error("the reading of a text ended without an answer")));
    });
  } finally {
    clearTimeout(timer);
    await thread.terminate();
  }
}
