/** The value below which `share` (0 to 1) of the samples lie, by nearest rank. */
export function percentile(samples: readonly number[], share: number): number {
  const inOrder = samples.toSorted((a, b) => a - b);
  return inOrder[Math.max(0, Math.ceil(share * inOrder.length) - 1)] ?? Number.NaN;
}

export type Line = { metric: string; value: number; unit: string; peer?: string; ratio?: number };
export type Report = (line: Line) => void;
