import { SIDE_BEYOND } from "./thresholds.ts";
import { isAbove } from "./tolerance.ts";

/** Where a position or balance points: -1 constrains, 1 supports, 0 neither. */
export type Side = -1 | 0 | 1;

/**
 * The side of a position or balance in [-1, 1]: 0 up to 0.25 either way, else its sign.
 * Example: `side(-0.25)` is 0, `side(-0.26)` is -1. Source: method, section 3, step 7.
 */
export function side(x: number): Side {
  if (!isAbove(Math.abs(x), SIDE_BEYOND)) return 0;
  return x > 0 ? 1 : -1;
}
