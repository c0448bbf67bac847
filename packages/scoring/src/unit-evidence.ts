import { compareText } from "./compare-text.ts";
import { joinCodings, type Passage } from "./join-codings.ts";
import type { ProfileInput } from "./profile-input.ts";
import type { Rejected } from "./rejected.ts";
import { type SortedCodings, sortOutCodings } from "./sort-out-codings.ts";
import { sourceRegister } from "./source-register.ts";
import { toProfileInput } from "./to-profile-input.ts";
import type { EffectiveCoding, EvidenceUnit, UnitInput } from "./unit-input.ts";

/** The evidence of one unit, and what stands beside it. Lists of coding ids are in order of id. */
export type UnitEvidence = {
  kind: "evidence";
  /** What `evidenceProfile` takes. */
  profileInput: ProfileInput;
  /** The stance-bearing passages that enter the balance, after joining. */
  passages: Passage[];
  /** Codings joined in these passages: "41 passages, 52 codings". */
  codingCount: number;
  /** Context codings about the unit: they take no stance and enter no balance. */
  context: string[];
  contextCount: number;
  /** Stance-bearing codings about a larger area that holds the unit's: listed, in no balance. */
  broader: string[];
  /** Stance-bearing codings of sources without a stakeholder group: shown, in no balance. */
  notPlaced: string[];
  /** Sources that several coders coded on the unit's questions while no primary coder is declared: ask for one. */
  primaryNeeded: string[];
};

/**
 * Gathers a unit's evidence from an assessment's recorded codings: which count (see `effectiveCodings`), what they are
 * about, what is one passage. Of several coders all count, joined; with a primary coder declared, only theirs.
 * A judged position is of the source taken whole: it stands for the whole mission, and in a cut to an area or a period
 * wherever its source has a coding on the question.
 * Errors: an unregistered or doubly registered source, a cluster in two groups and an empty span are `rejected`.
 * Example: two coders mark [0, 9) and [5, 12) of an interview as supporting: one passage, two codings.
 * Source: method, section 2.
 */
export function unitEvidence(input: UnitInput): UnitEvidence | Rejected {
  const register = sourceRegister(input.sources);
  if (register.kind === "rejected") return register;
  const sources = register.byId;
  const sorted = sortOutCodings(input, sources);
  const judged = input.judged.filter(({ questionId }) => input.unit.questionIds.includes(questionId));
  for (const { sourceId } of judged) if (!sources.has(sourceId)) sorted.unknownSources.add(sourceId);
  if (sorted.unknownSources.size > 0) {
    return { kind: "rejected", code: "source-unknown", sources: [...sorted.unknownSources].toSorted(compareText) };
  }
  if (sorted.invalid.length > 0) return { kind: "rejected", code: "span-invalid", codings: ids(sorted.invalid) };

  const passages = joinCodings(sorted.counted);
  const standing = judgedWithin(input.unit, judged, sorted).filter(
    ({ sourceId }) => typeof sources.get(sourceId)?.groupId === "string",
  );
  return {
    kind: "evidence",
    profileInput: toProfileInput(passages, standing, sources, input.groupWeights),
    passages,
    codingCount: sorted.counted.length,
    context: ids(sorted.context),
    contextCount: sorted.context.length,
    broader: ids(sorted.broader),
    notPlaced: ids(sorted.notPlaced),
    primaryNeeded: sorted.primaryNeeded,
  };
}

/** The judged positions that stand in the unit: all in the whole mission, in a cut those on what is spoken to there. */
function judgedWithin(unit: EvidenceUnit, judged: UnitInput["judged"], sorted: SortedCodings): UnitInput["judged"] {
  if (unit.areaId === undefined && unit.periodId === undefined) return judged;
  return judged.filter((position) => {
    const isOn = (c: EffectiveCoding) => c.sourceId === position.sourceId && c.questionId === position.questionId;
    return sorted.counted.some(isOn) || sorted.context.some(isOn);
  });
}

function ids(codings: readonly EffectiveCoding[]): string[] {
  return codings.map(({ id }) => id).sort(compareText);
}
