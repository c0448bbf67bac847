import { readFileSync } from "node:fs";

/** A table of the fixtures, column by column, as text. */
export type Table = { rows: number; text: (name: string) => string[]; numbers: (name: string) => Float64Array };

/** Reads a fixture: commas, quotes only where needed, quotes doubled, line breaks inside of fields. */
export function readTable(file: string): Table {
  const text = readFileSync(new URL(`../../fixtures/survey/${file}`, import.meta.url), "utf8");
  const cells = text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\n]*))(,|\n)/g);
  const records: string[][] = [[]];
  for (const [, quoted, plain, end] of cells) {
    records.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end === "\n") records.push([]);
  }
  const [head, ...rows] = records.filter((record) => record.length > 0);
  const column = (name: string) => {
    const at = head?.indexOf(name) ?? -1;
    if (at === -1) throw new Error(`${file} has no column ${name}`);
    return rows.map((row) => row[at] ?? "");
  };
  const toNumber = (cell: string) => (cell === "" ? Number.NaN : Number(cell));
  return { rows: rows.length, text: column, numbers: (name) => Float64Array.from(column(name), toNumber) };
}

/** A JSON fixture. */
export function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(new URL(`../../fixtures/survey/${file}`, import.meta.url), "utf8")) as T;
}
