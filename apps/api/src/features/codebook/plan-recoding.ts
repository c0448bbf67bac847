import type { Stance } from "@octant/schemas";

/** A live coding, as far as it decides what becomes of it. `about` is what it speaks about, as one comparable text. */
export type Recodable = {
  id: string;
  segmentId: string;
  sourceId: string;
  coderId: string;
  stance: Stance;
  about: string;
  rowVersion: number;
};

export type RecodingPlan = { moved: Recodable[]; superseded: Recodable[]; left: Recodable[] };

/**
 * What becomes of a code's codings where some get another code. One that the same coder has laid on the same segment with that
 * code, the same stance and about the same, is there already: it is superseded, so that no passage says a thing twice.
 * `there` are the codings with the other code. Stances and sources that are empty mean every one.
 */
export function planRecoding(
  codings: readonly Recodable[],
  there: readonly Recodable[],
  which: { stances: readonly Stance[]; sourceIds: readonly string[] },
): RecodingPlan {
  const stances = new Set(which.stances);
  const sources = new Set(which.sourceIds);
  const taken = new Set(there.map(sameness));
  const plan: RecodingPlan = { moved: [], superseded: [], left: [] };
  for (const coding of codings) {
    const isMeant =
      (stances.size === 0 || stances.has(coding.stance)) && (sources.size === 0 || sources.has(coding.sourceId));
    if (!isMeant) plan.left.push(coding);
    else if (taken.has(sameness(coding))) plan.superseded.push(coding);
    else {
      taken.add(sameness(coding));
      plan.moved.push(coding);
    }
  }
  return plan;
}

const sameness = ({ segmentId, coderId, stance, about }: Recodable) => `${segmentId} ${coderId} ${stance} ${about}`;
