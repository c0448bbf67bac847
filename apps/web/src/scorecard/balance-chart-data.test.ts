import { expect, test } from "vitest";
import { makeProfile } from "../../test/make-profile.ts";
import { balanceChartData } from "./balance-chart-data.ts";

test("each dimension has a bar from 0 in the colour of its side, with its brackets", () => {
  const profile = makeProfile({ balance: -0.4, side: -1, sensitivity: [-0.5, -0.3] });
  expect(balanceChartData([{ dimensionId: "1", name: "Primacy of Politics", profile }])).toEqual({
    labels: ["1  Primacy of Politics"],
    bars: [[0, -0.4]],
    tones: ["constrains"],
    brackets: [[-0.5, -0.3]],
  });
});

test("a dimension without evidence is an absence, not a bar of length 0", () => {
  const { bars, tones } = balanceChartData([{ dimensionId: "8", name: "", profile: { kind: "no-evidence" } }]);
  expect(bars).toEqual([null]);
  expect(tones).toEqual(["none"]);
});
