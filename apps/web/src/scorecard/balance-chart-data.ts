import type { ScorecardRow } from "@octant/schemas";
import { type Tone, toneOf } from "./balance-geometry.ts";

/** What a large chart draws of one row: its name and its profile. */
export type BalanceRow = { dimensionId: string; name: string; profile: ScorecardRow["profile"] };

/** Bars from 0 for Chart.js, in the order of the rows; brackets and absences stand beside them, for the plugins. */
export type BalanceChartData = {
  labels: string[];
  bars: ([from: number, to: number] | null)[];
  tones: (Tone | "none")[];
  brackets: ([least: number, largest: number] | null)[];
};

/** A row without evidence has no bar: it is drawn as hatching, never as a bar of length 0. */
export function balanceChartData(rows: readonly BalanceRow[]): BalanceChartData {
  const profiles = rows.map(({ profile }) => (profile.kind === "profile" ? profile : null));
  return {
    labels: rows.map(({ dimensionId, name }) => `${dimensionId}  ${name}`),
    bars: profiles.map((profile) => profile && [0, profile.balance]),
    tones: profiles.map((profile) => (profile ? toneOf(profile.side) : "none")),
    brackets: profiles.map((profile) => profile?.sensitivity ?? null),
  };
}
