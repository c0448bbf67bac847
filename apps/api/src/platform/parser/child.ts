import { type ChildProcess, spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import type { ParserLimits } from "../limits.ts";
import { type Frame, frameLength, readFrame, toFrame } from "./frame.ts";
import { type Launch, spawnOptions } from "./isolation.ts";
import type { Job } from "./job.ts";
import { watchMemory } from "./resident-memory.ts";

/** Why a file was not read to its end. */
export type Failure = "took-too-long" | "too-much-memory" | "broke-off";
export type Heard = { kind: "heard"; frame: Frame } | { kind: "failed"; code: Failure };

export type ChildLimits = Pick<ParserLimits, "elapsedMs" | "residentBytes" | "answerBytes">;

/** One process that reads one file. What it says is as little to be trusted as the file. */
export class ParserChild {
  readonly #process: ChildProcess;
  readonly #input: Writable;
  readonly #output: Readable;
  /** Settles when the process has ended and all that it said was heard. */
  readonly gone: Promise<{ signal: NodeJS.Signals | null }>;

  constructor({ command, args }: Launch, folder: string) {
    const child = spawn(command, args, { ...spawnOptions(folder), stdio: ["pipe", "pipe", "ignore"] });
    this.#process = child;
    this.#input = child.stdin;
    this.#output = child.stdout;
    this.gone = new Promise((resolve) => {
      child.once("close", (_code, signal) => resolve({ signal }));
      child.once("error", () => resolve({ signal: null }));
    });
    // a process that ended early is told of by `gone`
    this.#input.on("error", () => {});
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  /** Has it read a file. It has ended when this settles. */
  async read(job: Job, file: Uint8Array, limits: ChildLimits): Promise<Heard> {
    const over = new AbortController();
    const heard = await new Promise<Heard>((resolve) => {
      const fail = (code: Failure) => resolve({ kind: "failed", code });
      const timer = setTimeout(() => fail("took-too-long"), limits.elapsedMs);
      over.signal.addEventListener("abort", () => clearTimeout(timer));
      if (this.pid !== undefined) {
        void watchMemory(this.pid, limits.residentBytes, over.signal, () => fail("too-much-memory"));
      }
      // Node ends itself like this where its heap is full
      void this.gone.then(({ signal }) => fail(signal === "SIGABRT" ? "too-much-memory" : "broke-off"));
      collectFrame(this.#output, limits.answerBytes, resolve);
      for (const piece of toFrame(job, [file])) this.#input.write(piece);
      this.#input.end();
    });
    over.abort();
    await this.end();
    return heard;
  }

  async end(): Promise<void> {
    this.#process.kill("SIGKILL");
    await this.gone;
  }
}

/** Takes what comes until a frame is whole. More than `mostBytes`, or what is no frame, counts as broken off. */
function collectFrame(output: Readable, mostBytes: number, resolve: (heard: Heard) => void): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  let expected: number | undefined;
  output.on("data", (chunk: Buffer) => {
    chunks.push(chunk);
    bytes += chunk.byteLength;
    expected ??= frameLength(chunks.length === 1 ? chunk : Buffer.concat(chunks));
    if ((expected ?? bytes) > mostBytes) resolve({ kind: "failed", code: "broke-off" });
    else if (bytes >= (expected ?? Number.POSITIVE_INFINITY)) resolve(toHeard(Buffer.concat(chunks)));
  });
}

function toHeard(bytes: Uint8Array): Heard {
  try {
    return { kind: "heard", frame: readFrame(bytes) };
  } catch {
    return { kind: "failed", code: "broke-off" };
  }
}
