import { expect, test } from "vitest";
import { Budgets } from "./budgets.ts";
import { BUDGETS } from "./limits.ts";

function open(kept?: number) {
  const clock = { ms: 1_000_000 };
  return { clock, budgets: new Budgets(() => new Date(clock.ms), kept) };
}

test("a budget is spent at once or over time, and fills again steadily", () => {
  const { budgets, clock } = open();
  for (let time = 0; time < BUDGETS.search.requests; time++) expect(budgets.pay("a", "search")).toBe(0);
  expect(budgets.pay("a", "search")).toBe(1_000);
  clock.ms += 600;
  expect(budgets.pay("a", "search")).toBeCloseTo(400);
  clock.ms += 400;
  expect(budgets.pay("a", "search")).toBe(0);
  expect(budgets.pay("a", "search")).toBe(1_000);
});

test("people and budgets do not share", () => {
  const { budgets } = open();
  for (let time = 0; time < BUDGETS.export.requests; time++) budgets.pay("a", "export");
  expect(budgets.pay("a", "export")).toBe(BUDGETS.export.perMs / BUDGETS.export.requests);
  expect([budgets.pay("b", "export"), budgets.pay("a", "write")]).toEqual([0, 0]);
});

test("no more people are remembered than there is room for, and who asks most is not forgotten", () => {
  const { budgets } = open(100);
  for (let time = 0; time < BUDGETS.export.requests; time++) budgets.pay("busy", "export");
  for (let other = 0; other < 1_000; other++) {
    budgets.pay(`other ${other}`, "export");
    if (other % 50 === 0) expect(budgets.pay("busy", "export")).toBeGreaterThan(0);
  }
  expect(budgets.size).toBe(100);
});

test("a clock that goes back gives nobody anything", () => {
  const { budgets, clock } = open();
  for (let time = 0; time < BUDGETS.export.requests; time++) budgets.pay("a", "export");
  clock.ms -= 60_000;
  expect(budgets.pay("a", "export")).toBeGreaterThan(0);
});

test("a coder's outbox sends thirty thousand changes a minute before it waits", () => {
  const { budgets } = open();
  const waits = Array.from({ length: 30_000 }, () => budgets.pay("a", "coding")).filter((ms) => ms > 0);
  expect(waits).toEqual([]);
});
