import { expect, test } from "vitest";
import { parsePlace } from "./parse-place.ts";

test("a place is two numbers of code points inside the text", () => {
  expect(parsePlace("120-188", 500)).toEqual({ start: 120, end: 188 });
});

test.each(["", "12", "188-120", "12-12", "0-501", "a-b", "-1-5", "1.5-3"])("%j is no place in a text of 500", (at) => {
  expect(parsePlace(at, 500)).toBeUndefined();
});

test("a place named twice, or not at all, is none", () => {
  expect(parsePlace(["1-2", "3-4"], 500)).toBeUndefined();
  expect(parsePlace(undefined, 500)).toBeUndefined();
});
