import type { ScorecardRow } from "@octant/schemas";
import { SIDE_BEYOND } from "@octant/scoring";

/** The part of a profile that is drawn; a dimension without evidence has none. */
export type Profile = Extract<ScorecardRow["profile"], { kind: "profile" }>;

/** Which of the three looks a balance has. `even` is grey: no side is taken within 0.25 of 0. */
export type Tone = "supports" | "even" | "constrains";

/** Where a diverging bar lies on its axis, in percent of the axis' length from −1. */
export type BalanceBar = {
  start: number;
  length: number;
  tone: Tone;
  /** The square brackets: least and largest balance of the sensitivity range. Null under two clusters. */
  brackets: { least: number; largest: number } | null;
};

/** Grid lines of every balance axis. The axis is numeric, so it never mirrors in right-to-left frames. */
export const AXIS_VALUES = [-1, -0.5, 0, 0.5, 1] as const;

/** Half the width of the shaded zone around 0, within which a balance takes no side. */
export const NEAR_EVEN = SIDE_BEYOND;

/** Example: −1 is 0, 0 is 50, 0.5 is 75. A value beyond the axis stays at its end. */
export function toPercent(value: number): number {
  return (Math.min(1, Math.max(-1, value)) + 1) * 50;
}

/** A bar from 0 to the balance, with its brackets. Its tone is the side that the profile states. */
export function balanceBar({
  balance,
  side,
  sensitivity,
}: Pick<Profile, "balance" | "side" | "sensitivity">): BalanceBar {
  const zero = toPercent(0);
  const end = toPercent(balance);
  return {
    start: Math.min(zero, end),
    length: Math.abs(end - zero),
    tone: toneOf(side),
    brackets: sensitivity && { least: toPercent(sensitivity[0]), largest: toPercent(sensitivity[1]) },
  };
}

export function toneOf(side: -1 | 0 | 1): Tone {
  if (side === 0) return "even";
  return side > 0 ? "supports" : "constrains";
}
