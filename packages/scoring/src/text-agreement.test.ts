import fc from "fast-check";
import { expect, test } from "vitest";
import { expectFinite } from "../test/expect-finite.ts";
import { shuffled } from "../test/shuffled.ts";
import { krippendorffAlpha, type Stretch, textAgreement } from "./index.ts";

const LENGTH = 40;
const stretches = fc.array(
  fc.tuple(fc.nat({ max: LENGTH }), fc.nat({ max: LENGTH })).map(([a, b]): Stretch => [Math.min(a, b), Math.max(a, b)]),
  { maxLength: 6 },
);

test("two of four code points in common, as in the docstring", () => {
  expect(textAgreement(10, [[0, 4]], [[2, 6]])).toMatchObject({ both: 2, onlyA: 2, onlyB: 2, neither: 4, dice: 0.5 });
  expect(textAgreement(10, [[0, 4]], [[2, 6]])).toMatchObject({ kappa: expect.closeTo(1 / 6, 12) });
});

test("figures that chance alone explains are undefined, not 1", () => {
  const none = { kind: "agreement", alpha: null, kappa: null, both: 0, onlyA: 0, onlyB: 0 };
  expect(textAgreement(0, [], [])).toEqual({ ...none, dice: null, neither: 0 });
  expect(textAgreement(9, [], [])).toEqual({ ...none, dice: null, neither: 9 });
  expect(
    textAgreement(
      9,
      [[0, 9]],
      [
        [0, 5],
        [5, 9],
      ],
    ),
  ).toEqual({ ...none, dice: 1, both: 9, neither: 0 });
});

test("a text of a billion characters is no more work than a short one", () => {
  const result = textAgreement(1e9, [[0, 5e8]], [[25e7, 5e8]]);
  expect(result).toMatchObject({ both: 25e7, onlyA: 25e7, onlyB: 0, neither: 5e8, dice: expect.closeTo(2 / 3, 12) });
});

test.each([[[5, 11]], [[-1, 3]], [[4, 2]], [[0.5, 2]], [[Number.NaN, 2]]])(
  "the stretch %j of ten characters is rejected",
  (stretch) => {
    const rejected = { kind: "rejected", code: "span-outside-text", length: 10 };
    expect(textAgreement(10, [stretch as unknown as Stretch], [])).toEqual(rejected);
    expect(textAgreement(10, [], [stretch as unknown as Stretch])).toEqual(rejected);
  },
);

test.each([-1, 1.5, Number.NaN])("a length of %d is rejected", (length) => {
  expect(textAgreement(length, [], [])).toEqual({ kind: "rejected", code: "length-invalid" });
});

test("alpha is Krippendorff's over the code points, and the counts are of code points", () => {
  const same = fc.property(stretches, stretches, (a, b) => {
    const marks = (by: readonly Stretch[]) =>
      Array.from({ length: LENGTH }, (_, at) => Number(by.some(([start, end]) => start <= at && at < end)));
    const [marksA, marksB] = [marks(a), marks(b)];
    const both = marksA.filter((mark, at) => mark === 1 && marksB[at] === 1).length;
    const byPoint = krippendorffAlpha([marksA, marksB], "nominal");
    const alpha = byPoint.kind === "alpha" ? expect.closeTo(byPoint.alpha, 10) : null;
    expect(textAgreement(LENGTH, a, b)).toMatchObject({ both, alpha });
  });
  fc.assert(same, { numRuns: 300 });
});

test("neither the order of stretches nor who is called a changes agreement", () => {
  const twice = fc
    .tuple(stretches, stretches)
    .chain(([a, b]) => fc.tuple(fc.constant(a), fc.constant(b), shuffled(a), shuffled(b)));
  const unchanged = fc.property(twice, ([a, b, otherA, otherB]) => {
    const result = textAgreement(LENGTH, a, b);
    expectFinite(result);
    expect(textAgreement(LENGTH, otherA, otherB)).toEqual(result);
    if (result.kind !== "agreement") throw new Error("expected agreement");
    const mirrored = { ...result, onlyA: result.onlyB, onlyB: result.onlyA };
    expect(textAgreement(LENGTH, b, a)).toEqual(mirrored);
  });
  fc.assert(unchanged, { numRuns: 500 });
});
