import { compareText, entriesInOrder } from "./compare-text.ts";
import { getOrAdd } from "./get-or-add.ts";
import { type Alpha, krippendorffAlpha } from "./krippendorff-alpha.ts";
import { type MatchedCoding, matchCodings } from "./match-codings.ts";
import type { Rejected } from "./rejected.ts";
import type { EffectiveCoding } from "./unit-input.ts";

/** A coding as coders are compared by it: whoever made it, in whatever round, whether or not it counts as evidence. */
export type ComparedCoding = Pick<
  EffectiveCoding,
  "id" | "sourceId" | "questionId" | "stance" | "start" | "end" | "textVersionId" | "coderId"
>;
/** That a coder read a text to its end: said of those who may have found nothing to code in it. */
export type Reading = { readonly textVersionId: string; readonly coderId: string };

/**
 * A place where coders disagree: a half-open span in code points of a text version, with the codings there.
 * `stance`: they marked the same passage and took it differently; `unmatched`: only one of them marked it.
 */
export type StanceDisagreement = {
  kind: "stance" | "unmatched";
  sourceId: string;
  textVersionId: string;
  questionId: string;
  start: number;
  end: number;
  codings: { id: string; coderId: string; stance: EffectiveCoding["stance"] }[];
};
export type StanceAgreement = {
  kind: "agreement";
  /** Ordinal alpha of the stances (constrains, mixed, supports) of matched passages, each one unit. */
  alpha: Alpha;
  /** Texts that at least two coders read. */
  texts: number;
  /** Stance-bearing codings in these texts, and how many of them have no partner. */
  codings: number;
  unmatched: number;
  /** Their part, 0 to 1; null where there are no codings. */
  unmatchedShare: number | null;
  /** By source, text, place and question. */
  disagreements: StanceDisagreement[];
};

const VALUE_OF = { constrains: -1, mixed: 0, supports: 1, context: null } as const;

/**
 * How far coders agree on stances in the texts that at least two of them read. Codings of one text and question are
 * matched one to one, greatest overlap first; with more than two coders each connected component is one unit with one
 * value per coder. Alpha here supposes that both coded, so the unmatched share stands beside it.
 * Context takes no stance and is not matched, but shows that its coder read the text.
 * Errors: an empty or reversed span is `rejected`.
 * Example: coder a marks [0, 10) as supporting, b marks [2, 12) as constraining and [20, 30) as mixed: one pair, which
 * disagrees, and one of three codings without a partner. Source: method, section 5.
 */
export function stanceAgreement(
  codings: readonly ComparedCoding[],
  readings: readonly Reading[] = [],
): StanceAgreement | Rejected {
  const invalid = codings.filter(({ start, end }) => !(start < end)).map(({ id }) => id);
  if (invalid.length > 0) return { kind: "rejected", code: "span-invalid", codings: invalid.toSorted(compareText) };

  const readers = new Map<string, Set<string>>();
  for (const { textVersionId, coderId } of [...codings, ...readings]) {
    getOrAdd(readers, textVersionId, () => new Set<string>()).add(coderId);
  }
  const isShared = (textVersionId: string) => (readers.get(textVersionId)?.size ?? 0) > 1;
  const byQuestion = new Map<string, ComparedCoding[]>();
  for (const coding of codings) {
    if (coding.stance === "context" || !isShared(coding.textVersionId)) continue;
    // JSON keeps the two ids apart, whatever is in them
    getOrAdd(byQuestion, JSON.stringify([coding.textVersionId, coding.questionId]), () => []).push(coding);
  }
  const matched = entriesInOrder(byQuestion).map(([, ofQuestion]) => matchCodings(ofQuestion));
  const units = matched.flatMap((one) => one.units);
  const unmatched = matched.flatMap((one) => one.unmatched);
  const alpha = alphaOf(units);
  if (alpha.kind === "rejected") return alpha;
  const compared = unmatched.length + units.flat().length;
  const differing = units.filter((unit) => unit.some(({ stance }) => stance !== unit[0]?.stance));
  return {
    kind: "agreement",
    alpha,
    texts: [...readers.keys()].filter(isShared).length,
    codings: compared,
    unmatched: unmatched.length,
    unmatchedShare: compared === 0 ? null : unmatched.length / compared,
    disagreements: [
      ...differing.flatMap((unit) => toDisagreement("stance", unit)),
      ...unmatched.flatMap((coding) => toDisagreement("unmatched", [coding])),
    ].toSorted(byPlace),
  };
}

function alphaOf(units: readonly (readonly ComparedCoding[])[]): Alpha | Rejected {
  const coders = [...new Set(units.flatMap((unit) => unit.map(({ coderId }) => coderId)))].toSorted(compareText);
  const values = units.map((unit) => new Map(unit.map(({ coderId, stance }) => [coderId, VALUE_OF[stance]])));
  return krippendorffAlpha(
    coders.map((coder) => values.map((ofUnit) => ofUnit.get(coder) ?? null)),
    "ordinal",
  );
}

function toDisagreement(
  kind: StanceDisagreement["kind"],
  codings: readonly MatchedCoding<ComparedCoding>[],
): StanceDisagreement[] {
  const [first] = codings;
  if (!first) return [];
  const { sourceId, textVersionId, questionId } = first;
  const start = codings.reduce((least, one) => Math.min(least, one.start), first.start);
  const end = codings.reduce((most, one) => Math.max(most, one.end), first.end);
  const said = codings.map(({ id, coderId, stance }) => ({ id, coderId, stance }));
  return [{ kind, sourceId, textVersionId, questionId, start, end, codings: said }];
}

function byPlace(a: StanceDisagreement, b: StanceDisagreement): number {
  return (
    compareText(a.sourceId, b.sourceId) ||
    compareText(a.textVersionId, b.textVersionId) ||
    a.start - b.start ||
    a.end - b.end ||
    compareText(a.questionId, b.questionId) ||
    compareText(a.codings[0]?.id ?? "", b.codings[0]?.id ?? "")
  );
}
