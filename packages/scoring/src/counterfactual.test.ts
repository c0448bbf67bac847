import fc from "fast-check";
import { expect, test } from "vitest";
import { expectFinite } from "../test/expect-finite.ts";
import { shuffled } from "../test/shuffled.ts";
import { type CounterfactualReply, counterfactual } from "./index.ts";

function makeReply(sourceId: string, clusterId: string, reply: CounterfactualReply["reply"]): CounterfactualReply {
  return { sourceId, clusterId, reply };
}

test("three of one organisation weigh no more than one of another, and who was not asked is in no share", () => {
  const replies = [
    ...["a", "b", "c"].map((id) => makeReply(id, "union", "worse")),
    makeReply("d", "school", "better"),
    makeReply("e", "market", "not-asked"),
  ];
  expect(counterfactual(replies)).toEqual({
    kind: "shares",
    counts: { worse: 3, noDifference: 0, better: 1, noAnswer: 0, notAsked: 1 },
    asked: { sources: 4, clusters: 2 },
    shares: { worse: 0.5, noDifference: 0, better: 0.5, noAnswer: 0 },
  });
});

test("no answer is a share of its own: those asked are the base", () => {
  const replies = [makeReply("a", "union", "no-answer"), makeReply("b", "school", "no-difference")];
  expect(counterfactual(replies)).toMatchObject({ shares: { noAnswer: 0.5, noDifference: 0.5 } });
});

test("where nobody was asked there are no shares", () => {
  expect(counterfactual([makeReply("a", "union", "not-asked")])).toEqual({
    kind: "nobody-asked",
    counts: { worse: 0, noDifference: 0, better: 0, noAnswer: 0, notAsked: 1 },
    asked: { sources: 0, clusters: 0 },
  });
});

test("a source with two replies is rejected by name", () => {
  const twice = [makeReply("a", "union", "worse"), makeReply("a", "union", "better")];
  expect(counterfactual(twice)).toEqual({ kind: "rejected", code: "source-twice", sources: ["a"] });
});

test("shares add up to 1, stay in [0, 1] and do not know order", () => {
  const reply = fc.constantFrom<CounterfactualReply["reply"]>(
    "worse",
    "no-difference",
    "better",
    "no-answer",
    "not-asked",
  );
  const replies = fc
    .array(fc.tuple(fc.constantFrom("union", "school", "market"), reply), { maxLength: 20 })
    .map((drawn) => drawn.map(([cluster, said], at) => makeReply(`s${at}`, cluster, said)));
  const twice = replies.chain((all) => fc.tuple(fc.constant(all), shuffled(all)));
  const holds = fc.property(twice, ([all, reordered]) => {
    const result = counterfactual(all);
    expect(counterfactual(reordered)).toEqual(result);
    expectFinite(result);
    if (result.kind !== "shares") return;
    const shares = Object.values(result.shares);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
  });
  fc.assert(holds);
});
