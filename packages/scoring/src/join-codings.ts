import { mergeSpans, type Span } from "@octant/spans";
import { compareNullable, compareText, entriesInOrder } from "./compare-text.ts";
import { getOrAdd } from "./get-or-add.ts";
import { runs } from "./runs.ts";
import type { EffectiveCoding } from "./unit-input.ts";

/** What coders marked as one stretch of text, however they cut it: the codings of it that say the same. */
export type Passage = Omit<EffectiveCoding, "id" | "coderId"> & {
  /** The codings it joins, in order of id. */
  codingIds: string[];
};

/**
 * Joins overlapping or touching codings of one source, question, stance, speaker, area and period set into passages,
 * since how finely a text was cut must not count. Opposite stances on one span stay two passages. Spans of different
 * text versions cannot be compared, so they are not joined.
 * Gives the passages in order of source, question, place in the text, and first coding.
 * Example: [0, 5), [5, 9) and [20, 30) of one source and question, all "supports": two passages of two codings and one.
 * Source: method, section 2, segmentation.
 */
export function joinCodings(codings: readonly EffectiveCoding[]): Passage[] {
  const bySource = new Map<string, Map<string, EffectiveCoding[]>>();
  for (const coding of codings) {
    const byQuestion = getOrAdd(bySource, coding.sourceId, () => new Map<string, EffectiveCoding[]>());
    getOrAdd(byQuestion, coding.questionId, () => []).push(withPeriodSet(coding));
  }
  const questions = entriesInOrder(bySource).flatMap(([, byQuestion]) => entriesInOrder(byQuestion));
  return questions.flatMap(([, ofQuestion]) => {
    const bySaying = runs(ofQuestion.sort(compareSaying), (a, b) => compareSaying(a, b) === 0);
    return bySaying.flatMap(joinAlike).sort(byPlace);
  });
}

/** The coding with its periods as a set: each once, in order. Most come so. */
function withPeriodSet(coding: EffectiveCoding): EffectiveCoding {
  if (coding.aboutPeriodIds.every((id, at, all) => at === 0 || compareText(all[at - 1] ?? "", id) < 0)) return coding;
  return { ...coding, aboutPeriodIds: [...new Set(coding.aboutPeriodIds)].toSorted(compareText) };
}

/** Joins codings that differ in nothing but their spans, coders and ids. */
function joinAlike(alike: readonly [EffectiveCoding, ...EffectiveCoding[]]): Passage[] {
  const [first] = alike;
  if (alike.length === 1) return [toPassage(first, first, [first.id])];
  const byEnd = alike.toSorted((a, b) => a.end - b.end);
  let next = 0;
  return mergeSpans(alike).map((span) => {
    // each coding lies within exactly one merged span, so the next ones by end are those up to its end
    const from = next;
    while ((byEnd[next]?.end ?? Number.POSITIVE_INFINITY) <= span.end) next += 1;
    const joined = byEnd.slice(from, next).map(({ id }) => id);
    return toPassage(first, span, joined.sort(compareText));
  });
}

function toPassage(said: EffectiveCoding, { start, end }: Span, codingIds: string[]): Passage {
  const { sourceId, questionId, stance, textVersionId, speaker, aboutAreaId, aboutPeriodIds } = said;
  return { sourceId, questionId, stance, textVersionId, start, end, speaker, aboutAreaId, aboutPeriodIds, codingIds };
}

/** Order of codings of one source and question by what they say; 0 where they say the same of the same. */
function compareSaying(a: EffectiveCoding, b: EffectiveCoding): number {
  return (
    compareText(a.stance, b.stance) ||
    compareNullable(a.speaker, b.speaker) ||
    compareNullable(a.aboutAreaId, b.aboutAreaId) ||
    compareText(a.textVersionId, b.textVersionId) ||
    compareLists(a.aboutPeriodIds, b.aboutPeriodIds)
  );
}

function byPlace(a: Passage, b: Passage): number {
  return a.start - b.start || a.end - b.end || compareText(a.codingIds[0] ?? "", b.codingIds[0] ?? "");
}

function compareLists(a: readonly string[], b: readonly string[]): number {
  if (a.length !== b.length) return a.length - b.length;
  for (const [at, id] of a.entries()) {
    const difference = compareText(id, b[at] ?? "");
    if (difference !== 0) return difference;
  }
  return 0;
}
