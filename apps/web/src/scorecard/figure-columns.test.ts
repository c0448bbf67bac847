import { expect, test } from "vitest";
import { makeProfile } from "../../test/make-profile.ts";
import { en } from "../words/en.ts";
import { figureColumns, figureRows } from "./figure-columns.ts";
import type { ScorecardLine } from "./scorecard-lines.ts";

const makeLine = (profile: ScorecardLine["row"]["profile"]): ScorecardLine => ({
  row: { dimensionId: "3", profile, codings: 52, context: 2, notPlaced: 4, broader: 0, judged: 0, clusters: [] },
  dimensionId: "3",
  name: "People-Centred Approach",
  questions: 5,
  groups: [],
  facts: [],
});
const cells = (line: ScorecardLine) => Object.fromEntries(figureColumns(en).map(({ key, text }) => [key, text(line)]));

test("the table rounds as the rows do, with a true minus", () => {
  expect(cells(makeLine(makeProfile({ balance: -0.304, sensitivity: [-0.4, -0.28] })))).toMatchObject({
    balance: "\u22120.30",
    least: "\u22120.40",
    largest: "\u22120.28",
    side: "constrains",
    codings: "41",
    rawCodings: "52",
    notPlaced: "4",
  });
});

test("a dimension without evidence has no figures, and its counts stay", () => {
  expect(cells(makeLine({ kind: "no-evidence" }))).toMatchObject({
    balance: null,
    side: "no evidence",
    rawCodings: "52",
  });
});

test("the file carries the figures unrounded, so that a stranger can recompute them", () => {
  const [head, row] = figureRows([makeLine(makeProfile({ balance: -1 / 3 }))], "North, since 2016", en);
  expect(head?.slice(0, 3)).toEqual(["No.", "Dimension", "Balance"]);
  expect(row?.slice(-2)).toEqual(["North, since 2016", expect.stringContaining("Octant\u2019s own extension")]);
  expect(row?.slice(0, 3)).toEqual(["3", "People-Centred Approach", -1 / 3]);
});
