import { expect, test } from "vitest";
import { toCsv } from "./csv.ts";

test("names with commas and quotes stay in their cell", () => {
  expect(toCsv([["Mopti, Centre", 'the "camp"']])).toBe('\uFEFF"Mopti, Centre","the ""camp"""\r\n');
});

test("a number keeps its plain minus and a missing one is an empty cell", () => {
  expect(toCsv([[-0.25, null, 3]])).toBe("\uFEFF-0.25,,3\r\n");
});

test("text that looks like a formula cannot run in a spreadsheet", () => {
  expect(toCsv([["=1+1", "-x", "@a", "plain"]])).toBe("\uFEFF'=1+1,'-x,'@a,plain\r\n");
});
