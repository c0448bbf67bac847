/** A request waits this long for its turn at the database, and not longer: then it is told to come again. */
export const PATIENCE_MS = 5_000;

/** The database did not take a transaction in time: all connections are busy, or it does not answer. */
export class AcquireTimeout extends Error {
  override name = "AcquireTimeout";
  readonly code = "ACQUIRE_TIMEOUT";
  constructor() {
    super("the database did not take a transaction in time");
  }
}

/**
 * Lets as many transactions in as there are connections; the others wait in order. The driver's own queue has no end and
 * no clock: whoever was told to come again would still stand in it, and be served when nobody waits for it any more.
 */
export class Gate {
  readonly #waiting = new Set<() => void>();
  #free: number;

  constructor(places: number) {
    this.#free = places;
  }

  /** Waits for a place, at most `patienceMs`; throws `AcquireTimeout` then. Gives what leaves it again. */
  async enter(patienceMs: number): Promise<() => void> {
    if (this.#free > 0) this.#free -= 1;
    else await this.#turn(patienceMs);
    let inside = true;
    return () => {
      if (!inside) return;
      inside = false;
      const [next] = this.#waiting;
      if (next) next();
      else this.#free += 1;
    };
  }

  #turn(patienceMs: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const called = () => {
        clearTimeout(patience);
        this.#waiting.delete(called);
        resolve();
      };
      const patience = setTimeout(() => {
        this.#waiting.delete(called);
        reject(new AcquireTimeout());
      }, patienceMs);
      this.#waiting.add(called);
    });
  }
}
