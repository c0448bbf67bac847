import fc from "fast-check";
import type { Ballot, Level } from "../src/index.ts";

const level = fc.constantFrom<Level>(1, 2, 3, 4);

/** A ballot that rates: one level, or low, best and high. */
export function makeBallot(rater: string, best: Level, low: Level = best, high: Level = best): Ballot {
  return { rater, low, best, high };
}

/** A ballot that does not rate. */
export function makeUnrated(rater: string, best: "insufficient" | "not-applicable"): Ballot {
  return { rater, low: null, best, high: null };
}

/** Any ballots of one round, one per rater. */
export function anyRound(size: fc.ArrayConstraints = { maxLength: 9 }): fc.Arbitrary<Ballot[]> {
  const rated = fc.tuple(level, level, level).map((drawn) => drawn.toSorted((a, b) => a - b));
  const unrated = fc.constantFrom("insufficient" as const, "not-applicable" as const);
  return fc.array(fc.oneof({ arbitrary: rated, weight: 4 }, unrated), size).map((all) =>
    all.map((drawn, at) => {
      if (typeof drawn === "string") return makeUnrated(`r${at}`, drawn);
      const [low = 1, best = 1, high = 1] = drawn;
      return makeBallot(`r${at}`, best, low, high);
    }),
  );
}
