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

/** The lines that hold every word of what is looked for, in any of their columns; accents and case don't matter. */
export function findLines(lines: readonly SourceLine[], lookedFor: string): SourceLine[] {
  const wanted = plain(lookedFor).split(/\s+/).filter(Boolean);
  return lines.filter(({ source, name, kind, group, area, periods, language, consent }) => {
    const text = plain([name, source.title, kind, group, area, periods, language, consent].join(" "));
    return wanted.every((word) => text.includes(word));
  });
}

/** Lines in the order asked for; equal ones by kind and number, so that the order is always the same. */
export function sortLines(lines: readonly SourceLine[], { by, descending }: Sorting, locale: string): SourceLine[] {
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: "base" });
  const order = (a: SourceLine, b: SourceLine) => {
    const [left, right] = [sortValue(a, by), sortValue(b, by)];
    if (typeof left === "number" && typeof right === "number") return left - right;
    return collator.compare(String(left), String(right));
  };
  const sign = descending ? -1 : 1;
  return lines.toSorted((a, b) => sign * order(a, b) || collator.compare(a.name, b.name));
}

function sortValue(line: SourceLine, by: SortKey): string | number {
  switch (by) {
    case "source":
      return line.name;
    case "title":
      return line.source.title;
    case "codings":
      return line.source.codings;
    default:
      return line[by] ?? "";
  }
}

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
