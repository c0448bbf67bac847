import { expect, test } from "vitest";
import { matrixPath } from "./matrix-path.ts";

test("each run of dark modules in a row becomes one rectangle", () => {
  const rows = ["##.", "...", ".##"];
  const path = matrixPath(3, (x, y) => rows[y]?.[x] === "#");
  expect(path).toBe("M0 0h2v1h-2zM1 2h2v1h-2z");
});

test("an empty picture has no path", () => {
  expect(matrixPath(2, () => false)).toBe("");
});
