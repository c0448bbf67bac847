import fc from "fast-check";
import { expect, test } from "vitest";
import { expectFinite } from "../test/expect-finite.ts";
import { shuffled } from "../test/shuffled.ts";
import { type AlphaMetric, krippendorffAlpha } from "./index.ts";

type Matrix = (number | null)[][];
const metrics: readonly AlphaMetric[] = ["nominal", "ordinal", "interval", "ratio"];
const metric = fc.constantFrom(...metrics);

/** Up to seven coders and twenty units, some values missing. */
function anyMatrix(value: fc.Arbitrary<number>): fc.Arbitrary<Matrix> {
  const cells = fc.integer({ min: 0, max: 20 }).map((units) => ({ minLength: units, maxLength: units }));
  const row = (size: fc.ArrayConstraints) => fc.array(fc.option(value, { freq: 4 }), size);
  return cells.chain((size) => fc.array(row(size), { maxLength: 7 }));
}
const levels = anyMatrix(fc.integer({ min: 0, max: 4 }));

test("agreement on two of three units, as in the docstring, is 8/13", () => {
  const expected = { kind: "alpha", alpha: expect.closeTo(8 / 13, 12), units: 3, pairable: 6 };
  expect(
    krippendorffAlpha(
      [
        [1, 2, 3],
        [1, 2, 4],
      ],
      "nominal",
    ),
  ).toEqual(expected);
});

test.each(metrics)("perfect agreement is 1 by the %s metric, and so it is after doubling every value", (by) => {
  expect(
    krippendorffAlpha(
      [
        [1, 2, 3],
        [1, 2, 3],
      ],
      by,
    ),
  ).toMatchObject({ alpha: 1 });
  expect(
    krippendorffAlpha(
      [
        [2, 4, 6],
        [2, 4, 6],
      ],
      by,
    ),
  ).toMatchObject({ alpha: 1 });
});

test("nothing to compare is said, not computed", () => {
  expect(krippendorffAlpha([], "nominal")).toEqual({ kind: "no-pairs" });
  expect(krippendorffAlpha([[]], "nominal")).toEqual({ kind: "no-pairs" });
  expect(krippendorffAlpha([[1, 2]], "ordinal")).toEqual({ kind: "no-pairs" });
  expect(krippendorffAlpha([[null], [3]], "ratio")).toEqual({ kind: "no-pairs" });
  expect(
    krippendorffAlpha(
      [
        [0, null],
        [0, 4],
      ],
      "ratio",
    ),
  ).toEqual({ kind: "no-variation", units: 1 });
});

test("a row that ends early has missing values", () => {
  const whole = krippendorffAlpha(
    [
      [1, 2, null],
      [1, 3, null],
      [2, null, null],
    ],
    "interval",
  );
  expect(krippendorffAlpha([[1, 2], [1, 3], [2]], "interval")).toEqual(whole);
});

test("ratio refuses values below 0, and every metric refuses what is no finite number", () => {
  expect(krippendorffAlpha([[-1], [1]], "ratio")).toEqual({ kind: "rejected", code: "value-below-zero" });
  expect(
    krippendorffAlpha(
      [
        [-1, 1],
        [1, 1],
      ],
      "interval",
    ),
  ).toMatchObject({ kind: "alpha" });
  expect(krippendorffAlpha([[Number.NaN], [1]], "nominal")).toEqual({ kind: "rejected", code: "value-not-finite" });
});

test("alpha is what comparing every pair of values gives", () => {
  const same = fc.property(levels, metric, (matrix, by) => {
    const result = krippendorffAlpha(matrix, by);
    if (result.kind === "alpha") expect(result.alpha).toBeCloseTo(alphaByPairs(matrix, by), 10);
  });
  fc.assert(same, { numRuns: 500 });
});

test("the order of coders and of units never changes alpha", () => {
  const reordered = levels.chain((matrix) =>
    fc.tuple(fc.constant(matrix), shuffled(matrix), shuffled([...(matrix[0] ?? []).keys()]), metric),
  );
  const unchanged = fc.property(reordered, ([matrix, rows, units, by]) => {
    const other = rows.map((row) => units.map((unit) => row[unit] ?? null));
    expect(krippendorffAlpha(other, by)).toEqual(krippendorffAlpha(matrix, by));
  });
  fc.assert(unchanged, { numRuns: 500 });
});

test("values of any size give a finite alpha of at most 1", () => {
  const value = fc.double({ noNaN: true, noDefaultInfinity: true, min: 0 });
  const finite = fc.property(anyMatrix(value), metric, (matrix, by) => {
    const result = krippendorffAlpha(matrix, by);
    expectFinite(result);
    if (result.kind === "alpha") expect(result.alpha).toBeLessThanOrEqual(1);
  });
  fc.assert(finite, { numRuns: 1000 });
});

/** Alpha by its definition: mean squared difference within units over that among all values, pair by pair. */
function alphaByPairs(matrix: Matrix, by: AlphaMetric): number {
  const width = matrix[0]?.length ?? 0;
  const given = Array.from({ length: width }, (_, unit) => matrix.map((row) => row[unit] ?? null));
  const units = given.map((unit) => unit.filter((value) => value !== null)).filter((unit) => unit.length > 1);
  const all = units.flat();
  const apart = (c: number, k: number): number => {
    if (by === "nominal") return c === k ? 0 : 1;
    if (by === "interval") return (c - k) ** 2;
    if (by === "ratio") return c === k ? 0 : ((c - k) / (c + k)) ** 2;
    const [low, high] = [Math.min(c, k), Math.max(c, k)];
    const between = all.filter((value) => low <= value && value <= high).length;
    return c === k ? 0 : (between - all.filter((value) => value === c || value === k).length / 2) ** 2;
  };
  const among = (values: readonly number[]) => {
    let total = 0;
    for (const c of values) for (const k of values) total += apart(c, k);
    return total;
  };
  const observed = units.reduce((total, unit) => total + among(unit) / (unit.length - 1), 0) / all.length;
  return 1 - observed / (among(all) / (all.length * (all.length - 1)));
}
