import fc from "fast-check";
import { expect, test } from "vitest";
import { walk } from "./walk.ts";

test("the first step goes to the first quote there is", () => {
  expect(walk(undefined, "next", [0, 3])).toEqual({ column: 1, at: 0 });
  expect(walk(undefined, "next", [0, 0])).toBeUndefined();
});

test("walking down stops at the last quote of its column", () => {
  expect(walk({ column: 0, at: 1 }, "next", [2, 9])).toEqual({ column: 0, at: 1 });
  expect(walk({ column: 0, at: 0 }, "previous", [2, 9])).toEqual({ column: 0, at: 0 });
});

test("changing sides keeps the height as far as the other column reaches", () => {
  expect(walk({ column: 0, at: 5 }, "toEnd", [9, 3])).toEqual({ column: 1, at: 2 });
  expect(walk({ column: 1, at: 2 }, "toStart", [9, 3])).toEqual({ column: 0, at: 2 });
  expect(walk({ column: 0, at: 5 }, "toEnd", [9, 0])).toEqual({ column: 0, at: 5 });
});

test("no walk ever leaves the quotes that are there", () => {
  const lengths = fc.tuple(fc.nat(5), fc.nat(5));
  const steps = fc.array(fc.constantFrom("next" as const, "previous" as const, "toEnd" as const, "toStart" as const));
  const inside = fc.property(lengths, steps, (of, taken) => {
    const place = taken.reduce<ReturnType<typeof walk>>((at, step) => walk(at, step, of), undefined);
    if (place) expect(place.at).toBeLessThan(of[place.column] ?? 0);
  });
  fc.assert(inside);
});
