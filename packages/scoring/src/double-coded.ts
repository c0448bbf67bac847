import { getOrAdd } from "./get-or-add.ts";
import type { ComparedCoding } from "./stance-agreement.ts";

/** How many of the sources with a stance-bearing coding at least two coders coded. */
export type DoubleCoded = {
  stanceBearing: number;
  doubleCoded: number;
  /** 0 to 1; null where no source bears a stance. */
  share: number | null;
};

/**
 * The share of stance-bearing sources that were coded twice, which `confidenceCeiling` asks for: below 10 % (ours) alpha
 * does not speak for them all. A coder who marked nothing but context, or is said to have read the source, coded it too.
 * Example: of two sources with stances, one has codings by two coders: 0.5. Source: method, section 4, unchecked-coding.
 */
export function doubleCoded(
  codings: readonly Pick<ComparedCoding, "sourceId" | "coderId" | "stance">[],
  readings: readonly { readonly sourceId: string; readonly coderId: string }[] = [],
): DoubleCoded {
  const bearing = new Set(codings.filter(({ stance }) => stance !== "context").map(({ sourceId }) => sourceId));
  const coders = new Map<string, Set<string>>();
  for (const { sourceId, coderId } of [...codings, ...readings]) {
    getOrAdd(coders, sourceId, () => new Set<string>()).add(coderId);
  }
  const twice = [...bearing].filter((sourceId) => (coders.get(sourceId)?.size ?? 0) > 1).length;
  const share = bearing.size === 0 ? null : twice / bearing.size;
  return { stanceBearing: bearing.size, doubleCoded: twice, share };
}
