import type { StanceTallies } from "./stance-tallies.ts";

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
export function naiveFigures(tallies: StanceTallies): NaiveFigures {
  const perSource = [...tallies.values()].map((byQuestion) => {
    const all = [...byQuestion.values()].flatMap((bySpeaker) => [...bySpeaker.values()]);
    return all.reduce((a, b) => ({ sum: a.sum + b.sum, count: a.count + b.count }), { sum: 0, count: 0 });
  });
  const codings = perSource.reduce((total, { count }) => total + count, 0);
  if (codings === 0) return { codings, naive: null, topShare: null };
  const stances = perSource.reduce((total, { sum }) => total + sum, 0);
  const most = perSource.reduce((largest, { count }) => Math.max(largest, count), 0);
  return { codings, naive: stances / codings, topShare: most / codings };
}
