import fc from "fast-check";
import { expect, test } from "vitest";
import { expectFinite } from "../test/expect-finite.ts";
import { anyRound, makeBallot, makeUnrated } from "../test/make-ballot.ts";
import { shuffled } from "../test/shuffled.ts";
import { type Ballot, panelRating } from "./index.ts";

test("halves are a legal median and are never rounded", () => {
  expect(panelRating([makeBallot("a", 1), makeBallot("b", 2)])).toMatchObject({ median: 1.5, provisional: true });
});

test("exactly half not applicable still rates; exactly half of the rest insufficient does not", () => {
  const half = [makeUnrated("a", "not-applicable"), makeBallot("b", 3)];
  expect(panelRating(half)).toMatchObject({ kind: "rating", median: 3, rated: 1, notApplicable: 1, of: 2 });
  const rest = [...half, makeUnrated("c", "insufficient")];
  expect(panelRating(rest)).toEqual({ kind: "insufficient", of: 3, rated: 1, insufficient: 1, notApplicable: 1 });
});

test("a panel whose thirds lie on both halves is split, unless they are neighbours", () => {
  const panel = (...bests: (1 | 2 | 3 | 4)[]) => panelRating(bests.map((best, at) => makeBallot(`r${at}`, best)));
  expect(panel(1, 3, 3)).toMatchObject({ split: true, median: null, spread: 2 });
  expect(panel(2, 3, 3)).toMatchObject({ split: false, median: 3 });
  expect(panel(1, 3, 3, 3)).toMatchObject({ split: false, median: 3, dissent: ["r0"] });
});

test("somebody dissents whose whole range lies beyond the median", () => {
  const reaching = makeBallot("e", 1, 1, 2);
  const ballots = [makeBallot("a", 2), makeBallot("b", 2), makeBallot("c", 3), makeBallot("d", 1), reaching];
  expect(panelRating(ballots)).toMatchObject({ median: 2, dissent: ["c", "d"], plausible: [1, 2] });
});

test("two ballots of one rater, or one out of order, are rejected by name", () => {
  const twice = [makeBallot("b", 2), makeBallot("a", 1), makeBallot("b", 3)];
  expect(panelRating(twice)).toEqual({ kind: "rejected", code: "rater-twice", raters: ["b"] });
  const reversed = [makeBallot("a", 2), makeBallot("b", 2, 3)];
  expect(panelRating(reversed)).toEqual({ kind: "rejected", code: "ballot-out-of-order", raters: ["b"] });
});

test("the order of ballots never changes a rating, and the tally adds up", () => {
  const twice = anyRound().chain((ballots) => fc.tuple(fc.constant(ballots), shuffled(ballots)));
  const unchanged = fc.property(twice, ([ballots, reordered]) => {
    const rating = panelRating(ballots);
    expect(panelRating(reordered)).toEqual(rating);
    expectFinite(rating);
    expect(rating.kind).not.toBe("rejected");
    if (rating.kind === "rejected" || rating.kind === "no-ballots") return;
    expect(rating.rated + rating.insufficient + rating.notApplicable).toBe(rating.of);
    if (rating.kind === "rating") expectRange(rating.plausible, ballots);
  });
  fc.assert(unchanged, { numRuns: 1000 });
});

function expectRange([from, to]: readonly [number, number], ballots: readonly Ballot[]): void {
  expect(from).toBeLessThanOrEqual(to);
  expect(ballots.map(({ low }) => low)).toContain(from);
  expect(ballots.map(({ high }) => high)).toContain(to);
}
