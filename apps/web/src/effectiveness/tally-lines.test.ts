import { expect, test } from "vitest";
import { words } from "../words/words.ts";
import { tallyLines } from "./tally-lines.ts";

test("judgements are told kind by kind with their numbers, and what nobody said is left out", () => {
  const none = { minor: 0, substantial: 0, decisive: 0 };
  const tally = {
    objectiveId: "o",
    areaId: null,
    periodId: null,
    of: 3,
    progress: { 1: 0, 2: 1, 3: 2, 4: 0, notMandated: 0, insufficient: 0 },
    contribution: { helped: { ...none, substantial: 2 }, harmed: none, none: 0, unclear: 1, notGiven: 0 },
  };
  expect(tallyLines(tally, words().effectiveness)).toEqual([
    "stagnated: 1",
    "partly improved: 2",
    "the mission helped substantially: 2",
    "what the mission did is unclear: 1",
  ]);
});
