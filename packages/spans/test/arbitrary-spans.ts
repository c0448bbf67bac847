import fc from "fast-check";
import type { Span } from "../src/span.ts";

/** Spans over a short text, so that many of them meet; some are empty. */
export const spans: fc.Arbitrary<Span[]> = fc.array(
  fc.tuple(fc.nat(40), fc.nat(8)).map(([start, length]) => ({ start, end: start + length })),
  { maxLength: 12 },
);

/** The code points that spans cover, one by one: the slow way, to check the quick ones against. */
export const covered = (all: readonly Span[]): number[] => {
  const points = new Set(all.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i)));
  return [...points].toSorted((a, b) => a - b);
};
