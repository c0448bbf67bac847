import { expect, test } from "vitest";
import { rowAct } from "./row-keys.ts";

const press = (key: string, at: number, over: { count?: number; singleLetters?: boolean; shiftKey?: boolean } = {}) => {
  const { count = 2_000, singleLetters = true, shiftKey = false } = over;
  const event = { key, shiftKey, altKey: false, ctrlKey: false, metaKey: false };
  return rowAct(event, { at, count, singleLetters });
};

test("keys walk from row to row and never out of the table", () => {
  expect(press("ArrowDown", 4)).toEqual({ act: "walk", to: 5 });
  expect(press("k", 4)).toEqual({ act: "walk", to: 3 });
  expect(press("ArrowUp", 0)).toEqual({ act: "walk", to: 0 });
  expect(press("PageDown", 1_990)).toEqual({ act: "walk", to: 1_999 });
  expect(press("End", 3)).toEqual({ act: "walk", to: 1_999 });
  expect(press("Home", 3)).toEqual({ act: "walk", to: 0 });
});

test("single letters can be switched off, and other keys are the browser's", () => {
  expect(press("j", 4, { singleLetters: false })).toBeUndefined();
  expect(press("ArrowDown", 4, { singleLetters: false })).toEqual({ act: "walk", to: 5 });
  expect(press("Enter", 4)).toBeUndefined();
  expect(press("ArrowDown", 0, { count: 0 })).toBeUndefined();
});
