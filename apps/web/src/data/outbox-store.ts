import { type DBSchema, openDB } from "idb";
import { commandId, type OutboxItem } from "./outbox-item.ts";

/** Where unsent changes wait, in the order in which they were made. */
export type OutboxStore = {
  /** False where the browser keeps nothing: then the changes live only as long as the page. */
  durable: boolean;
  add: (item: OutboxItem) => Promise<void>;
  /** The account's unsent changes, earliest first. */
  all: (accountId: string) => Promise<OutboxItem[]>;
  /** Takes a change off the queue and, in the same step, tells the rest what it left behind. */
  settle: (item: OutboxItem, rest: readonly OutboxItem[]) => Promise<void>;
};

interface OutboxDatabase extends DBSchema {
  change: { key: string; value: OutboxItem & { order: number }; indexes: { byOrder: [string, number] } };
}

const NAME = "octant-outbox";

/** Opens the store of this browser; falls back to memory where it has none, as some private windows do. */
export async function openOutboxStore(): Promise<OutboxStore> {
  try {
    return await openDatabase();
  } catch {
    return memoryOutboxStore();
  }
}

async function openDatabase(): Promise<OutboxStore> {
  const db = await openDB<OutboxDatabase>(NAME, 1, {
    upgrade: (fresh) => {
      const changes = fresh.createObjectStore("change");
      changes.createIndex("byOrder", ["accountId", "order"]);
    },
  });
  return {
    durable: true,
    add: async (item) => {
      const tx = db.transaction("change", "readwrite", { durability: "strict" });
      const range = IDBKeyRange.bound([item.accountId, 0], [item.accountId, Number.MAX_SAFE_INTEGER]);
      const last = await tx.store.index("byOrder").openCursor(range, "prev");
      await tx.store.put({ ...item, order: (last?.value.order ?? 0) + 1 }, commandId(item));
      await tx.done;
    },
    all: async (accountId) => {
      const range = IDBKeyRange.bound([accountId, 0], [accountId, Number.MAX_SAFE_INTEGER]);
      const found = await db.getAllFromIndex("change", "byOrder", range);
      return found.map(({ order: _order, ...item }) => item);
    },
    settle: async (item, rest) => {
      const tx = db.transaction("change", "readwrite", { durability: "strict" });
      await tx.store.delete(commandId(item));
      for (const next of rest) {
        const stored = await tx.store.get(commandId(next));
        if (stored) await tx.store.put({ ...next, order: stored.order }, commandId(next));
      }
      await tx.done;
    },
  };
}

/** A store that forgets with the page; also what unit tests use. */
export function memoryOutboxStore(): OutboxStore {
  const items: OutboxItem[] = [];
  const place = (item: OutboxItem) => items.findIndex((other) => commandId(other) === commandId(item));
  return {
    durable: false,
    add: async (item) => {
      items.push(item);
    },
    all: async (accountId) => items.filter((item) => item.accountId === accountId),
    settle: async (item, rest) => {
      const at = place(item);
      if (at !== -1) items.splice(at, 1);
      for (const next of rest) {
        const where = place(next);
        if (where !== -1) items[where] = next;
      }
    },
  };
}
