import { parentPort, workerData } from "node:worker_threads";
import type { TextEncoding } from "@octant/transcripts";
import { parseText } from "./parse-text.ts";

// The entry of a thread that reads one file and ends. It gets bytes, no keys, and gives bytes back without a copy.
const { bytes, encoding } = workerData as { bytes: Uint8Array; encoding: TextEncoding | undefined };
const parsed = parseText(bytes, encoding);
const owned = parsed.kind === "read" ? [parsed.utf8.buffer, parsed.turnPlaces.buffer, parsed.turnSpeakers.buffer] : [];
parentPort?.postMessage(parsed, owned);
