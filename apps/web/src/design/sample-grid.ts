import type { PlannedCell } from "@octant/schemas";

/** Planned numbers by cell: what is not planned is not in it. */
export type SampleGrid = ReadonlyMap<string, number>;
export type CellPlace = Pick<PlannedCell, "groupId" | "areaId" | "periodId">;

export const PLANNED_MOST = 9_999;

const keyOf = ({ groupId, areaId, periodId }: CellPlace) => `${groupId} ${areaId} ${periodId}`;

export function toGrid(cells: readonly PlannedCell[]): SampleGrid {
  return new Map(cells.map((cell) => [keyOf(cell), cell.planned]));
}

export function toCells(grid: SampleGrid): PlannedCell[] {
  return [...grid].map(([key, planned]) => {
    const [groupId = "", areaId = "", periodId = ""] = key.split(" ");
    return { groupId, areaId, periodId, planned };
  });
}

export function plannedAt(grid: SampleGrid, place: CellPlace): number {
  return grid.get(keyOf(place)) ?? 0;
}

/** The grid with other numbers in some cells; 0 plans nothing. */
export function setPlanned(grid: SampleGrid, cells: readonly (CellPlace & { planned: number })[]): SampleGrid {
  const next = new Map(grid);
  for (const cell of cells) {
    if (cell.planned === 0) next.delete(keyOf(cell));
    else next.set(keyOf(cell), cell.planned);
  }
  return next;
}

/** The same in whatever order it was typed. */
export function isSameGrid(a: SampleGrid, b: SampleGrid): boolean {
  return a.size === b.size && [...a].every(([key, planned]) => b.get(key) === planned);
}

/** How many are planned in all cells that fit. */
export function totalOf(grid: SampleGrid, where: Partial<CellPlace>): number {
  let total = 0;
  for (const cell of toCells(grid)) {
    const fits =
      (where.groupId ?? cell.groupId) === cell.groupId &&
      (where.areaId ?? cell.areaId) === cell.areaId &&
      (where.periodId ?? cell.periodId) === cell.periodId;
    if (fits) total += cell.planned;
  }
  return total;
}

/** A whole number from 0 to 9,999 as it is typed, an empty cell as 0; undefined for anything else. */
export function readPlanned(text: string): number | undefined {
  const plain = text.trim();
  if (plain === "") return 0;
  return /^\d{1,4}$/.test(plain) ? Number(plain) : undefined;
}

/** What was read of a block pasted from a spreadsheet: rows of numbers, or the first cell that is none. */
export type PastedBlock =
  | { kind: "block"; rows: number[][] }
  | { kind: "not-a-number"; row: number; column: number; text: string };

/** Reads rows ended by a line's end, cells parted by a tab. Row and column count from 1. */
export function readBlock(text: string): PastedBlock {
  const lines = text.replace(/\r?\n$/, "").split(/\r?\n/);
  const rows: number[][] = [];
  for (const [at, line] of lines.entries()) {
    const row: number[] = [];
    for (const [column, cell] of line.split("\t").entries()) {
      const planned = readPlanned(cell);
      if (planned === undefined) return { kind: "not-a-number", row: at + 1, column: column + 1, text: cell.trim() };
      row.push(planned);
    }
    rows.push(row);
  }
  return { kind: "block", rows };
}
