import { expect, test } from "vitest";
import { withNeighbours } from "./with-neighbours.ts";

test("the row that has focus stays drawn with those beside it, wherever the page is scrolled to", () => {
  expect(withNeighbours([40, 41, 42], 5, 100)).toEqual([4, 5, 6, 40, 41, 42]);
  expect(withNeighbours([0, 1, 2], 99, 100)).toEqual([0, 1, 2, 98, 99]);
  expect(withNeighbours([4, 5, 6], 5, 100)).toEqual([4, 5, 6]);
  expect(withNeighbours([4, 5, 6], undefined, 100)).toEqual([4, 5, 6]);
});
