export type TurnLimits = { atOnce: number; waiting: number; waitMs: number };

/** Lets a few work at once and the others wait for their turn, in the order in which they came. */
export class Turns {
  #working = 0;
  readonly #waiting = new Set<() => void>();

  constructor(private readonly limits: TurnLimits) {}

  /** Gives false where too many wait already, or the turn did not come in time. After true, `end` has to be called. */
  async begin(): Promise<boolean> {
    const { atOnce, waiting, waitMs } = this.limits;
    if (this.#working < atOnce) {
      this.#working += 1;
      return true;
    }
    if (this.#waiting.size >= waiting) return false;
    return new Promise((resolve) => {
      const itsTurn = () => {
        clearTimeout(timer);
        resolve(true);
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(itsTurn);
        resolve(false);
      }, waitMs);
      this.#waiting.add(itsTurn);
    });
  }

  /** Hands the place on to who has waited longest. */
  end(): void {
    const [next] = this.#waiting;
    if (!next) {
      this.#working -= 1;
      return;
    }
    this.#waiting.delete(next);
    next();
  }
}
