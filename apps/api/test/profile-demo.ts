import { fileURLToPath } from "node:url";
import {
  type EffectiveCoding,
  type EvidenceUnit,
  evidenceProfile,
  type RegisteredSource,
  unitEvidence,
} from "@octant/scoring";
import { findTurns } from "@octant/transcripts";
import { flattenAreas } from "../src/features/demo/check-demo.ts";
import { type Demo, type DemoSource, readDemo } from "../src/features/demo/demo-files.ts";

/** Where a demo of this name lies. */
export const demoFolder = (name: string) => fileURLToPath(new URL(`../demo/${name}`, import.meta.url));

/** The profiles of a demo, from its files alone: past every use case and the database. */
export function profileDemo(name: string) {
  const { assessment, sources } = readDemo(demoFolder(name));
  const codings = sources.flatMap(toEffective);
  const registered = toRegistered(assessment, sources);
  const areas = flattenAreas(assessment.areas);
  const questionIds = [...new Set(codings.map(({ questionId }) => questionId))];

  function profileOf(dimension: number, cut: Omit<EvidenceUnit, "questionIds"> = {}, from = codings) {
    const unit = { questionIds: questionIds.filter((id) => id.startsWith(`${dimension}.`)), ...cut };
    const evidence = unitEvidence({ codings: from, sources: registered, areas, unit, judged: [] });
    if (evidence.kind === "rejected") throw new Error(`rejected: ${evidence.code}`);
    const profile = evidenceProfile(evidence.profileInput);
    if (profile.kind === "rejected") throw new Error(`rejected: ${profile.code}`);
    return { evidence, profile };
  }

  /** Throws where there is no evidence, so that a test says which unit it supposed to have some. */
  function figuresOf(...unit: Parameters<typeof profileOf>) {
    const { profile } = profileOf(...unit);
    if (profile.kind === "no-evidence") throw new Error(`there is no evidence on ${unit[0]}`);
    return profile;
  }

  const balanceOf = (...unit: Parameters<typeof profileOf>) => figuresOf(...unit).balance;
  return { codings, profileOf, figuresOf, balanceOf };
}

function toRegistered({ clusters }: Demo["assessment"], sources: readonly DemoSource[]): RegisteredSource[] {
  const groupOf = new Map(clusters.map(({ id, group }) => [id, group]));
  return sources.map(({ file, cluster, kind }) => {
    return { id: file, clusterId: cluster, kind, groupId: groupOf.get(cluster) ?? null, primaryCoderId: null };
  });
}

function toEffective({ file, text, codings }: DemoSource): EffectiveCoding[] {
  const turns = findTurns(text);
  return codings.map((coding, at) => ({
    id: `${file}/${String(at).padStart(3, "0")}`,
    sourceId: file,
    textVersionId: file,
    questionId: coding.question,
    stance: coding.stance,
    start: coding.start,
    end: coding.end,
    coderId: coding.coder,
    speaker: turns.find(({ end }) => coding.start < end)?.speaker ?? null,
    aboutAreaId: coding.area,
    aboutPeriodIds: coding.periods,
  }));
}
