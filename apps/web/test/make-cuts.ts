import type { Cuts } from "../src/sources/cuts.ts";

/** What a register's fields offer in an assessment in which nothing is set up, with what the test is about laid over it. */
export function makeCuts(over: Partial<Cuts> = {}): Cuts {
  return {
    areas: [],
    periods: [],
    groups: [],
    clusters: [],
    coders: [],
    framework: { dimensions: [] },
    people: [],
    ...over,
  };
}
