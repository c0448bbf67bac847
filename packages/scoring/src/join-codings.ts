import { mergeSpans } from "@octant/spans";
import { compareText } from "./compare-text.ts";
import { getOrAdd } from "./get-or-add.ts";
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
 * Gives the passages in order of source, question, place in the text and first coding.
 * Example: [0, 5), [5, 9) and [20, 30) of one source and question, all "supports": two passages of two codings and one.
 * Source: method, section 2, segmentation.
 */
export function joinCodings(codings: readonly EffectiveCoding[]): Passage[] {
  const bySource = new Map<string, Map<string, EffectiveCoding[]>>();
  for (const coding of codings) {
    const byKey = getOrAdd(bySource, coding.sourceId, () => new Map<string, EffectiveCoding[]>());
    getOrAdd(byKey, sameness(coding), () => []).push(coding);
  }
  const inOrder = [...bySource].toSorted(([a], [b]) => compareText(a, b));
  return inOrder.flatMap(([, byKey]) => [...byKey.values()].flatMap(joinAlike).toSorted(byPlace));
}

/** Equal for codings of one source that say the same of the same; written so that no two different ones look alike. */
function sameness(coding: EffectiveCoding): string {
  const { questionId, stance, textVersionId, speaker, aboutAreaId } = coding;
  return JSON.stringify([questionId, stance, textVersionId, speaker, aboutAreaId, ...periodSet(coding)]);
}

function periodSet({ aboutPeriodIds }: EffectiveCoding): readonly string[] {
  return aboutPeriodIds.length < 2 ? aboutPeriodIds : [...new Set(aboutPeriodIds)].toSorted(compareText);
}

/** Joins codings that differ in nothing but their spans, coders and ids. */
function joinAlike(alike: readonly EffectiveCoding[]): Passage[] {
  const waiting = alike.toSorted((a, b) => b.start - a.start);
  return mergeSpans(alike).flatMap((span) => {
    const joined: EffectiveCoding[] = [];
    // every coding lies within exactly one merged span, so the next ones by start are those up to its end
    for (let next = waiting.at(-1); next && next.start < span.end; next = waiting.at(-1)) {
      joined.push(next);
      waiting.pop();
    }
    const [first] = joined;
    if (!first) return [];
    const { sourceId, questionId, stance, textVersionId, speaker, aboutAreaId } = first;
    const about = { aboutAreaId, aboutPeriodIds: periodSet(first) };
    const codingIds = joined.map((coding) => coding.id).toSorted(compareText);
    return [{ sourceId, questionId, stance, textVersionId, ...span, speaker, ...about, codingIds }];
  });
}

function byPlace(a: Passage, b: Passage): number {
  return (
    compareText(a.questionId, b.questionId) ||
    a.start - b.start ||
    a.end - b.end ||
    compareText(a.codingIds[0] ?? "", b.codingIds[0] ?? "")
  );
}
