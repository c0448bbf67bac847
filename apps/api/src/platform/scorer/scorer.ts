import { Worker } from "node:worker_threads";

/** What is sent to the thread, and what it answers. */
export type Asked<Job> = { number: number; job: Job };
export type Answer = { number: number } & ({ kind: "done"; result: string } | { kind: "failed"; fault: string });

type Waiting = { resolve: (result: string) => void; reject: (error: Error) => void };

/** How long a thread stays that nobody asks anything. */
const IDLE_MS = 60_000;
/** A hundred thousand codings take about a tenth of it. */
const HEAP_MB = 1_024;

/**
 * Computes in a thread of its own, so that others are answered meanwhile: the profiles of a large assessment take half a
 * second of work. One thread for all; it is started when it is needed, ends when it is not, and is replaced when it breaks.
 */
export class Scorer<Job> {
  #thread: Worker | undefined;
  #closed = false;
  #next = 0;
  readonly #waiting = new Map<number, Waiting>();
  #idle: NodeJS.Timeout | undefined;

  /** `file` is what the thread runs: the built `scoring-worker`. */
  constructor(private readonly file: string) {}

  /** Gives what the thread has computed, as JSON. Throws where it could not, or has ended. */
  run(job: Job): Promise<string> {
    if (this.#closed) return Promise.reject(new Error("nothing is computed any more"));
    clearTimeout(this.#idle);
    const thread = this.#thread ?? this.#start();
    const number = this.#next++;
    return new Promise<string>((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject });
      thread.postMessage({ number, job } satisfies Asked<Job>);
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#end(new Error("the server is ending"));
  }

  #start(): Worker {
    const thread = new Worker(this.file, { env: {}, resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
    thread.unref(); // it keeps no server alive
    thread.on("message", (answer: Answer) => this.#hear(answer));
    thread.on("error", (error) => this.#forget(thread, error));
    thread.on("exit", () => this.#forget(thread, new Error("the thread that computes has ended")));
    this.#thread = thread;
    return thread;
  }

  #hear(answer: Answer): void {
    const waiting = this.#waiting.get(answer.number);
    this.#waiting.delete(answer.number);
    if (answer.kind === "done") waiting?.resolve(answer.result);
    else waiting?.reject(new Error(`computing has failed: ${answer.fault}`));
    if (this.#waiting.size > 0) return;
    this.#idle = setTimeout(() => void this.#end(new Error("the thread was not needed")), IDLE_MS);
    this.#idle.unref();
  }

  #forget(thread: Worker, reason: Error): void {
    if (this.#thread !== thread) return;
    this.#thread = undefined;
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
  }

  async #end(reason: Error): Promise<void> {
    clearTimeout(this.#idle);
    const thread = this.#thread;
    if (!thread) return;
    this.#forget(thread, reason);
    await thread.terminate();
  }
}
