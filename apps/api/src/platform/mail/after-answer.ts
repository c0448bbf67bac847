import type { Logger } from "pino";

/** More are not kept waiting: who asks for more than a server can send is no forgetful person. */
const WAITING_MOST = 200;

/**
 * Work that is done once the answer has gone out, one after another, so that an answer's time tells nothing of it. What
 * fails is told to the log by its code alone. What waits when the server is stopped is dropped: nobody was promised it.
 */
export class AfterAnswer {
  readonly #waiting: (() => Promise<void>)[] = [];
  #working: Promise<void> | undefined;
  #stopped = false;

  constructor(private readonly log: Pick<Logger, "warn">) {}

  /** False where too much waits already: then it is not done. */
  add(work: () => Promise<void>): boolean {
    if (this.#stopped || this.#waiting.length >= WAITING_MOST) return false;
    this.#waiting.push(work);
    this.#working ??= this.#workOff();
    return true;
  }

  /** Until nothing waits any more. */
  async idle(): Promise<void> {
    while (this.#working) await this.#working;
  }

  /** Takes no more, drops what waits, and gives what is under way so long. */
  async stop(graceMs: number): Promise<void> {
    this.#stopped = true;
    this.#waiting.length = 0;
    await Promise.race([this.idle(), new Promise((resolve) => setTimeout(resolve, graceMs).unref())]);
  }

  async #workOff(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve)); // the answer goes first
    for (let work = this.#waiting.shift(); work; work = this.#waiting.shift()) {
      await work().catch((error: unknown) => this.log.warn({ code: codeOf(error) }, "a letter was not sent"));
    }
    this.#working = undefined;
  }
}

/** Such as ECONNREFUSED or EAUTH: its message may repeat an address. */
function codeOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" && /^[A-Z0-9_]{2,30}$/.test(code) ? code : "unknown";
}
