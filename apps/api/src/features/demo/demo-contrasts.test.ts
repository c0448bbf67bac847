import { describe, expect, test } from "vitest";
import { profileDemo } from "../../../test/profile-demo.ts";

const minusma = profileDemo("minusma-2019");
const karsala = profileDemo("karsala-2021");
const tanoura = profileDemo("tanoura-2022");

describe("Karsala shows what the first demo does not", () => {
  test("a strong dimension: politics leads, except in the region that was left out", () => {
    expect(karsala.balanceOf(1)).toBeGreaterThan(0.5);
    expect(karsala.balanceOf(1, { areaId: "highlands" })).toBeGreaterThan(0.75);
    expect(karsala.balanceOf(1, { areaId: "march" })).toBe(-1);
  });

  test("a one-sided dimension: nobody speaks well of women's part in it", () => {
    const { balance, supporting, counts } = karsala.figuresOf(6);
    expect(balance).toBeLessThan(-0.9);
    expect(supporting).toBe(0);
    expect(counts.clusters).toBeGreaterThanOrEqual(6);
  });

  test("a dimension without evidence: nobody was asked about support from abroad", () => {
    expect(karsala.profileOf(7).profile.kind).toBe("no-evidence");
  });

  test("a fragile dimension: legitimacy supports only as long as every cluster is in", () => {
    const { balance, fragile, sensitivity } = karsala.figuresOf(4);
    expect(balance).toBeGreaterThan(0.25);
    expect(fragile).toBe(true);
    expect(sensitivity?.[0]).toBeLessThan(0.25);
  });

  test("a talkative cluster: counted by passage, ownership would come out even", () => {
    const { balance, naive } = karsala.figuresOf(5);
    expect(balance).toBeLessThan(-0.5);
    expect(Math.abs(naive ?? 1)).toBeLessThan(0.25);
    const without = karsala.codings.filter(({ sourceId }) => !["interview-04", "interview-05"].includes(sourceId));
    expect(karsala.figuresOf(5, {}, without).naive).toBeLessThan(-0.75);
  });

  test("a change: the mission came near to people only since the accord", () => {
    const [before, since] = ["before-accord", "since-accord"].map((periodId) => karsala.balanceOf(3, { periodId }));
    expect(before).toBe(-1);
    expect(since).toBeGreaterThan(0);
  });
});

describe("Tanoura shows what neither of the others does", () => {
  test("a dimension of which only facts were told, which is no evidence", () => {
    const { profile, evidence } = tanoura.profileOf(2);
    expect(profile.kind).toBe("no-evidence");
    expect(evidence.contextCount).toBeGreaterThan(0);
  });

  test("a strong dimension that is elsewhere weak: women begin the agreements", () => {
    expect(tanoura.balanceOf(6)).toBeGreaterThan(0.75);
  });

  test("a divided dimension: coordination, even in sum, has clusters clearly on both sides", () => {
    const { balance, polarisation } = tanoura.figuresOf(5);
    expect(Math.abs(balance)).toBeLessThan(0.25);
    expect(polarisation).toBeGreaterThan(0.5);
  });
});

/** Dimensions that the crosswalk calls the same in both frameworks. */
const SAME = [1, 3, 6];

test("what can be compared across all three differs, by dimension and not by mission alone", () => {
  const sides = SAME.map((dimension) => [minusma, karsala, tanoura].map((demo) => sideOf(demo.balanceOf(dimension))));
  expect(sides).toEqual([
    ["constrains", "supports", "constrains"],
    ["constrains", "mixed", "mixed"],
    ["supports", "constrains", "supports"],
  ]);
});

const sideOf = (balance: number) => (Math.abs(balance) <= 0.25 ? "mixed" : balance > 0 ? "supports" : "constrains");
