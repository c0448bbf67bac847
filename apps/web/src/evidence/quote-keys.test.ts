import { expect, test } from "vitest";
import { belongsToFocus, quoteAct } from "./quote-keys.ts";

const key = (name: string, more = {}) => ({
  key: name,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  ...more,
});

const ltr = { direction: "ltr", singleLetters: true } as const;
const rtl = { direction: "rtl", singleLetters: true } as const;

test("who switched single letters off keeps arrows and Enter", () => {
  const quiet = { direction: "ltr", singleLetters: false } as const;
  expect([key("j"), key("y")].map((press) => quoteAct(press, quiet))).toEqual([undefined, undefined]);
  expect(quoteAct(key("Enter"), quiet)).toEqual({ act: "open" });
});

test("arrows follow the direction of the frame, J and K don't", () => {
  expect(quoteAct(key("ArrowRight"), ltr)).toEqual({ act: "walk", step: "toEnd" });
  expect(quoteAct(key("ArrowRight"), rtl)).toEqual({ act: "walk", step: "toStart" });
  expect(quoteAct(key("j"), rtl)).toEqual({ act: "walk", step: "next" });
});

test("a key with a modifier is the browser's", () => {
  expect(quoteAct(key("y", { ctrlKey: true }), ltr)).toBeUndefined();
});

test("letters typed into a field and Enter on a link are left alone", () => {
  const field = document.createElement("input");
  const link = document.createElement("a");
  expect(belongsToFocus(field, "j")).toBe(true);
  expect(belongsToFocus(link, "Enter")).toBe(true);
  expect(belongsToFocus(link, "j")).toBe(false);
});
