import { overlapLength, type Span } from "@octant/spans";
import { compareText } from "./compare-text.ts";
import { getOrAdd } from "./get-or-add.ts";
import type { RecordedCoding, RegisteredSource } from "./unit-input.ts";

/** The codings that count, in the order given, and the sources (in order of id) that several coders coded without a primary. */
export type EffectiveCodings = { codings: RecordedCoding[]; primaryNeeded: string[] };

/**
 * Says of an assessment's recorded codings which count, before any cut to an area or a period.
 * A reconciled coding stands alone on its passage: it takes the place of every other coding that overlaps it in the same
 * text and on the same question, whoever is the source's primary coder and whatever it says. (What reconciling found to
 * belong to another question is superseded there, and does not come here.) Elsewhere the primary coder's codings count, or
 * all coders' where none is declared. A second coding of a blind round feeds agreement only, an open round nothing;
 * whoever is declared primary is nobody's second, so that declaring the other coder leaves no source without a word.
 * Example: Awa, who is primary, codes [0, 20), Ben [2, 18); reconciled as [0, 18): that one alone.
 * Source: method, section 2, effective coding.
 */
export function effectiveCodings(
  codings: readonly RecordedCoding[],
  sources: ReadonlyMap<string, RegisteredSource>,
): EffectiveCodings {
  const isSettled = settledPassages(codings);
  const coders = new Map<string, Set<string>>();
  const counted = codings.filter((coding) => {
    if (coding.standing === "reconciled") return true;
    const primary = sources.get(coding.sourceId)?.primaryCoderId ?? null;
    if (!isByCounted(coding, primary) || isSettled(coding)) return false;
    if (primary === null) getOrAdd(coders, coding.sourceId, () => new Set()).add(coding.coderId);
    return true;
  });
  const several = [...coders].flatMap(([sourceId, ofSource]) => (ofSource.size > 1 ? [sourceId] : []));
  return { codings: counted, primaryNeeded: several.sort(compareText) };
}

function isByCounted({ standing, coderId }: RecordedCoding, primaryCoderId: string | null): boolean {
  if (standing === "open-round") return false;
  return primaryCoderId === null ? standing !== "second" : coderId === primaryCoderId;
}

/** Tells whether a coding overlaps a reconciled one of its source, text and question. Touching is not overlapping. */
function settledPassages(codings: readonly RecordedCoding[]): (coding: RecordedCoding) => boolean {
  const settled = new Map<string, (Span & Place)[]>();
  for (const coding of codings) {
    if (coding.standing === "reconciled") getOrAdd(settled, coding.textVersionId, () => []).push(coding);
  }
  return (coding) =>
    settled
      .get(coding.textVersionId)
      ?.some((other) => isSamePlace(other, coding) && overlapLength(other, coding) > 0) ?? false;
}

type Place = { readonly sourceId: string; readonly questionId: string };

function isSamePlace(a: Place, b: Place): boolean {
  return a.sourceId === b.sourceId && a.questionId === b.questionId;
}
