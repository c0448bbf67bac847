import type { Source } from "@octant/schemas";
import type { AssessmentNames } from "../app/assessment.ts";
import type { Words } from "../words/words.ts";

/** A source as the register's table names it. */
export type SourceLine = {
  source: Source;
  name: string;
  kind: string;
  /** Null where it is not placed. */
  group: string | null;
  area: string | null;
  periods: string;
  language: string;
  consent: string;
};

/** A column by which the table can be sorted. */
export type SortKey = "source" | "title" | "kind" | "group" | "area" | "periods" | "language" | "consent" | "codings";
export type Sorting = { by: SortKey; descending: boolean };

type Names = Pick<AssessmentNames, "groups" | "areas" | "periods">;

export function toSourceLine(source: Source, names: Names, words: Words): SourceLine {
  const group = source.groupId === null ? undefined : names.groups.get(source.groupId);
  const area = source.areaId === null ? undefined : names.areas.get(source.areaId);
  const periods = source.periodIds.map((id) => names.periods.get(id)?.name).filter((name) => name !== undefined);
  return {
    source,
    name: words.citation.name(source),
    kind: words.sourceKind[source.kind],
    group: group?.name ?? null,
    area: area?.name ?? null,
    periods: periods.join(", "),
    language: source.language === null ? "" : words.sources.language(source.language),
    consent: words.sources.consentLine(source.consent),
  };
}

/** Makes lines of sources. A source that is the same as before has the same line, so that of thousands one is made anew. */
export function lineMaker(names: Names, words: Words): (source: Source) => SourceLine {
  const made = new WeakMap<Source, SourceLine>();
  return (source) => {
    const line = made.get(source) ?? toSourceLine(source, names, words);
    made.set(source, line);
    return line;
  };
}

/** The lines that hold every word of what is looked for, in any of their columns; accents and case don't matter. */
export function findLines(lines: readonly SourceLine[], lookedFor: string): readonly SourceLine[] {
  const wanted = plain(lookedFor).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return lines;
  return lines.filter((line) => {
    const text = textOf(line);
    return wanted.every((word) => text.includes(word));
  });
}

const texts = new WeakMap<SourceLine, string>();

/** All that a line says, in the plain; kept, since it is asked for at every letter that somebody types. */
function textOf(line: SourceLine): string {
  const { source, name, kind, group, area, periods, language, consent } = line;
  const text = texts.get(line) ?? plain([name, source.title, kind, group, area, periods, language, consent].join(" "));
  texts.set(line, text);
  return text;
}

/** Lines in the order asked for; equal ones by kind and number, so that the order is always the same. */
export function sortLines(lines: readonly SourceLine[], { by, descending }: Sorting, locale: string): SourceLine[] {
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: "base" });
  // by the number itself: written out, "1 000" begins like "1"
  const inRegister = (a: SourceLine, b: SourceLine) =>
    collator.compare(a.kind, b.kind) || a.source.number - b.source.number;
  const order = (a: SourceLine, b: SourceLine) => {
    if (by === "source") return inRegister(a, b);
    if (by === "codings") return a.source.codings - b.source.codings;
    return collator.compare(wordsOf(a, by), wordsOf(b, by));
  };
  const sign = descending ? -1 : 1;
  return lines.toSorted((a, b) => sign * order(a, b) || inRegister(a, b));
}

function wordsOf(line: SourceLine, by: Exclude<SortKey, "source" | "codings">): string {
  return (by === "title" ? line.source.title : line[by]) ?? "";
}

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
