import fc from "fast-check";
import { expect, test } from "vitest";
import { spans } from "../test/arbitrary-spans.ts";
import { assignLanes } from "./lanes.ts";
import { overlapLength } from "./overlap-length.ts";

const named = spans.map((all) => all.map((span, i) => ({ ...span, id: `coding ${i}` })));

test("of two codings that begin together the longer one has the first lane", () => {
  const lanes = assignLanes([
    { id: "short", start: 0, end: 5 },
    { id: "long", start: 0, end: 9 },
    { id: "after short", start: 5, end: 9 },
  ]);
  expect(Object.fromEntries(lanes)).toEqual({ long: 0, short: 1, "after short": 1 });
});

test("of two codings of the same words the one with the lesser id has the first lane", () => {
  const lanes = assignLanes([
    { id: "b", start: 0, end: 5 },
    { id: "a", start: 0, end: 5 },
  ]);
  expect(Object.fromEntries(lanes)).toEqual({ a: 0, b: 1 });
});

test("no two codings of one lane share a letter, and every coding has a lane", () => {
  const holds = fc.property(named, (all) => {
    const lanes = assignLanes(all);
    expect(lanes.size).toBe(all.length);
    for (const a of all) {
      const beside = all.filter((b) => b !== a && lanes.get(b.id) === lanes.get(a.id));
      expect(beside.filter((b) => overlapLength(a, b) > 0)).toEqual([]);
    }
  });
  fc.assert(holds);
});

test("each coding takes the lowest lane that no earlier one occupies where it starts", () => {
  const holds = fc.property(named, (all) => {
    const inOrder = all.toSorted((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1));
    const freeFrom: number[] = [];
    const expected = inOrder.map(({ id, start, end }) => {
      const free = freeFrom.findIndex((position) => position <= start);
      const lane = free === -1 ? freeFrom.length : free;
      freeFrom[lane] = end;
      return [id, lane] as const;
    });
    expect([...assignLanes(all)]).toEqual(expected);
  });
  fc.assert(holds, { numRuns: 500 });
});

test("the order in which codings arrive never changes a lane", () => {
  const holds = fc.property(named, (all) => {
    expect([...assignLanes(all.toReversed())]).toEqual([...assignLanes(all)]);
  });
  fc.assert(holds);
});

test("10,000 codings of one passage each have a lane of their own", () => {
  const stacked = Array.from({ length: 10_000 }, (_, i) => ({ id: String(i), start: i, end: 20_000 - (i % 7) }));
  expect(new Set(assignLanes(stacked).values()).size).toBe(10_000);
});
