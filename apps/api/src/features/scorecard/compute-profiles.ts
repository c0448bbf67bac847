import type { ProfileRow, Profiles, ProfilesQuery } from "@octant/schemas";
import {
  codingAgreement,
  confidenceCeiling,
  type EvidenceUnit,
  evidenceIndex,
  isScopeCovered,
  type UnitFigures,
} from "@octant/scoring";
import { accepted } from "./accepted.ts";
import { type EvidencePack, unpackEvidence } from "./evidence-pack.ts";

/** A dimension with all its questions, or one of them. */
type Subject = { dimensionId: string; questionId: string | null; questionIds: readonly string[] };
type Cuts = { areaIds: (string | null)[]; periodIds: (string | null)[] };

/** The profiles of all units that are asked for, in the codebook's order. Pure: it runs beside the server's thread. */
export function computeProfiles(pack: EvidencePack, asked: ProfilesQuery): Profiles {
  const { areas, groupWeights, judged } = pack;
  const periodIds = pack.periods.filter(({ retired }) => !retired).map(({ id }) => id);
  const { codings, sources } = unpackEvidence(pack);
  const index = accepted(evidenceIndex({ codings, sources, areas, periodIds, groupWeights, judged }));
  const agreementOn = codingAgreement(codings);
  const { areaIds, periodIds: inPeriods } = cutsOf(pack, asked);
  const rows = subjectsOf(pack, asked).flatMap((subject) => {
    const agreement = agreementOn(subject.questionIds);
    return areaIds.flatMap((areaId) =>
      inPeriods.map((periodId): ProfileRow => {
        const figures = index.figures(toUnit(subject, areaId, periodId));
        const { dimensionId, questionId } = subject;
        return { dimensionId, questionId, areaId, periodId, ...figures, ceiling: ceilingOf(figures, agreement) };
      }),
    );
  });
  return { asOf: asked.asOf ?? null, primaryNeeded: index.primaryNeeded, rows };
}

/** As if for a finding without a causal claim, for which nobody has yet searched for contrary evidence. */
function ceilingOf({ profile, scope }: UnitFigures, agreement: ReturnType<ReturnType<typeof codingAgreement>>) {
  const finding = { causal: false, rivals: 0, counterSearch: false };
  return confidenceCeiling({ profile, scopeCovered: isScopeCovered(scope), ...finding, ...agreement });
}

function subjectsOf({ codes }: EvidencePack, { dimensionId, questionId }: ProfilesQuery): Subject[] {
  const questionsOf = new Map<string, Set<string>>();
  for (const code of codes) {
    questionsOf.set(code.dimensionId, (questionsOf.get(code.dimensionId) ?? new Set()).add(code.questionId));
  }
  const subjects = [...questionsOf].flatMap(([id, questions]): Subject[] => [
    { dimensionId: id, questionId: null, questionIds: [...questions] },
    ...[...questions].map((question) => ({ dimensionId: id, questionId: question, questionIds: [question] })),
  ]);
  return subjects.filter((subject) => {
    if (questionId !== undefined && subject.questionId !== questionId) return false;
    return dimensionId === undefined || subject.dimensionId === dimensionId;
  });
}

/** Null is the whole. A retired area or period has a profile only where it is asked for. */
function cutsOf({ areas, periods }: EvidencePack, { areaId, periodId }: ProfilesQuery): Cuts {
  const inUse = (cuts: readonly { id: string; retired?: boolean }[]) =>
    cuts.filter(({ retired }) => retired !== true).map(({ id }) => id);
  const asked = (id: string) => [id === "whole" ? null : id];
  return {
    areaIds: areaId === undefined ? [null, ...inUse(areas)] : asked(areaId),
    periodIds: periodId === undefined ? [null, ...inUse(periods), "unknown"] : asked(periodId),
  };
}

function toUnit({ questionIds }: Subject, areaId: string | null, periodId: string | null): EvidenceUnit {
  return { questionIds, ...(areaId !== null && { areaId }), ...(periodId !== null && { periodId }) };
}
