import type { Coding } from "@octant/schemas";
import { createEffect, createRoot } from "solid-js";
import { api } from "./api.ts";
import { connection } from "./connection.ts";
import { createOutbox, type Outbox, type OutboxEvent } from "./outbox.ts";
import type { OutboxItem } from "./outbox-item.ts";
import { type OutboxStore, openOutboxStore } from "./outbox-store.ts";
import { refreshSession, signedInAccountId } from "./session.ts";
import { noteDurable, noteSaved, noteUnsent } from "./unsent.ts";

const ASK_AGAIN_MS = 5000;
const listeners = new Set<(event: OutboxEvent) => void>();
/** Whichever tab sends a change tells the others what became of it. */
const tabs = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel("octant-outbox");

let opened: Promise<Outbox> | undefined;

/** The outbox of this browser, opened once. It sends what an earlier visit left as soon as its owner is signed in. */
export function openOutbox(): Promise<Outbox> {
  opened ??= openOutboxStore().then(start);
  return opened;
}

/** Calls `listener` with what becomes of changes, in this tab or another, until the returned function is called. */
export function onOutboxEvent(listener: (event: OutboxEvent) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Keeps a change on this device; resolves once it would survive a crash, while the sending goes on by itself. */
export async function keepAndSend(item: OutboxItem): Promise<void> {
  const outbox = await openOutbox();
  await outbox.add(item);
  void outbox.flush(item.accountId);
}

function start(store: OutboxStore): Outbox {
  noteDurable(store.durable);
  const outbox = createOutbox({
    store,
    send,
    confirmAccount: async () => {
      await refreshSession();
      return signedInAccountId();
    },
    tell: (event) => {
      hear(event);
      tabs?.postMessage(event);
    },
    noteCount: noteUnsent,
    pause,
    alone,
  });
  tabs?.addEventListener("message", ({ data }: MessageEvent<OutboxEvent>) => hear(data));
  createRoot(() => {
    createEffect(() => {
      const accountId = signedInAccountId();
      if (accountId !== undefined) void outbox.flush(accountId);
    });
    createEffect(() => {
      if (!connection().online) void askUntilBack();
    });
  });
  return outbox;
}

function hear(event: OutboxEvent): void {
  if (event.type === "answered") noteSaved(new Date());
  for (const listener of listeners) listener(event);
}

async function send({ assessmentId, codingId, command, base }: OutboxItem): Promise<Coding | null> {
  switch (command.kind) {
    case "add":
      return await api.addCoding(assessmentId, command.body);
    case "change-stance":
      return (await api.changeStance(assessmentId, codingId, base ?? 0, command.body)).coding;
    case "change-about":
      return (await api.changeAbout(assessmentId, codingId, base ?? 0, command.body)).coding;
    case "change-span":
      return (await api.changeSpan(assessmentId, codingId, base ?? 0, command.body)).coding;
    case "remove":
      return (await api.removeCoding(assessmentId, codingId, base ?? 0, command.body)).coding;
    case "undo":
      return (await api.undo(assessmentId, command.body)).coding;
  }
}

/** With nothing to send, nobody would notice that the server is back. */
async function askUntilBack(): Promise<void> {
  while (!connection().online) {
    await pause(ASK_AGAIN_MS);
    await refreshSession().catch(() => undefined);
  }
}

/** Waits, but not longer than until the network is back or somebody looks at the page again. */
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      document.removeEventListener("visibilitychange", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    window.addEventListener("online", done);
    document.addEventListener("visibilitychange", done);
  });
}

async function alone(accountId: string, work: () => Promise<void>): Promise<void> {
  if (!("locks" in navigator)) return work();
  await navigator.locks.request(`octant-outbox-${accountId}`, work);
}
