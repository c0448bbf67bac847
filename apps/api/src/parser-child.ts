import { readSync, writeSync } from "node:fs";
import { readCodebookFile } from "./features/codebook/files/read-codebook-file.ts";
import { readFrameworkFile } from "./features/frameworks/read-framework-file.ts";
import { readRegisterFile } from "./features/register/read-register-file.ts";
import { readTextFile } from "./features/sources/read-text-file.ts";
import { type Frame, frameLength, readFrame, toFrame } from "./platform/parser/frame.ts";
import type { FileReader, Job } from "./platform/parser/job.ts";

// The entry of a process that reads one file and ends. It is given bytes and nothing else: no key, no environment, no
// network, no file but its own code. It is started before it is needed and waits for its file.

const READERS: Record<string, FileReader> = {
  codebook: readCodebookFile,
  framework: readFrameworkFile,
  register: readRegisterFile,
  text: readTextFile,
};
const [STANDARD_INPUT, STANDARD_OUTPUT] = [0, 1];
const pause = new Int32Array(new SharedArrayBuffer(4));

// the signal would open a debugger, from which the file could be read
process.on("SIGUSR1", () => {});
// what a process does for the first time takes it longer
const sample = "Interviewer: What is seen, and by whom?\n\nR1, fisher: “All that is, à la lumière du jour.” 🌙\n";
for (let time = 0; time < 3; time++) void readTextFile(new TextEncoder().encode(sample.repeat(100)), { kind: "text" });

const received = receive();
// the server has ended, or wanted to know no more than whether such a process can be started
if (!received) process.exit(0);
const { head, parts } = readFrame(received);
const job = fromServer(head);
const read = READERS[job.kind];
if (!read) throw new TypeError("a kind of file that nobody reads");
const answer = await read(parts[0] ?? new Uint8Array(), job);
for (const piece of toFrame(answer.head, answer.parts)) send(piece);
process.exit(0);

/** The server is believed: what it says is of the type that `Parser` takes. */
function fromServer(head: Frame["head"]): Job {
  return head as Job;
}

/** Waits for one frame. Undefined where the other side has nothing to say. */
function receive(): Uint8Array | undefined {
  const beginning = new Uint8Array(8);
  if (!fill(beginning, 0)) return undefined;
  const frame = new Uint8Array(frameLength(beginning) ?? 0);
  frame.set(beginning);
  return fill(frame, beginning.byteLength) ? frame : undefined;
}

function fill(bytes: Uint8Array, from: number): boolean {
  for (let at = from; at < bytes.byteLength; ) {
    const count = readSync(STANDARD_INPUT, bytes, at, bytes.byteLength - at, null);
    if (count === 0) return false;
    at += count;
  }
  return true;
}

function send(bytes: Uint8Array): void {
  for (let at = 0; at < bytes.byteLength; ) at += write(bytes, at);
}

/** Gives how much was taken: nothing while the server has not yet read what came before. */
function write(bytes: Uint8Array, from: number): number {
  try {
    return writeSync(STANDARD_OUTPUT, bytes, from, bytes.byteLength - from);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EAGAIN")) throw error;
    Atomics.wait(pause, 0, 0, 1);
    return 0;
  }
}
