import { expect, test } from "vitest";
import { closedPalette, nextPalette, type PaletteEvent, type PaletteState } from "./palette-machine.ts";

const after = (...events: PaletteEvent[]) => events.reduce<PaletteState>(nextPalette, closedPalette);

test("a code picked with its stance set is chosen at once", () => {
  expect(
    after({ type: "opened" }, { type: "pointed", stance: "constrains" }, { type: "picked", codeId: "4.4" }),
  ).toEqual({
    at: "chosen",
    codeId: "4.4",
    stance: "constrains",
  });
});

test("a code picked without one is asked which way it points", () => {
  const asked = after({ type: "opened" }, { type: "typed", text: "assoc" }, { type: "picked", codeId: "4.4" });
  expect(asked).toEqual({ at: "pointing", codeId: "4.4" });
  expect(nextPalette(asked, { type: "pointed", stance: "mixed" })).toEqual({
    at: "chosen",
    codeId: "4.4",
    stance: "mixed",
  });
});

test("a code named by its key goes straight to the stance", () => {
  expect(after({ type: "named", codeId: "3.2" })).toEqual({ at: "pointing", codeId: "3.2" });
});

test("the highlighted row goes round, and starts over with every letter", () => {
  expect(after({ type: "opened" }, { type: "moved", by: -1, rows: 5 })).toMatchObject({ row: 4 });
  expect(after({ type: "opened" }, { type: "moved", by: 1, rows: 5 }, { type: "typed", text: "a" })).toMatchObject({
    row: 0,
  });
  expect(after({ type: "opened" }, { type: "moved", by: 1, rows: 0 })).toMatchObject({ row: 0 });
});

test("closing forgets what was typed and pointed at", () => {
  expect(
    after({ type: "opened" }, { type: "pointed", stance: "mixed" }, { type: "closed" }, { type: "opened" }),
  ).toEqual({
    at: "choosing",
    typed: "",
    row: 0,
    stance: undefined,
  });
});

test("a closed palette takes nothing in", () => {
  const events: PaletteEvent[] = [
    { type: "typed", text: "a" },
    { type: "pointed", stance: "mixed" },
    { type: "picked", codeId: "4.4" },
    { type: "moved", by: 1, rows: 3 },
  ];
  for (const event of events) expect(nextPalette(closedPalette, event)).toBe(closedPalette);
});
