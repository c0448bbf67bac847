import type { Coding, Problem } from "@octant/schemas";
import type { OutboxItem } from "./outbox-item.ts";
import type { OutboxStore } from "./outbox-store.ts";
import { AwayError, RefusedError } from "./request.ts";

/** What became of a change: stored, or refused together with those in the queue that were built on it. */
export type OutboxEvent =
  | { type: "answered"; item: OutboxItem; coding: Coding | null }
  | { type: "refused"; item: OutboxItem; problem: Problem; dropped: readonly OutboxItem[] };

export type OutboxNeeds = {
  store: OutboxStore;
  /** Sends one change and gives the coding as it then is, or null where it is gone. Throws as `request` does. */
  send: (item: OutboxItem) => Promise<Coding | null>;
  /** The account that the session belongs to, asked of the server; undefined where nobody is signed in. */
  confirmAccount: () => Promise<string | undefined>;
  tell: (event: OutboxEvent) => void;
  noteCount: (unsent: number) => void;
  /** Resolves after `ms`, or sooner where something gives hope: the network is back, the tab is looked at again. */
  pause: (ms: number) => Promise<void>;
  /** Runs `work` while no other tab of this browser sends for this account. */
  alone: (accountId: string, work: () => Promise<void>) => Promise<void>;
};

type Outcome = { kind: "stored"; coding: Coding | null } | { kind: "refused"; problem: Problem };

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;

export type Outbox = {
  add: (item: OutboxItem) => Promise<void>;
  all: (accountId: string) => Promise<OutboxItem[]>;
  /** Sends what is kept for the account, in order, until nothing is left or somebody has to sign in. */
  flush: (accountId: string) => Promise<void>;
};

/**
 * Keeps changes on the device until the server has them. They go one at a time in the order in which they were made;
 * a server that is away, or that fails, is asked again after a while, as long as it takes.
 */
export function createOutbox(needs: OutboxNeeds): Outbox {
  let flushing: Promise<void> | undefined;
  let again = false;

  async function add(item: OutboxItem) {
    await needs.store.add(item);
    needs.noteCount((await needs.store.all(item.accountId)).length);
  }

  async function flush(accountId: string) {
    again = true;
    flushing ??= needs
      .alone(accountId, async () => {
        while (again) {
          again = false;
          await sendAll(accountId);
        }
      })
      .finally(() => {
        flushing = undefined;
      });
    await flushing;
  }

  async function sendAll(accountId: string) {
    let failures = 0;
    let confirmed = false;
    for (;;) {
      const [item, ...rest] = await needs.store.all(accountId);
      needs.noteCount(item ? rest.length + 1 : 0);
      if (!item) return;
      try {
        // a cookie changes hands without this page being told: nothing is sent before the server has said whose it is
        confirmed ||= (await needs.confirmAccount()) === accountId;
        if (!confirmed || !(await settle(item, rest))) return;
        failures = 0;
      } catch (error) {
        if (!(error instanceof AwayError)) throw error;
        confirmed = false;
        failures += 1;
        const backOff = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1));
        await needs.pause(error.retryAfterMs ?? backOff);
      }
    }
  }

  /** Gives false where somebody has to sign in first; the change then stays where it is. */
  async function settle(item: OutboxItem, rest: readonly OutboxItem[]): Promise<boolean> {
    const outcome = await trySend(item);
    if (outcome.kind === "refused") {
      if (outcome.problem.code === "sign-in-needed") return false;
      const dropped = rest.filter(({ codingId, base }) => codingId === item.codingId && base === null);
      for (const each of [item, ...dropped]) await needs.store.settle(each, []);
      needs.tell({ type: "refused", item, problem: outcome.problem, dropped });
    } else {
      await needs.store.settle(item, rebase(rest, item.codingId, outcome.coding));
      needs.tell({ type: "answered", item, coding: outcome.coding });
    }
    return true;
  }

  async function trySend(item: OutboxItem): Promise<Outcome> {
    try {
      return { kind: "stored", coding: await needs.send(item) };
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      // a server that fails has judged nothing: the change is as good as before
      if (error.problem.status >= 500) throw new AwayError(undefined);
      return { kind: "refused", problem: error.problem };
    }
  }

  return { add, all: needs.store.all, flush };
}

/** Tells the next change of the same coding which row version it is now based on. */
function rebase(rest: readonly OutboxItem[], codingId: string, coding: Coding | null): OutboxItem[] {
  const next = rest.find((item) => item.codingId === codingId && item.base === null);
  return next && coding ? [{ ...next, base: coding.rowVersion }] : [];
}
