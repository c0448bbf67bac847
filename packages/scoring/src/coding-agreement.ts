import { doubleCoded } from "./double-coded.ts";
import { getOrAdd } from "./get-or-add.ts";
import type { Alpha } from "./krippendorff-alpha.ts";
import { stanceAgreement } from "./stance-agreement.ts";
import type { RecordedCoding } from "./unit-input.ts";

/** What `confidenceCeiling` asks about how codings were checked. */
export type CodingAgreement = {
  /** Ordinal alpha of double-coded stances; null where nothing was coded twice. */
  stanceAlpha: Alpha | null;
  /** Part of the stance-bearing sources, 0 to 1, that two coders coded. */
  doubleCodedShare: number;
};

const NOTHING_TWICE: CodingAgreement = { stanceAlpha: null, doubleCodedShare: 0 };

/**
 * Tells how far coders agree on a unit's questions, wherever and whenever what they coded is about: how reliably a question
 * is coded is not a matter of one area. Codings of an open blind round are nobody's to see, and reconciled ones are nobody's
 * own reading; every other coder's count, whether or not they are evidence.
 * Takes codings with spans that are not empty, as `evidenceIndex` has checked. Source: method, sections 4 and 5.
 */
export function codingAgreement(
  codings: readonly RecordedCoding[],
): (questionIds: readonly string[]) => CodingAgreement {
  const own = codings.filter(({ standing }) => standing !== "open-round" && standing !== "reconciled");
  const coderOf = new Map<string, string>();
  const isTwice = own.some(({ sourceId, coderId }) => getOrAdd(coderOf, sourceId, () => coderId) !== coderId);
  // most assessments are coded once; then a hundred thousand codings need not be sorted by question
  if (!isTwice) return () => NOTHING_TWICE;
  const byQuestion = new Map<string, RecordedCoding[]>();
  for (const coding of own) getOrAdd(byQuestion, coding.questionId, () => []).push(coding);
  return (questionIds) => {
    const asked = [...new Set(questionIds)].flatMap((question) => byQuestion.get(question) ?? []);
    const agreement = stanceAgreement(asked);
    const alpha = agreement.kind === "agreement" && agreement.texts > 0 ? agreement.alpha : null;
    return { stanceAlpha: alpha, doubleCodedShare: doubleCoded(asked).share ?? 0 };
  };
}
