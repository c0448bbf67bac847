import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { covered, spans } from "../test/arbitrary-spans.ts";
import { intersectSpans } from "./intersect-spans.ts";
import { mergeSpans } from "./merge-spans.ts";
import { overlapLength } from "./overlap-length.ts";
import { spansLength } from "./spans-length.ts";

const isMerged = (all: readonly { start: number; end: number }[]) =>
  all.every(({ start, end }, i) => start < end && (i === 0 || (all[i - 1]?.end ?? 0) < start));

describe("merging", () => {
  test("overlapping and touching spans become one, separate ones stay apart, in order of place", () => {
    const given = [
      { start: 20, end: 25 },
      { start: 0, end: 4 },
      { start: 4, end: 6 },
      { start: 5, end: 9 },
    ];
    expect(mergeSpans(given)).toEqual([
      { start: 0, end: 9 },
      { start: 20, end: 25 },
    ]);
  });

  test("a span inside a longer one does not shorten it", () => {
    expect(
      mergeSpans([
        { start: 0, end: 10 },
        { start: 2, end: 3 },
      ]),
    ).toEqual([{ start: 0, end: 10 }]);
  });

  test("a span without length covers nothing, wherever it lies", () => {
    expect(
      mergeSpans([
        { start: 3, end: 3 },
        { start: 9, end: 5 },
      ]),
    ).toEqual([]);
  });

  test("the spans given are left as they were", () => {
    const given = Object.freeze([Object.freeze({ start: 0, end: 2 }), Object.freeze({ start: 1, end: 5 })]);
    expect(mergeSpans(given)).toEqual([{ start: 0, end: 5 }]);
  });

  test("merging changes no coverage, leaves gaps between all, and a second time changes nothing", () => {
    const holds = fc.property(spans, (all) => {
      const merged = mergeSpans(all);
      expect(covered(merged)).toEqual(covered(all));
      expect(isMerged(merged)).toBe(true);
      expect(mergeSpans(merged)).toEqual(merged);
    });
    fc.assert(holds);
  });

  test("neither the order of spans nor merging some of them first changes the result", () => {
    const holds = fc.property(spans, spans, (a, b) => {
      expect(mergeSpans([...b, ...a.toReversed()])).toEqual(mergeSpans([...a, ...b]));
      expect(mergeSpans([...mergeSpans(a), ...b])).toEqual(mergeSpans([...a, ...b]));
    });
    fc.assert(holds);
  });
});

describe("what two coders have in common", () => {
  test("only the shared stretches remain", () => {
    const a = [
      { start: 0, end: 10 },
      { start: 20, end: 30 },
    ];
    const b = [{ start: 5, end: 22 }];
    expect(intersectSpans(a, b)).toEqual([
      { start: 5, end: 10 },
      { start: 20, end: 22 },
    ]);
  });

  test("spans that touch share nothing", () => {
    expect(intersectSpans([{ start: 0, end: 5 }], [{ start: 5, end: 9 }])).toEqual([]);
    expect(overlapLength({ start: 0, end: 5 }, { start: 5, end: 9 })).toBe(0);
  });

  test("the intersection is exactly the code points that both cover, whichever is named first", () => {
    const holds = fc.property(spans, spans, (a, b) => {
      const inB = new Set(covered(b));
      const common = intersectSpans(a, b);
      expect(covered(common)).toEqual(covered(a).filter((point) => inB.has(point)));
      expect(isMerged(common)).toBe(true);
      expect(intersectSpans(b, a)).toEqual(common);
    });
    fc.assert(holds);
  });

  test("what everything has in common with itself is itself", () => {
    const holds = fc.property(spans, (all) => {
      expect(intersectSpans(all, all)).toEqual(mergeSpans(all));
    });
    fc.assert(holds);
  });
});

describe("lengths", () => {
  test("what several spans cover counts once", () => {
    expect(
      spansLength([
        { start: 0, end: 6 },
        { start: 4, end: 8 },
      ]),
    ).toBe(8);
  });

  test("lengths agree with counting code points one by one", () => {
    const holds = fc.property(spans, spans, (a, b) => {
      expect(spansLength(a)).toBe(covered(a).length);
      for (const one of a)
        for (const other of b) {
          expect(overlapLength(one, other)).toBe(spansLength(intersectSpans([one], [other])));
        }
    });
    fc.assert(holds);
  });
});
