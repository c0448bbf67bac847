import { fileURLToPath } from "node:url";
import {
  type EffectiveCoding,
  type EvidenceUnit,
  evidenceProfile,
  type RegisteredSource,
  unitEvidence,
} from "@octant/scoring";
import { findTurns } from "@octant/transcripts";
import { describe, expect, test } from "vitest";
import { flattenAreas } from "./check-demo.ts";
import { readDemo } from "./demo-files.ts";

const { assessment, sources } = readDemo(fileURLToPath(new URL("../../../demo/minusma-2019", import.meta.url)));
const groupOf = new Map(assessment.clusters.map(({ id, group }) => [id, group]));

const registered = sources.map(
  ({ file, cluster, kind }): RegisteredSource => ({
    id: file,
    clusterId: cluster,
    kind,
    groupId: groupOf.get(cluster) ?? null,
    primaryCoderId: null,
  }),
);

const turnsOf = new Map(sources.map(({ file, text }) => [file, findTurns(text)]));

const codings = sources.flatMap((source) =>
  source.codings.map(
    (coding, at): EffectiveCoding => ({
      id: `${source.file}/${String(at).padStart(3, "0")}`,
      sourceId: source.file,
      textVersionId: source.file,
      questionId: coding.question,
      stance: coding.stance,
      start: coding.start,
      end: coding.end,
      coderId: coding.coder,
      speaker: turnsOf.get(source.file)?.find(({ end }) => coding.start < end)?.speaker ?? null,
      aboutAreaId: coding.area,
      aboutPeriodIds: coding.periods,
    }),
  ),
);
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

function balanceOf(...unit: Parameters<typeof profileOf>): number {
  const { profile } = profileOf(...unit);
  if (profile.kind === "no-evidence") throw new Error("there is no evidence");
  return profile.balance;
}

/** What the study found, in words, as bounds of the balance. */
const leanings = [
  { dimension: 1, name: "primacy of politics", words: "constrains", least: -1, most: -0.2501 },
  { dimension: 2, name: "mandates and resources", words: "constrains", least: -1, most: -0.2501 },
  { dimension: 3, name: "people-centred approach", words: "mixed to constrains", least: -0.5, most: 0 },
  { dimension: 4, name: "legitimacy and credibility", words: "mixed", least: -0.25, most: 0.25 },
  { dimension: 5, name: "national and local ownership", words: "constrains to mixed", least: -0.5, most: 0 },
  { dimension: 6, name: "women, peace and security", words: "supports", least: 0.2501, most: 1 },
  { dimension: 7, name: "international support", words: "mixed", least: -0.25, most: 0.25 },
  { dimension: 8, name: "coherence and partnerships", words: "mixed to constrains", least: -0.5, most: 0 },
];

describe("the demo leans as the study it follows", () => {
  test.each(leanings)("$name: $words", ({ dimension, least, most }) => {
    expect(balanceOf(dimension)).toBeGreaterThanOrEqual(least);
    expect(balanceOf(dimension)).toBeLessThanOrEqual(most);
  });

  test.each(leanings)("$name: $words, also where nobody told the speakers of a focus group apart", (leaning) => {
    const unmarked = codings.map((coding) => ({ ...coding, speaker: null }));
    expect(balanceOf(leaning.dimension, {}, unmarked)).toBeGreaterThanOrEqual(leaning.least);
    expect(balanceOf(leaning.dimension, {}, unmarked)).toBeLessThanOrEqual(leaning.most);
  });

  test("women, peace and security improves, international support weakens", () => {
    const change = (dimension: number) =>
      balanceOf(dimension, { periodId: "since-2016" }) - balanceOf(dimension, { periodId: "up-to-2016" });
    expect(change(6)).toBeGreaterThanOrEqual(0.15);
    expect(change(7)).toBeLessThanOrEqual(-0.15);
  });

  test("the mission is more legitimate in the North than in the Centre and in the South", () => {
    const north = balanceOf(4, { areaId: "north" });
    expect(north - balanceOf(4, { areaId: "centre" })).toBeGreaterThanOrEqual(0.3);
    expect(north - balanceOf(4, { areaId: "south" })).toBeGreaterThanOrEqual(0.3);
  });
});

test("each dimension rests on at least four clusters in three groups, none of them all on one side", () => {
  for (const { dimension, name } of leanings) {
    const { profile } = profileOf(dimension);
    if (profile.kind !== "profile") throw new Error(`${name}: no evidence`);
    expect(profile.counts.clusters, name).toBeGreaterThanOrEqual(4);
    expect(profile.counts.groups, name).toBeGreaterThanOrEqual(3);
    expect(Math.abs(profile.balance), name).toBeLessThan(0.75);
  }
});

test("the demo shows what thin evidence looks like", () => {
  const { evidence, profile } = profileOf(4, { areaId: "menaka" });
  expect(profile.kind, "only a source that is not placed spoke about Ménaka").toBe("no-evidence");
  expect(evidence.notPlaced.length).toBeGreaterThan(0);
  expect(profileOf(7, { areaId: "north" }).profile.kind).toBe("no-evidence");
  expect(profileOf(2, { areaId: "north" }).profile).toMatchObject({ counts: { clusters: 2 } });
});

test("overlapping codings of two coders are one passage", () => {
  const { evidence } = profileOf(6);
  expect(evidence.passages.length).toBeLessThan(evidence.codingCount);
});
