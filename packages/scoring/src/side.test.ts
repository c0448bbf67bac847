import { expect, test } from "vitest";
import { side } from "./index.ts";

test.each([
  [-1, -1],
  [-0.26, -1],
  [-0.25, 0],
  [0, 0],
  [0.25, 0],
  [0.25 + 1e-10, 0],
  [0.25 + 1e-8, 1],
  [1, 1],
])("the side of %d is %d", (x, expected) => {
  expect(side(x)).toBe(expected);
});
