import { expect, test } from "vitest";
import { passwordAdvice } from "./password-advice.ts";

test("an empty field says what a good password is", () => {
  expect(passwordAdvice("")).toMatch(/^At least 12 characters/);
});

test("a short one says how much is wanting, counted in characters as people see them", () => {
  expect(passwordAdvice("eleven char")).toBe("1 character more at least.");
  expect(passwordAdvice("a\u0301".repeat(10))).toBe("2 characters more at least.");
});

test("a long one is long enough, and nothing is promised that only the server can tell", () => {
  expect(passwordAdvice("the well is dry since May")).toMatch(/^Long enough\./);
});
