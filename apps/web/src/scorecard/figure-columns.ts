import type { Words } from "../words/words.ts";
import { type Profile, toneOf } from "./balance-geometry.ts";
import type { ScorecardLine } from "./scorecard-lines.ts";

/** A column of the table of figures: its heading, its cell on the screen, and the same as data. Null is "not there". */
export type FigureColumn = {
  key: string;
  head: string;
  text: (line: ScorecardLine) => string | null;
  value: (line: ScorecardLine) => number | string | null;
};

/** Every figure of a scorecard, a column each, in the order in which they are read. */
export function figureColumns(words: Words): FigureColumn[] {
  const t = words.scorecard.table;
  const { tones } = words.scorecard;
  const balances = (key: string, head: string, of: (profile: Profile) => number | null) =>
    profileColumn(key, head, of, (value) => words.scorecard.balance(value));
  const counts = (key: string, head: string, of: (line: ScorecardLine) => number) => {
    return { key, head, text: (line: ScorecardLine) => t.number(of(line)), value: of };
  };
  const profileCounts = (key: keyof Profile["counts"], head: string) =>
    profileColumn(key, head, (profile) => profile.counts[key], t.number);
  const shares = (key: string, head: string, of: (profile: Profile) => number | null) =>
    profileColumn(key, head, of, t.percent);
  const side = (line: ScorecardLine) => {
    const { profile } = line.row;
    return profile.kind === "profile" ? tones[toneOf(profile.side)] : words.scorecard.noEvidence;
  };
  return [
    balances("balance", t.balance, (profile) => profile.balance),
    balances("least", t.least, (profile) => profile.sensitivity?.[0] ?? null),
    balances("largest", t.largest, (profile) => profile.sensitivity?.[1] ?? null),
    { key: "side", head: t.side, text: side, value: side },
    profileCounts("clusters", t.clusters),
    profileCounts("groups", t.groups),
    profileCounts("sources", t.sources),
    profileCounts("codings", t.passages),
    counts("rawCodings", t.codings, (line) => line.row.codings),
    profileColumn(
      "effectiveClusters",
      t.effectiveClusters,
      (p) => p.effectiveClusters,
      (n) => t.decimal(n, 1),
    ),
    shares("supporting", t.supporting, (profile) => profile.supporting),
    shares("constraining", t.constraining, (profile) => profile.constraining),
    profileColumn(
      "polarisation",
      t.polarisation,
      (profile) => profile.polarisation,
      (n) => t.decimal(n, 2),
    ),
    shares("topShare", t.topShare, (profile) => profile.topShare),
    balances("naive", t.naive, (profile) => profile.naive),
    counts("context", t.context, (line) => line.row.context),
    counts("notPlaced", t.notPlaced, (line) => line.row.notPlaced),
    counts("broader", t.broader, (line) => line.row.broader),
  ];
}

function profileColumn(
  key: string,
  head: string,
  of: (profile: Profile) => number | null,
  format: (value: number) => string,
): FigureColumn {
  const value = ({ row: { profile } }: ScorecardLine) => (profile.kind === "profile" ? of(profile) : null);
  const text = (line: ScorecardLine) => {
    const found = value(line);
    return found === null ? null : format(found);
  };
  return { key, head, text, value };
}

/** The same table as rows for a CSV file: headings first, figures unrounded, and on every row what they are about. */
export function figureRows(lines: readonly ScorecardLine[], unit: string, words: Words): (string | number | null)[][] {
  const columns = figureColumns(words);
  const { table, extension } = words.scorecard;
  return [
    [table.dimensionNumber, table.dimension, ...columns.map(({ head }) => head), table.unit, table.remark],
    ...lines.map((line) => [line.dimensionId, line.name, ...columns.map(({ value }) => value(line)), unit, extension]),
  ];
}
