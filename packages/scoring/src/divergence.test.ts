import { expect, test } from "vitest";
import { makeBallot, makeUnrated } from "../test/make-ballot.ts";
import { makeProfile } from "../test/make-profile.ts";
import { divergence, type EvidenceProfile, type Level, panelRating } from "./index.ts";

function between(bests: (Level | "insufficient")[], profile: EvidenceProfile | { kind: "no-evidence" }) {
  const ballots = bests.map((best, at) =>
    best === "insufficient" ? makeUnrated(`r${at}`, best) : makeBallot(`r${at}`, best),
  );
  const rating = panelRating(ballots);
  if (rating.kind === "rejected") throw new Error(rating.code);
  const result = divergence(rating, profile);
  return result.kind === "divergence" ? result.reason : null;
}
const leaning = (balance: number) => makeProfile({ balance });

test.each<[bests: Level[], balance: number, reason: string | null]>([
  [[3, 3, 3], -0.4, "opposite-sides"],
  [[2, 2, 2], 0.4, "opposite-sides"],
  [[2, 2, 2], -0.4, null],
  [[3, 3, 3], -0.25, null],
  [[4, 4, 4], 0.25, "extreme-rating"],
  [[1, 1, 1], 0, "extreme-rating"],
  [[4, 4, 4], 0.3, null],
  [[2, 3], 0.5, null],
  [[2, 3], -0.6, "middle-rating"],
  [[1, 1, 4, 4], -0.9, null],
])("ratings %j beside a balance of %d: %s", (bests, balance, reason) => {
  expect(between(bests, leaning(balance))).toBe(reason);
});

test("a rating without evidence needs a reason, even of a split panel", () => {
  expect(between([2, 2, 2], { kind: "no-evidence" })).toBe("rating-without-evidence");
  expect(between([1, 1, 4, 4], { kind: "no-evidence" })).toBe("rating-without-evidence");
  expect(between(["insufficient"], { kind: "no-evidence" })).toBeNull();
});

test("insufficient needs a reason once three clusters in two groups speak", () => {
  const counts = { codings: 9, sources: 3, clusters: 3, groups: 2 };
  expect(between(["insufficient"], makeProfile({ counts }))).toBe("insufficient-despite-evidence");
  expect(between(["insufficient"], makeProfile({ counts: { ...counts, groups: 1 } }))).toBeNull();
  expect(between(["insufficient"], makeProfile({ counts: { ...counts, clusters: 2 } }))).toBeNull();
});

test("no ballots beside evidence diverge from nothing", () => {
  expect(between([], leaning(0.9))).toBeNull();
});
