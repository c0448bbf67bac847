import { describe, expect, test } from "vitest";
import { type KeyPress, stanceOfKey, toCommand } from "./keymap.ts";

const leftToRight = { singleLetters: true, forwardArrow: "ArrowRight" } as const;

function press(key: string, given: Partial<KeyPress> = {}): KeyPress {
  const code = /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : /^\d$/.test(key) ? `Digit${key}` : key;
  return { key, code, shiftKey: false, altKey: false, ctrlKey: false, metaKey: false, ...given };
}

test.each([
  ["j moves to the next sentence", press("j"), { do: "move", unit: "sentence", by: 1 }],
  [
    "Shift and k take the sentence before into the selection",
    press("K", { shiftKey: true }),
    { do: "extend", unit: "sentence", by: -1 },
  ],
  ["Alt and j move by turn", press("\u2206", { code: "KeyJ", altKey: true }), { do: "move", unit: "turn", by: 1 }],
  ["n goes to the next uncoded sentence", press("n"), { do: "next-uncoded", by: 1 }],
  ["Shift and n go to the one before", press("N", { shiftKey: true }), { do: "next-uncoded", by: -1 }],
  ["a digit means the code that carries it", press("5"), { do: "apply-key", key: 5 }],
  ["Enter repeats", press("Enter"), { do: "repeat" }],
  ["a asks what the active coding speaks about", press("a"), { do: "about" }],
  ["e takes its passage to be changed", press("e"), { do: "adjust" }],
  ["o goes on with the other end", press("o"), { do: "other-end" }],
  ["Backspace removes", press("Backspace"), { do: "remove" }],
  ["a hyphen constrains", press("-"), { do: "stance", stance: "constrains" }],
  ["0 is mixed, not a code", press("0"), { do: "stance", stance: "mixed" }],
  ["Ctrl and z undo", press("z", { ctrlKey: true }), { do: "undo" }],
  ["Command, Shift and z redo", press("Z", { metaKey: true, shiftKey: true }), { do: "redo" }],
  ["Ctrl and y redo", press("y", { ctrlKey: true }), { do: "redo" }],
])("%s", (_sentence, pressed, command) => {
  expect(toCommand(pressed, leftToRight)).toEqual(command);
});

describe("keyboards differ", () => {
  test("an Arabic layout moves with the key that stands at J", () => {
    expect(toCommand(press("ت", { code: "KeyJ" }), leftToRight)).toEqual({ do: "move", unit: "sentence", by: 1 });
  });

  test("a layout that writes Latin letters elsewhere goes by the letter", () => {
    expect(toCommand(press("j", { code: "KeyC" }), leftToRight)).toEqual({ do: "move", unit: "sentence", by: 1 });
  });

  test("a French row of digits needs no Shift", () => {
    expect(toCommand(press("&", { code: "Digit1" }), leftToRight)).toEqual({ do: "apply-key", key: 1 });
    expect(stanceOfKey(press("à", { code: "Digit0" }))).toBe("mixed");
  });

  test("plus is plus, with Shift or without", () => {
    expect(stanceOfKey(press("+", { code: "Equal", shiftKey: true }))).toBe("supports");
    expect(stanceOfKey(press("=", { code: "Equal" }))).toBe("supports");
  });
});

test("in a right-to-left text the left arrow goes on", () => {
  const shifted = { shiftKey: true };
  const rightToLeft = { singleLetters: true, forwardArrow: "ArrowLeft" } as const;
  expect(toCommand(press("ArrowLeft", shifted), rightToLeft)).toEqual({ do: "extend", unit: "word", by: 1 });
  expect(toCommand(press("ArrowLeft", shifted), leftToRight)).toEqual({ do: "extend", unit: "word", by: -1 });
});

test("switched off, letters, digits and signs do nothing, and undo still works", () => {
  const off = { ...leftToRight, singleLetters: false };
  for (const key of ["j", "c", "5", "-", "?", "["]) expect(toCommand(press(key), off)).toBeUndefined();
  expect(toCommand(press("z", { ctrlKey: true }), off)).toEqual({ do: "undo" });
});

test("what the browser does with Ctrl stays the browser's", () => {
  for (const key of ["c", "f", "n", "j", "0", "-", "+"]) {
    expect(toCommand(press(key, { ctrlKey: true }), leftToRight)).toBeUndefined();
    expect(toCommand(press(key, { metaKey: true }), leftToRight)).toBeUndefined();
  }
});
