import type { DesignArea } from "@octant/schemas";

/** An area as a line of an outline: it lies in the nearest line above it that stands further out. `depth` counts from 0. */
export type OutlineLine = { id: string; name: string; level: DesignArea["level"]; depth: number };

/** The tree of areas as lines, each right under the one that it lies in. */
export function toOutline(areas: readonly DesignArea[]): OutlineLine[] {
  const under = (parentId: string | null, depth: number): OutlineLine[] =>
    areas
      .filter((area) => area.parentId === parentId)
      .flatMap(({ id, name, level }) => [{ id, name, level, depth }, ...under(id, depth + 1)]);
  return under(null, 0);
}

/** The areas that an outline stands for, each after the one that it lies in. */
export function fromOutline(lines: readonly OutlineLine[]): DesignArea[] {
  return lines.map(({ id, name, level, depth }, at) => {
    const parent = lines.slice(0, at).findLast((line) => line.depth < depth);
    return { id, parentId: parent?.id ?? null, level, name: name.trim() };
  });
}

/** How many lines a line has with everything in it, itself among them. */
export function spanOf(lines: readonly OutlineLine[], at: number): number {
  const depth = lines[at]?.depth ?? 0;
  const next = lines.findIndex((line, each) => each > at && line.depth <= depth);
  return (next === -1 ? lines.length : next) - at;
}

/** Moves a line with everything in it further in (`by` 1) or out (−1). The first can go nowhere, and no line skips a step. */
export function indent(lines: readonly OutlineLine[], at: number, by: 1 | -1): OutlineLine[] {
  const depth = (lines[at]?.depth ?? 0) + by;
  const above = lines[at - 1]?.depth ?? -1;
  if (depth < 0 || depth > above + 1) return [...lines];
  const end = at + spanOf(lines, at);
  return lines.map((line, each) => (each >= at && each < end ? { ...line, depth: line.depth + by } : line));
}

/** Moves a line with everything in it above (−1) or below (1) its neighbour in the same area. */
export function moveLine(lines: readonly OutlineLine[], at: number, by: 1 | -1): OutlineLine[] {
  const size = spanOf(lines, at);
  const depth = lines[at]?.depth ?? 0;
  const next = at + size;
  if (by === 1) {
    if (lines[next]?.depth !== depth) return [...lines];
    return moveLine(lines, next, -1);
  }
  const before = lines.slice(0, at).findLastIndex((line) => line.depth <= depth);
  if (lines[before]?.depth !== depth) return [...lines];
  return [...lines.slice(0, before), ...lines.slice(at, next), ...lines.slice(before, at), ...lines.slice(next)];
}

/** Takes a line out with everything in it. */
export function removeLine(lines: readonly OutlineLine[], at: number): OutlineLine[] {
  return [...lines.slice(0, at), ...lines.slice(at + spanOf(lines, at))];
}

/** Pasted lines, further in by a tab or two spaces each; a line that would skip a step stands one further in. */
export function readLines(text: string, makeId: () => string, under: number): OutlineLine[] {
  const lines: OutlineLine[] = [];
  for (const line of text.split(/\r?\n/)) {
    const name = line.trim();
    if (name === "") continue;
    const space = /^\s*/.exec(line)?.[0] ?? "";
    const steps = Math.floor(space.replaceAll("\t", "  ").length / 2);
    const above = lines.at(-1)?.depth ?? under - 1;
    lines.push({ id: makeId(), name, level: "region", depth: Math.min(under + steps, above + 1) });
  }
  return lines;
}
