import type { Stance } from "@octant/schemas";

/**
 * The palette: first which code, then which way it points. No stance is ever taken for granted, since a guess would
 * enter the balance. `chosen` is for the store to carry out.
 */
export type PaletteState =
  | { at: "closed" }
  | { at: "choosing"; typed: string; row: number; stance: Stance | undefined }
  | { at: "pointing"; codeId: string }
  | { at: "chosen"; codeId: string; stance: Stance };

export type PaletteEvent =
  | { type: "opened" }
  /** A code was named from outside: by its key, or in the tree. */
  | { type: "named"; codeId: string }
  | { type: "typed"; text: string }
  | { type: "moved"; by: 1 | -1; rows: number }
  | { type: "hovered"; row: number }
  | { type: "pointed"; stance: Stance }
  | { type: "picked"; codeId: string }
  | { type: "closed" };

export const closedPalette: PaletteState = { at: "closed" };

/** State in, state out; an event that means nothing here changes nothing. */
export function nextPalette(state: PaletteState, event: PaletteEvent): PaletteState {
  switch (event.type) {
    case "opened":
      return { at: "choosing", typed: "", row: 0, stance: undefined };
    case "named":
      return { at: "pointing", codeId: event.codeId };
    case "closed":
      return closedPalette;
    case "typed":
      return state.at === "choosing" ? { ...state, typed: event.text, row: 0 } : state;
    case "moved":
      return state.at === "choosing" ? { ...state, row: wrap(state.row + event.by, event.rows) } : state;
    case "hovered":
      return state.at === "choosing" ? { ...state, row: event.row } : state;
    case "pointed":
      return pointed(state, event.stance);
    case "picked":
      return picked(state, event.codeId);
  }
}

function pointed(state: PaletteState, stance: Stance): PaletteState {
  if (state.at === "pointing") return { at: "chosen", codeId: state.codeId, stance };
  return state.at === "choosing" ? { ...state, stance } : state;
}

function picked(state: PaletteState, codeId: string): PaletteState {
  if (state.at !== "choosing") return state;
  return state.stance ? { at: "chosen", codeId, stance: state.stance } : { at: "pointing", codeId };
}

function wrap(row: number, rows: number): number {
  return rows === 0 ? 0 : (row + rows) % rows;
}
