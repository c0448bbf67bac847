import type { ImportSource, Source, SourceWithText, TextPreview } from "@octant/schemas";
import { createSignal } from "solid-js";
import { v7 as uuidv7 } from "uuid";
import { type ImportEvent, type ImportRow, type ImportState, isReady, next } from "./import-machine.ts";
import { type LastImport, toRegister } from "./register-draft.ts";

/** What an import needs of the server. Both throw what the API refuses with. */
export type ImportPorts = {
  preview: (file: File, encoding: string | undefined) => Promise<TextPreview>;
  store: (file: File, register: ImportSource) => Promise<SourceWithText>;
};

/** Files read or stored at the same time; more would only make each of them slower. */
const AT_ONCE = 2;

/**
 * The files on their way in: reads each as soon as there is room, stores what the person sends, and keeps the files
 * themselves in memory alone. One file's failure never stops another. `onAdded` is told of every source that is in.
 */
export function createImport(ports: ImportPorts, onAdded: (source: Source) => void) {
  const [state, setState] = createSignal<ImportState>([]);
  const files = new Map<string, File>();
  const storing: string[] = [];
  let busy = 0;
  let last: LastImport | null = null;

  const send = (event: ImportEvent) => {
    setState((before) => next(before, event));
    pump();
  };

  const run = (work: Promise<ImportEvent>) => {
    busy += 1;
    void work.then((event) => {
      busy -= 1;
      send(event);
    });
  };

  const pump = () => {
    while (busy < AT_ONCE) {
      const toStore = rowOf(storing.shift());
      const waiting = toStore ? undefined : state().find(({ stage }) => stage.at === "waiting");
      if (toStore) run(store(toStore));
      else if (waiting) {
        setState((before) => next(before, { type: "reading", id: waiting.id }));
        run(read(waiting));
      } else return;
    }
  };

  const rowOf = (id: string | undefined) => state().find((row) => row.id === id);

  const read = async ({ id, encoding }: ImportRow): Promise<ImportEvent> => {
    const file = files.get(id);
    try {
      if (!file) throw new Error("the file is gone");
      return { type: "previewed", id, preview: await ports.preview(file, encoding ?? undefined) };
    } catch (problem) {
      return { type: "unread", id, problem };
    }
  };

  const store = async ({ id, encoding, draft }: ImportRow): Promise<ImportEvent> => {
    const file = files.get(id);
    const register = toRegister(draft);
    try {
      if (!file || !register) throw new Error("the file is gone or its register is not complete");
      const source = await ports.store(file, { id, encoding, ...register });
      last = { kind: register.kind, groupId: register.groupId, areaId: register.areaId, periodIds: register.periodIds };
      files.delete(id);
      onAdded(source);
      return { type: "added", id, source };
    } catch (problem) {
      return { type: "unsent", id, problem };
    }
  };

  return {
    state,
    send,
    /** Takes files in; they are read in this order. */
    add: (added: Iterable<File>) => {
      const named = [...added].map((file) => ({ id: uuidv7(), file }));
      for (const { id, file } of named) files.set(id, file);
      send({ type: "dropped", files: named.map(({ id, file }) => ({ id, name: file.name })), last });
    },
    /** Stores every file that is ready. */
    storeReady: () => {
      const ready = state().filter(isReady);
      storing.push(...ready.map(({ id }) => id));
      for (const { id } of ready) setState((before) => next(before, { type: "sending", id }));
      pump();
    },
    /** Forgets the files that are in or left out, once nobody needs to see them any more. */
    clearDone: () => setState((rows) => rows.filter(({ stage }) => stage.at !== "added" && stage.at !== "left-out")),
  };
}

export type Import = ReturnType<typeof createImport>;
