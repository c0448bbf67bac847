import { setTimeout as delay } from "node:timers/promises";
import type { Deps } from "../deps.ts";
import { describeError } from "../describe-error.ts";
import { anchorChain } from "./anchor-chain.ts";
import type { AnchorFile } from "./anchor-file.ts";
import { listChains } from "./list-chains.ts";

/** How much of a chain's end, or of a change log, somebody with the database could take away unseen. */
const EVERY_MS = 10 * 60_000;

export type Anchoring = {
  /** Anchors once more, for at most `mostMs`, and no more after that. */
  stop: (mostMs: number) => Promise<void>;
};

/** Anchors every chain now, every ten minutes, and at the end. A round that fails is logged; the next one does its work. */
export function keepAnchors(deps: Pick<Deps, "db" | "vault" | "log">, file: AnchorFile): Anchoring {
  const stopped = new AbortController();
  let round = Promise.resolve();
  const begin = () => {
    round = round.then(() => anchorAll(deps, file, stopped.signal));
    return round;
  };
  void begin();
  const timer = setInterval(() => void begin(), EVERY_MS);
  return {
    stop: async (mostMs) => {
      clearInterval(timer);
      await Promise.race([begin(), delay(mostMs, undefined, { ref: false })]);
      stopped.abort();
    },
  };
}

/** One round. Never rejects. */
export async function anchorAll(
  deps: Pick<Deps, "db" | "vault" | "log">,
  file: AnchorFile,
  stopped?: AbortSignal,
): Promise<void> {
  try {
    const { chains } = await listChains(deps.db);
    for (const chain of chains) {
      if (stopped?.aborted) return;
      await anchorChain(deps, file, chain);
    }
  } catch (error) {
    deps.log.error({ audit: "not-anchored", ...describeError(error) }, "the audit was not anchored");
  }
}
