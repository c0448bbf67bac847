import fc from "fast-check";
import { expect, test } from "vitest";
import { anyRound, makeBallot, makeUnrated } from "../test/make-ballot.ts";
import { type Level, panelRating, QCA_CALIBRATION, type QcaValue, qcaValue } from "./index.ts";

function exported(...bests: (Level | "insufficient" | "not-applicable")[]): QcaValue {
  const rating = panelRating(
    bests.map((best, at) => (typeof best === "number" ? makeBallot(`r${at}`, best) : makeUnrated(`r${at}`, best))),
  );
  if (rating.kind === "rejected") throw new Error(rating.code);
  const value = qcaValue(rating);
  if (value.kind === "rejected") throw new Error(value.code);
  return value;
}

test.each<[Level[], number]>([
  [[1], 0],
  [[1, 2], 0.165],
  [[2], 0.33],
  [[3], 0.67],
  [[3, 4], 0.835],
  [[4], 1],
])("a panel at %j is exported as %d", (bests, value) => {
  expect(exported(...bests)).toEqual({ kind: "value", value });
});

test("the middle and a split panel are left to the analyst; what was not rated is missing", () => {
  expect(exported(2, 3)).toEqual({ kind: "not-exported", reason: "middle" });
  expect(exported(1, 4)).toEqual({ kind: "not-exported", reason: "split" });
  expect(exported("insufficient")).toEqual({ kind: "missing", reason: "insufficient" });
  expect(exported("not-applicable")).toEqual({ kind: "missing", reason: "not-applicable" });
  expect(exported()).toEqual({ kind: "missing", reason: "no-ballots" });
});

test("the calibration may be changed, but must ascend within [0, 1] and miss the crossover", () => {
  const rating = panelRating([makeBallot("a", 2)]);
  if (rating.kind === "rejected") throw new Error(rating.code);
  expect(qcaValue(rating, { ...QCA_CALIBRATION, 2: 0.4 })).toEqual({ kind: "value", value: 0.4 });
  for (const wrong of [0.5, 0.1, 0.7, -1, Number.NaN]) {
    expect(qcaValue(rating, { ...QCA_CALIBRATION, 2: wrong })).toEqual({
      kind: "rejected",
      code: "calibration-invalid",
    });
  }
});

test("no panel is ever exported at the crossover, and every panel is exported, left or missing", () => {
  const never = fc.property(anyRound(), (ballots) => {
    const rating = panelRating(ballots);
    if (rating.kind === "rejected") throw new Error(rating.code);
    const value = qcaValue(rating);
    expect(value.kind).not.toBe("rejected");
    if (value.kind === "value") expect(Math.abs(value.value - 0.5)).toBeGreaterThan(0.1);
  });
  fc.assert(never, { numRuns: 500 });
});
