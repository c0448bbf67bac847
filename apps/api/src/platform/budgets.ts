import { BUDGETS, BUDGETS_KEPT, type Budget } from "./limits.ts";

type Bucket = { left: number; at: number };

/**
 * Counts what each person asks for. A budget fills again steadily, so that nobody waits for a minute to be over.
 *
 * In memory of this process is enough: what is kept from being used up here is this process's own time, and a restart or a second
 * process gives an attacker twice of it at most. Guesses at passwords are another matter and are counted in the database.
 * Memory is bounded: whoever has not asked for longest is forgotten, whose budget is then the fullest of all.
 */
export class Budgets {
  readonly #buckets = new Map<string, Bucket>();

  constructor(
    private readonly now: () => Date,
    private readonly kept = BUDGETS_KEPT,
  ) {}

  get size(): number {
    return this.#buckets.size;
  }

  /** Pays one request out of somebody's budget. Gives 0, or how long to wait until there is something left to pay with. */
  pay(who: string, budget: Budget): number {
    const { requests, perMs } = BUDGETS[budget];
    const key = `${budget} ${who}`;
    const at = this.now().getTime();
    const before = this.#buckets.get(key) ?? { left: requests, at };
    const left = Math.min(requests, before.left + (Math.max(0, at - before.at) * requests) / perMs);
    const isPaid = left >= 1;
    // taken out and put in again: the map is in order of last use
    this.#buckets.delete(key);
    this.#buckets.set(key, { left: isPaid ? left - 1 : left, at });
    if (this.#buckets.size > this.kept) this.#forgetOldest();
    return isPaid ? 0 : ((1 - left) * perMs) / requests;
  }

  #forgetOldest(): void {
    const [oldest] = this.#buckets.keys();
    if (oldest !== undefined) this.#buckets.delete(oldest);
  }
}
