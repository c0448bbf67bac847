import type { Coding, Problem } from "@octant/schemas";
import { type CodingLook, commandId, type OutboxItem } from "../data/outbox-item.ts";

/** Something the person did to a coding on this page, and what it takes to undo it. */
export type Act = { commandId: string; codingId: string; before: CodingLook | null; after: CodingLook | null };

/** A change that the server would not make. It has been taken back; the note says so until it is read. */
export type Refusal = { item: OutboxItem; problem: Problem; dropped: number };

/**
 * The codings of the open text. `confirmed` is what the server told; `pending` is what it has not yet acknowledged,
 * earliest first. What is drawn is the one with the other laid over it, so that taking a change back is leaving it out.
 */
export type CodingState = {
  confirmed: ReadonlyMap<string, Coding>;
  pending: readonly OutboxItem[];
  undoable: readonly Act[];
  redoable: readonly Act[];
  refusals: readonly Refusal[];
};

export type CodingEvent =
  | { type: "loaded"; codings: readonly Coding[]; pending: readonly OutboxItem[] }
  | { type: "did"; item: OutboxItem; as: "act" | "undo" | "redo" }
  | { type: "answered"; item: OutboxItem; coding: Coding | null }
  | { type: "refused"; item: OutboxItem; problem: Problem; dropped: readonly OutboxItem[] }
  | { type: "note-read"; commandId: string };

export const nothingCoded: CodingState = {
  confirmed: new Map(),
  pending: [],
  undoable: [],
  redoable: [],
  refusals: [],
};

/** State in, state out. An event that means nothing here, such as an answer told twice, changes nothing. */
export function next(state: CodingState, event: CodingEvent): CodingState {
  switch (event.type) {
    case "loaded":
      return { ...state, confirmed: byId(event.codings), pending: event.pending };
    case "did":
      return did(state, event.item, event.as);
    case "answered":
      return answered(state, event.item, event.coding);
    case "refused":
      return refused(state, event);
    case "note-read":
      return { ...state, refusals: state.refusals.filter(({ item }) => commandId(item) !== event.commandId) };
  }
}

/** How a coding looks to the person now, unsent changes included; null where there is none. */
export function lookOf(state: CodingState, codingId: string): CodingLook | null {
  const last = state.pending.findLast((item) => item.codingId === codingId);
  if (last) return last.after;
  const stored = state.confirmed.get(codingId);
  return stored ? toLook(stored) : null;
}

/** A coding as it is to be drawn; `unsent` where the server has not acknowledged its last change. */
export type DrawnCoding = CodingLook & { unsent: boolean };

/** A coding that did not change is the same object as before, so that what draws it is left alone. */
export function drawnCodings(state: CodingState): DrawnCoding[] {
  const drawn = new Map<string, DrawnCoding>();
  for (const [id, stored] of state.confirmed) {
    drawn.set(
      id,
      remembered(stored, () => ({ ...toLook(stored), unsent: false })),
    );
  }
  for (const item of state.pending) {
    const { codingId, after } = item;
    if (after) {
      drawn.set(
        codingId,
        remembered(item, () => ({ ...after, unsent: true })),
      );
    } else drawn.delete(codingId);
  }
  return [...drawn.values()];
}

const drawings = new WeakMap<Coding | OutboxItem, DrawnCoding>();

function remembered(source: Coding | OutboxItem, draw: () => DrawnCoding): DrawnCoding {
  const known = drawings.get(source) ?? draw();
  drawings.set(source, known);
  return known;
}

/** The row version that a change of this coding is based on; null while an earlier change of it is unsent. */
export function baseOf(state: CodingState, codingId: string): number | null {
  if (state.pending.some((item) => item.codingId === codingId)) return null;
  return state.confirmed.get(codingId)?.rowVersion ?? null;
}

function did(state: CodingState, item: OutboxItem, as: "act" | "undo" | "redo"): CodingState {
  const act: Act = {
    commandId: commandId(item),
    codingId: item.codingId,
    before: lookOf(state, item.codingId),
    after: item.after,
  };
  const pending = [...state.pending, item];
  if (as === "undo")
    return { ...state, pending, undoable: state.undoable.slice(0, -1), redoable: [...state.redoable, act] };
  if (as === "redo")
    return { ...state, pending, undoable: [...state.undoable, act], redoable: state.redoable.slice(0, -1) };
  return { ...state, pending, undoable: [...state.undoable, act], redoable: [] };
}

function answered(state: CodingState, item: OutboxItem, coding: Coding | null): CodingState {
  const pending = state.pending.filter((other) => commandId(other) !== commandId(item));
  if (pending.length === state.pending.length) return state;
  return { ...state, pending, confirmed: withCoding(state.confirmed, item.codingId, coding) };
}

function refused(state: CodingState, event: Extract<CodingEvent, { type: "refused" }>): CodingState {
  const { item, problem, dropped } = event;
  const gone = new Set([item, ...dropped].map(commandId));
  const pending = state.pending.filter((other) => !gone.has(commandId(other)));
  if (pending.length === state.pending.length) return state;
  return {
    ...state,
    pending,
    undoable: state.undoable.filter((act) => !gone.has(act.commandId)),
    redoable: state.redoable.filter((act) => !gone.has(act.commandId)),
    refusals: [...state.refusals, { item, problem, dropped: dropped.length }],
  };
}

function withCoding(codings: ReadonlyMap<string, Coding>, id: string, coding: Coding | null): Map<string, Coding> {
  const changed = new Map(codings);
  if (coding) changed.set(id, coding);
  else changed.delete(id);
  return changed;
}

function byId(codings: readonly Coding[]): Map<string, Coding> {
  return new Map(codings.map((coding) => [coding.id, coding]));
}

function toLook({ segmentId: _segment, rowVersion: _version, ...look }: Coding): CodingLook {
  return look;
}
