import { intersectSpans, type Span, spansLength } from "@octant/spans";
import type { Rejected } from "./rejected.ts";

/** A stretch of text that a coder marked: half-open, in code points. */
export type Stretch = readonly [start: number, end: number];

/** Agreement of two coders on where a code applies, per code point; null where a figure is undefined. */
export type TextAgreement = {
  kind: "agreement";
  /** Krippendorff's alpha for a yes/no variable with every code point a unit; not his u-alpha, which is another thing. */
  alpha: number | null;
  /** Cohen's kappa. */
  kappa: number | null;
  /** Dice overlap, 0 to 1: twice what both marked, of all that each marked. */
  dice: number | null;
  /** Numbers of code points; they add up to the length. */
  both: number;
  onlyA: number;
  onlyB: number;
  neither: number;
};

/**
 * Agreement of coders a and b on the spans of one code in a text of `length` code points; spans may overlap or touch.
 * Works on merged intervals, so that its cost depends on the number of codings, never on the length of the text.
 * Where both marked everything, or neither anything, chance explains all: alpha and kappa are null.
 * Errors: a span that is reversed or leaves the text, or a length that is none, is `rejected`.
 * Example: in 10 code points, a marks [0, 4) and b [2, 6): both 2, dice 0.5, kappa 1/6. Source: method, section 5.
 */
export function textAgreement(length: number, a: readonly Stretch[], b: readonly Stretch[]): TextAgreement | Rejected {
  if (!Number.isSafeInteger(length) || length < 0) return { kind: "rejected", code: "length-invalid" };
  if (![...a, ...b].every((stretch) => fits(stretch, length))) {
    return { kind: "rejected", code: "span-outside-text", length };
  }
  const [spansA, spansB] = [a.map(toSpan), b.map(toSpan)];
  const both = spansLength(intersectSpans(spansA, spansB));
  const onlyA = spansLength(spansA) - both;
  const onlyB = spansLength(spansB) - both;
  const neither = length - both - onlyA - onlyB;
  const yes = 2 * both + onlyA + onlyB;
  const no = 2 * neither + onlyA + onlyB;
  return {
    kind: "agreement",
    // two values a unit: alpha = 1 - (n - 1) o(yes, no) / (n(yes) n(no)), with n = yes + no values
    alpha: quotient(yes * no - (yes + no - 1) * (onlyA + onlyB), yes * no),
    // po - pe over 1 - pe, multiplied out so that only whole numbers are subtracted
    kappa: quotient(
      2 * (both * neither - onlyA * onlyB),
      (both + onlyA) * (onlyA + neither) + (both + onlyB) * (onlyB + neither),
    ),
    dice: quotient(2 * both, yes),
    both,
    onlyA,
    onlyB,
    neither,
  };
}

function fits([start, end]: Stretch, length: number): boolean {
  return Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= length;
}

function toSpan([start, end]: Stretch): Span {
  return { start, end };
}

function quotient(dividend: number, divisor: number): number | null {
  return divisor === 0 ? null : dividend / divisor;
}
