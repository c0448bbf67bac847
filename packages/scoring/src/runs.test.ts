import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "./runs.ts";

test("runs of a sorted list hold all of it, each kind once", () => {
  const holds = fc.property(fc.array(fc.nat({ max: 5 })), (numbers) => {
    const sorted = numbers.toSorted();
    const found = runs(sorted, (a, b) => a === b);
    expect(found.flat()).toEqual(sorted);
    expect(found.map(([first]) => first)).toEqual([...new Set(sorted)]);
  });
  fc.assert(holds);
});
