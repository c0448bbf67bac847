import type { Coding } from "@octant/schemas";
import { createMemo, createSignal, onCleanup } from "solid-js";
import { keepAndSend, onOutboxEvent, openOutbox } from "../data/open-outbox.ts";
import type { OutboxItem } from "../data/outbox-item.ts";
import { dismissToast } from "../ui/index.ts";
import { type CodingScope, undoItem } from "./coding-commands.ts";
import { type Act, type CodingEvent, drawnCodings, next, nothingCoded } from "./coding-machine.ts";

/**
 * The codings of the open text as a store: the machine's state in a signal, every change kept on the device first and
 * then sent, every answer of the server taken in.
 */
export function createCodings(scope: CodingScope) {
  const [state, setState] = createSignal(nothingCoded);
  const send = (event: CodingEvent) => setState((before) => next(before, event));

  const here = (item: OutboxItem) => item.textVersionId === scope.textVersionId && item.accountId === scope.accountId;
  const stop = onOutboxEvent((event) => {
    if (here(event.item)) send(event);
  });
  onCleanup(stop);

  /** Draws a change at once and has it kept and sent. */
  function act(item: OutboxItem, as: "act" | "undo" | "redo" = "act"): void {
    // the offer to undo stands for the change before, and only until this one
    dismissToast();
    send({ type: "did", item, as });
    void keepAndSend(item);
  }

  function takeBack(from: "undoable" | "redoable", as: "undo" | "redo"): Act | undefined {
    const last = state()[from].at(-1);
    if (last) act(undoItem(scope, last), as);
    return last;
  }

  return {
    state,
    /** Every coding as it is to be drawn. */
    drawn: createMemo(() => drawnCodings(state())),
    act,
    undo: () => takeBack("undoable", "undo"),
    redo: () => takeBack("redoable", "redo"),
    noteRead: (commandId: string) => send({ type: "note-read", commandId }),
    /** Takes the server's list in, under what this device has not sent yet. */
    async load(codings: readonly Coding[]): Promise<void> {
      const outbox = await openOutbox();
      const pending = (await outbox.all(scope.accountId)).filter(here);
      send({ type: "loaded", codings, pending });
    },
  };
}

export type Codings = ReturnType<typeof createCodings>;
