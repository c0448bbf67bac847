import { sum } from "./mean.ts";
import type { ProfileInput } from "./profile-input.ts";

/** What simple counting says: for information beside the balance, and shown only on request. */
export type NaiveFigures = {
  /** Stance-bearing passages. */
  codings: number;
  /** The mean of all stances, in [-1, 1]; null where there are only judged positions. */
  naive: number | null;
  /** The largest source's part of the stance-bearing passages, 0 to 1; null as above. */
  topShare: number | null;
};

/** Counts stances without regard to who spoke. Source: method, section 3, step 10. */
export function naiveFigures(stances: ProfileInput["stances"]): NaiveFigures {
  const values: number[] = [];
  const perSource = new Map<string, number>();
  for (const { source, stance } of stances) {
    if (stance === null) continue;
    values.push(stance);
    perSource.set(source, (perSource.get(source) ?? 0) + 1);
  }
  const codings = values.length;
  if (codings === 0) return { codings, naive: null, topShare: null };
  const most = [...perSource.values()].reduce((largest, count) => Math.max(largest, count));
  return { codings, naive: sum(values) / codings, topShare: most / codings };
}
