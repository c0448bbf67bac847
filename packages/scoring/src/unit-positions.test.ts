import fc from "fast-check";
import { expect, test } from "vitest";
import { anyProfileInput } from "../test/any-profile-input.ts";
import { evidenceProfile, type ProfileInput, unitPositions } from "./index.ts";

const said: ProfileInput = {
  clusters: [{ id: "c", group: "elders" }],
  sources: [{ id: "s", cluster: "c", kind: "focus-group" }],
  stances: [
    { source: "s", question: "1.1", stance: 1, speaker: "A" },
    { source: "s", question: "1.1", stance: 1, speaker: "A" },
    { source: "s", question: "1.1", stance: -1, speaker: "B" },
    { source: "s", question: "1.2", stance: null },
  ],
  judged: [],
};

test("a position comes with the passages and speakers that it rests on; context gives none", () => {
  const position = { source: "s", question: "1.1", position: 0, judged: false, passages: 3, speakers: 2 };
  expect(unitPositions(said)).toEqual({ kind: "positions", positions: [position] });
});

test("a judged position says so, and keeps beside it what it stands in place of", () => {
  const judged = [
    { source: "s", question: "1.1", position: -0.5 as const },
    { source: "s", question: "2.1", position: 1 as const },
  ];
  expect(unitPositions({ ...said, judged })).toMatchObject({
    positions: [
      { question: "1.1", position: -0.5, judged: true, passages: 3, speakers: 2 },
      { question: "2.1", position: 1, judged: true, passages: 0, speakers: 0 },
    ],
  });
});

test("every profile rests on as many sources and passages as its positions tell", () => {
  const same = fc.property(anyProfileInput, (input) => {
    const [profile, found] = [evidenceProfile(input), unitPositions(input)];
    if (found.kind === "rejected") throw new Error(found.code);
    const sources = new Set(found.positions.map(({ source }) => source));
    expect(sources.size).toBe(profile.kind === "profile" ? profile.counts.sources : 0);
    const passages = found.positions.reduce((sum, one) => sum + one.passages, 0);
    expect(passages).toBe(profile.kind === "profile" ? profile.counts.codings : 0);
  });
  fc.assert(same, { numRuns: 200 });
});
