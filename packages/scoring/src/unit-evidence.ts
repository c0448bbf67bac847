import { areaScope } from "./area-scope.ts";
import { compareText } from "./compare-text.ts";
import { getOrAdd } from "./get-or-add.ts";
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
  const asked = new Set(input.unit.questionIds);
  const codings = input.codings.filter(({ questionId }) => asked.has(questionId));
  const judged = input.judged.filter(({ questionId }) => asked.has(questionId));
  const problem = findProblem(codings, [...codings, ...judged], register.byId);
  if (problem) return problem;

  const sorted = sortOut(codings, input, register.byId);
  const passages = joinCodings(sorted.counted);
  const standing = judged.filter(({ sourceId, questionId }) => {
    const isPlaced = typeof register.byId.get(sourceId)?.groupId === "string";
    return isPlaced && (isWhole(input.unit) || sorted.spokenTo.get(sourceId)?.has(questionId));
  });
  return {
    kind: "evidence",
    profileInput: profileInput(passages, standing, register.byId, input.groupWeights),
    passages,
    codingCount: sorted.counted.length,
    context: ids(sorted.context),
    contextCount: sorted.context.length,
    broader: ids(sorted.broader),
    notPlaced: ids(sorted.notPlaced),
  };
}

type Sources = ReadonlyMap<string, RegisteredSource>;
type Judged = UnitInput["judged"];

function findProblem(
  codings: readonly EffectiveCoding[],
  speaking: readonly { sourceId: string }[],
  sources: Sources,
): Rejected | undefined {
  const unknown = new Set(speaking.map(({ sourceId }) => sourceId).filter((sourceId) => !sources.has(sourceId)));
  if (unknown.size > 0)
    return { kind: "rejected", code: "source-unknown", sources: [...unknown].toSorted(compareText) };
  const invalid = codings.filter(({ start, end }) => !(start < end));
  return invalid.length > 0 ? { kind: "rejected", code: "span-invalid", codings: ids(invalid) } : undefined;
}

/** Puts each coding on the unit's questions where it counts, or beside; what is about something else falls away. */
function sortOut(codings: readonly EffectiveCoding[], { unit, areas }: UnitInput, sources: Sources) {
  const placeOf = areaScope(areas, unit.areaId);
  const counted: EffectiveCoding[] = [];
  const context: EffectiveCoding[] = [];
  const broader: EffectiveCoding[] = [];
  const notPlaced: EffectiveCoding[] = [];
  const spokenTo = new Map<string, Set<string>>();
  for (const coding of codings) {
    const source = sources.get(coding.sourceId);
    if (!source || !isByCounted(coding, source) || !isInPeriod(coding, unit.periodId)) continue;
    const place = placeOf(coding.aboutAreaId);
    if (place === "elsewhere") continue;
    if (place === "broader") {
      if (coding.stance !== "context") broader.push(coding);
      continue;
    }
    getOrAdd(spokenTo, coding.sourceId, () => new Set<string>()).add(coding.questionId);
    if (coding.stance === "context") context.push(coding);
    else if (source.groupId === null) notPlaced.push(coding);
    else counted.push(coding);
  }
  return { counted, context, broader, notPlaced, spokenTo };
}

function isByCounted({ coderId }: EffectiveCoding, { primaryCoderId }: RegisteredSource): boolean {
  return primaryCoderId === null || primaryCoderId === coderId;
}

function isInPeriod({ aboutPeriodIds }: EffectiveCoding, periodId: EvidenceUnit["periodId"]): boolean {
  if (periodId === undefined) return true;
  return periodId === "unknown" ? aboutPeriodIds.length === 0 : aboutPeriodIds.includes(periodId);
}

function isWhole({ areaId, periodId }: EvidenceUnit): boolean {
  return areaId === undefined && periodId === undefined;
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
  judged: Judged,
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
  return codings.map(({ id }) => id).toSorted(compareText);
}
