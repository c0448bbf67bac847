/** How far a figure must pass a threshold to count as beyond it, so that rounding never decides. Source: method, section 3. */
export const TOLERANCE = 1e-9;

/** Whether `value` lies above `threshold` by more than rounding. */
export function isAbove(value: number, threshold: number): boolean {
  return value > threshold + TOLERANCE;
}

/** Whether `value` lies below `threshold` by more than rounding. */
export function isBelow(value: number, threshold: number): boolean {
  return value < threshold - TOLERANCE;
}
