import { type AreaPlace, areaScope } from "./area-scope.ts";
import { compareText } from "./compare-text.ts";
import { joinCodings, type Passage } from "./join-codings.ts";
import type { ProfileInput, StanceValue } from "./profile-input.ts";
import type { Rejected } from "./rejected.ts";
import { sourceRegister } from "./source-register.ts";
import type { EffectiveCoding, EvidenceUnit, RegisteredSource, UnitInput } from "./unit-input.ts";

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
};

/**
 * Gathers a unit's evidence from an assessment's effective codings: whose coding counts, what it is about, what is one
 * passage. Of several coders all count, joined; with a primary coder declared, only theirs.
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
  const sorted = sortOut(input, sources);
  const judged = input.judged.filter(({ questionId }) => input.unit.questionIds.includes(questionId));
  for (const { sourceId } of judged) if (!sources.has(sourceId)) sorted.unknownSources.add(sourceId);
  if (sorted.unknownSources.size > 0) {
    return { kind: "rejected", code: "source-unknown", sources: [...sorted.unknownSources].toSorted(compareText) };
  }
  if (sorted.invalid.length > 0) return { kind: "rejected", code: "span-invalid", codings: ids(sorted.invalid) };

  const passages = joinCodings(sorted.counted);
  const standing = judgedWithin(input.unit, judged, sorted).filter(({ sourceId }) => isPlaced(sources.get(sourceId)));
  return {
    kind: "evidence",
    profileInput: profileInput(passages, standing, sources, input.groupWeights),
    passages,
    codingCount: sorted.counted.length,
    context: ids(sorted.context),
    contextCount: sorted.context.length,
    broader: ids(sorted.broader),
    notPlaced: ids(sorted.notPlaced),
  };
}

type Sources = ReadonlyMap<string, RegisteredSource>;

/** The codings on the unit's questions, by what becomes of them; none stands in two lists. */
type SortedOut = {
  counted: EffectiveCoding[];
  context: EffectiveCoding[];
  broader: EffectiveCoding[];
  notPlaced: EffectiveCoding[];
  invalid: EffectiveCoding[];
  unknownSources: Set<string>;
};

/** Looks at each coding once: an assessment may hold 100,000, and a scorecard asks eight times. */
function sortOut({ codings, unit, areas }: UnitInput, sources: Sources): SortedOut {
  const asked = new Set(unit.questionIds);
  const placeOf = areaScope(areas, unit.areaId);
  const sorted: SortedOut = {
    counted: [],
    context: [],
    broader: [],
    notPlaced: [],
    invalid: [],
    unknownSources: new Set(),
  };
  for (const coding of codings) {
    if (!asked.has(coding.questionId)) continue;
    const source = sources.get(coding.sourceId);
    if (!source) sorted.unknownSources.add(coding.sourceId);
    else if (!(coding.start < coding.end)) sorted.invalid.push(coding);
    else if (isByCounted(coding, source) && isInPeriod(coding, unit.periodId)) {
      place(coding, source, placeOf(coding.aboutAreaId), sorted);
    }
  }
  return sorted;
}

/** Puts a coding that may count where it belongs; what is about another area falls away. */
function place(coding: EffectiveCoding, source: RegisteredSource, area: AreaPlace, sorted: SortedOut): void {
  const isContext = coding.stance === "context";
  if (area === "broader" && !isContext) sorted.broader.push(coding);
  if (area !== "inside") return;
  if (isContext) sorted.context.push(coding);
  else if (isPlaced(source)) sorted.counted.push(coding);
  else sorted.notPlaced.push(coding);
}

/** The judged positions that stand in the unit: all in the whole mission, in a cut those on what is spoken to there. */
function judgedWithin(unit: EvidenceUnit, judged: UnitInput["judged"], sorted: SortedOut): UnitInput["judged"] {
  if (unit.areaId === undefined && unit.periodId === undefined) return judged;
  return judged.filter((position) => {
    const isOn = (c: EffectiveCoding) => c.sourceId === position.sourceId && c.questionId === position.questionId;
    return sorted.counted.some(isOn) || sorted.context.some(isOn);
  });
}

function isPlaced(source: RegisteredSource | undefined): boolean {
  return typeof source?.groupId === "string";
}

function isByCounted({ coderId }: EffectiveCoding, { primaryCoderId }: RegisteredSource): boolean {
  return primaryCoderId === null || primaryCoderId === coderId;
}

function isInPeriod({ aboutPeriodIds }: EffectiveCoding, periodId: EvidenceUnit["periodId"]): boolean {
  if (periodId === undefined) return true;
  return periodId === "unknown" ? aboutPeriodIds.length === 0 : aboutPeriodIds.includes(periodId);
}

const VALUE_OF: Record<EffectiveCoding["stance"], StanceValue> = {
  supports: 1,
  mixed: 0,
  constrains: -1,
  context: null,
};

/** The sources that speak, their clusters and what they say, each in order of id. */
function profileInput(
  passages: readonly Passage[],
  judged: UnitInput["judged"],
  sources: Sources,
  groupWeights: UnitInput["groupWeights"],
): ProfileInput {
  const speaking = new Set([...passages, ...judged].map(({ sourceId }) => sourceId));
  const speakers = [...speaking].toSorted(compareText).flatMap((id) => sources.get(id) ?? []);
  const groupOf = new Map(speakers.map(({ clusterId, groupId }) => [clusterId, groupId ?? ""]));
  const clusters = [...groupOf].toSorted(([a], [b]) => compareText(a, b)).map(([id, group]) => ({ id, group }));
  return {
    clusters,
    sources: speakers.map(({ id, clusterId, kind }) => ({ id, cluster: clusterId, kind })),
    stances: passages.map(({ sourceId, questionId, stance, speaker }) => ({
      source: sourceId,
      question: questionId,
      stance: VALUE_OF[stance],
      ...(speaker === null ? {} : { speaker }),
    })),
    judged: judged
      .map(({ sourceId, questionId, position }) => ({ source: sourceId, question: questionId, position }))
      .toSorted(
        (a, b) => compareText(a.source, b.source) || compareText(a.question, b.question) || a.position - b.position,
      ),
    ...(groupWeights === undefined ? {} : { groupWeights }),
  };
}

function ids(codings: readonly EffectiveCoding[]): string[] {
  return codings.map(({ id }) => id).sort(compareText);
}
