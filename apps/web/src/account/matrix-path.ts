/** The dark modules of a square picture as one path, a rectangle for each run in a row. */
export function matrixPath(size: number, isDark: (x: number, y: number) => boolean): string {
  const runs: string[] = [];
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!isDark(x, y)) continue;
      const start = x;
      while (x + 1 < size && isDark(x + 1, y)) x++;
      const length = x + 1 - start;
      runs.push(`M${start} ${y}h${length}v1h-${length}z`);
    }
  }
  return runs.join("");
}
