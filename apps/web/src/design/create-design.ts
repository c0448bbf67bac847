import type { DesignPart, StudyDesign } from "@octant/schemas";
import { type Accessor, createSignal } from "solid-js";
import { v7 as uuidv7 } from "uuid";
import { problemSentence } from "../data/problem-sentence.ts";
import { RefusedError } from "../data/request.ts";
import { showToast } from "../ui/index.ts";
import { words } from "../words/words.ts";

/** What is sent with every change of a part. */
export type Sent = { id: string; reason?: string };

/** The design as the server last gave it, and which parts hold something that is not there yet. */
export function createDesign(given: StudyDesign, onSaved: () => Promise<void>) {
  const [design, setDesign] = createSignal(given);
  const [unsaved, setUnsaved] = createSignal<ReadonlySet<DesignPart>>(new Set());
  return {
    design,
    accept: setDesign,
    onSaved,
    unsaved,
    note: (part: DesignPart, isChanged: boolean) => {
      if (unsaved().has(part) === isChanged) return;
      const next = new Set(unsaved());
      isChanged ? next.add(part) : next.delete(part);
      setUnsaved(next);
    },
  };
}
export type DesignStore = ReturnType<typeof createDesign>;

type Wish<Draft> = {
  part: DesignPart;
  read: (design: StudyDesign) => Draft;
  isSame: (a: Draft, b: Draft) => boolean;
  /** What keeps the draft from being sent, as a sentence. */
  fault?: (draft: Draft) => string | undefined;
  save: (draft: Draft, version: number, sent: Sent) => Promise<StudyDesign>;
};

/**
 * One part of the design as it is being written: a draft that stays on the screen until the server has it, its saving, and
 * the way back. A draft follows the design until somebody types in it.
 */
export function createPart<Draft>(store: DesignStore, wish: Wish<Draft>) {
  const { part, read, isSame, save } = wish;
  // null: nothing typed, so the part shows what the design says
  const [typed, setTyped] = createSignal<{ draft: Draft } | null>(null);
  const [reason, setReason] = createSignal("");
  const [error, setError] = createSignal<unknown>();
  const [working, setWorking] = createSignal(false);
  const stored = () => read(store.design());
  const draft: Accessor<Draft> = () => typed()?.draft ?? stored();
  const isChanged = () => typed() !== null && !isSame(draft(), stored());
  const write = (next: Draft) => {
    setTyped({ draft: next });
    setError(undefined);
    store.note(part, isChanged());
  };
  const leave = () => {
    setTyped(null);
    setReason("");
    setError(undefined);
    store.note(part, false);
  };
  // the same draft sent twice is one change; another needs another id
  let command = { id: uuidv7(), body: "" };
  const send = async (next: Draft, why: string) => {
    const body = JSON.stringify([next instanceof Map ? [...next] : next, why, store.design().version]);
    if (body !== command.body) command = { id: uuidv7(), body };
    store.accept(await save(next, store.design().version, { id: command.id, ...(why === "" ? {} : { reason: why }) }));
    leave();
    await store.onSaved();
  };
  const run = async (work: () => Promise<void>) => {
    if (working()) return;
    setWorking(true);
    setError(undefined);
    try {
      await work();
    } catch (refusal) {
      setError(() => refusal);
    } finally {
      setWorking(false);
    }
  };
  const undo = (before: Draft) => run(() => send(before, words().design.takenBack));
  return {
    part,
    draft,
    write,
    leave,
    isChanged,
    working,
    reason,
    setReason,
    fault: () => (isChanged() ? wish.fault?.(draft()) : undefined),
    isOutdated: () => {
      const refused = error();
      return refused instanceof RefusedError && refused.problem.code === "changed-since";
    },
    sentence: () => (error() === undefined ? undefined : problemSentence(error())),
    forget: () => setError(undefined),
    save: () =>
      run(async () => {
        const before = stored();
        await send(draft(), reason().trim());
        const action = { label: words().act.undo, run: () => void undo(before) };
        showToast({ text: words().design.changed[part], action });
      }),
  };
}
export type PartStore<Draft> = ReturnType<typeof createPart<Draft>>;
