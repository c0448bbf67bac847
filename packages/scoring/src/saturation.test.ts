import fc from "fast-check";
import { expect, test } from "vitest";
import { shuffled } from "../test/shuffled.ts";
import { type CodedSource, saturation } from "./index.ts";

const coded = (id: string, order: number, codeIds: string[]): CodedSource => ({ id, order, codeIds });

test("each source brings the codes that nobody brought before it", () => {
  const sources = [coded("s1", 1, ["a", "b"]), coded("s2", 2, ["b"]), coded("s3", 3, ["c"])];
  expect(saturation(sources)).toEqual({
    steps: [
      { sourceId: "s1", added: 2, total: 2 },
      { sourceId: "s2", added: 0, total: 2 },
      { sourceId: "s3", added: 1, total: 3 },
    ],
    sinceNew: 0,
  });
});

test("sources in which nothing is coded yet are left out, since nobody knows what they bring", () => {
  const { steps, sinceNew } = saturation([coded("s1", 1, ["a"]), coded("s2", 2, []), coded("s3", 3, ["a"])]);
  expect(steps.map(({ sourceId }) => sourceId)).toEqual(["s1", "s3"]);
  expect(sinceNew).toBe(1);
});

test("the curve never falls, ends at all codes, and does not know the order of input", () => {
  const any = fc
    .array(fc.tuple(fc.nat(4), fc.subarray(["a", "b", "c", "d"])), { maxLength: 12 })
    .map((drawn) => drawn.map(([order, codeIds], at) => coded(`s${at}`, order, codeIds)));
  fc.assert(
    fc.property(
      any.chain((all) => fc.tuple(fc.constant(all), shuffled(all))),
      ([all, reordered]) => {
        const result = saturation(all);
        expect(saturation(reordered)).toEqual(result);
        const totals = result.steps.map(({ total }) => total);
        expect(totals).toEqual(totals.toSorted((a, b) => a - b));
        expect(totals.at(-1) ?? 0).toBe(new Set(all.flatMap(({ codeIds }) => codeIds)).size);
        expect(result.steps.reduce((sum, { added }) => sum + added, 0)).toBe(totals.at(-1) ?? 0);
      },
    ),
  );
});
