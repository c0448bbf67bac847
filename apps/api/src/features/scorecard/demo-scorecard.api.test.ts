import { fileURLToPath } from "node:url";
import { EvidencePage, Profiles, Scorecard } from "@octant/schemas";
import {
  type EffectiveCoding,
  type EvidenceUnit,
  evidenceProfile,
  type RegisteredSource,
  unitEvidence,
} from "@octant/scoring";
import { sliceCodePoints } from "@octant/spans";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signInAs } from "../../../test/client.ts";
import { openTestApp, type TestApp } from "../../../test/test-app.ts";
import { flattenAreas } from "../demo/check-demo.ts";
import { type DemoSource, readDemo } from "../demo/demo-files.ts";
import { demoId, demoIds } from "../demo/demo-id.ts";
import { loadDemo } from "../demo/load-demo.ts";
import { loadFrameworks, readFrameworks } from "../frameworks/load-frameworks.ts";

const folder = (name: string) => fileURLToPath(new URL(`../../../${name}`, import.meta.url));
const { assessment, sources } = readDemo(folder("demo/minusma-2019"));
const idOf = demoIds(assessment);
const path = `/api/v1/assessments/${demoId("assessment", assessment.name)}`;

let octant: TestApp;
let ask: <T>(rest: string, schema: { parse: (body: unknown) => T }) => Promise<T>;
beforeAll(async () => {
  octant = await openTestApp();
  await loadFrameworks(octant.deps.db, readFrameworks(folder("frameworks")));
  const lead = await loadDemo(octant.deps, folder("demo/minusma-2019"), () => {});
  const client = await signInAs(octant, lead);
  ask = async (rest, schema) => schema.parse(await (await client.send("GET", `${path}${rest}`)).json());
});
afterAll(() => octant.close());

/** What the demo's files say, under the ids that the loading gives, but past every use case and the database. */
const groupOf = new Map(assessment.clusters.map(({ id, group }) => [id, group && idOf("group", group)]));
const registered = sources.map(({ file, cluster, kind }): RegisteredSource => {
  const [id, clusterId] = [idOf("source", file), idOf("cluster", cluster)];
  return { id, clusterId, kind, groupId: groupOf.get(cluster) ?? null, primaryCoderId: null };
});
const codings = sources.flatMap((source) =>
  source.codings.map(({ quote, question, stance, start, end, area, periods, coder }, at): EffectiveCoding => {
    return {
      id: idOf("coding", source.file, String(at)),
      sourceId: idOf("source", source.file),
      textVersionId: source.file,
      questionId: question,
      stance,
      start,
      end,
      coderId: coder,
      speaker: speakerOf(source, quote),
      aboutAreaId: idOf("area", area),
      aboutPeriodIds: periods.map((period) => idOf("period", period)),
    };
  }),
);
const areas = flattenAreas(assessment.areas).map(({ id, parentId }) => {
  return { id: idOf("area", id), parentId: parentId && idOf("area", parentId) };
});

/** The mark before a participant's words in a focus group, such as P3; an interview has one respondent. */
function speakerOf({ kind, text }: DemoSource, quote: string): string | null {
  const paragraph = text.split("\n").find((line) => line.includes(quote)) ?? "";
  return kind === "focus-group" ? (/^P\d+/.exec(paragraph)?.[0] ?? null) : null;
}

type Cut = Pick<EvidenceUnit, "areaId" | "periodId">;

function computed(dimensionId: string, unit: Cut) {
  const questionIds = [...new Set(codings.map((c) => c.questionId))].filter((id) => id.startsWith(`${dimensionId}.`));
  const evidence = unitEvidence({ codings, sources: registered, areas, unit: { questionIds, ...unit }, judged: [] });
  if (evidence.kind === "rejected") throw new Error(evidence.code);
  const result = evidenceProfile(evidence.profileInput);
  if (result.kind === "rejected") throw new Error(result.code);
  const { clusters, ...profile } = result.kind === "profile" ? result : { ...result, clusters: [] };
  return {
    dimensionId,
    profile,
    codings: evidence.codingCount,
    context: evidence.contextCount,
    notPlaced: evidence.notPlaced.length,
    broader: evidence.broader.length,
    judged: 0,
    clusters: clusters.map(({ id, group, position }) => ({ clusterId: id, groupId: group, position })),
  };
}

const areaNames = ["the whole mission", "north", "gao", "centre", "south"];
const periodNames = ["all periods", ...assessment.periods.map(({ id }) => id), "unknown"];
const units = areaNames.flatMap((area) => periodNames.map((period) => [area, period] as const));

test.each(units)("every figure for %s and %s is the one that its files give", async (area, period) => {
  const unit: Cut = {
    ...(area === "the whole mission" ? {} : { areaId: idOf("area", area) }),
    ...(period === "all periods" ? {} : { periodId: period === "unknown" ? period : idOf("period", period) }),
  };
  const { rows } = await ask(`/scorecard?${new URLSearchParams(Object.entries(unit))}`, Scorecard);
  expect(rows).toHaveLength(8);
  expect(rounded(rows)).toEqual(rounded(rows.map(({ dimensionId }) => computed(dimensionId, unit))));
});

test("the profiles of all dimensions, areas and periods are these, asked for at once", async () => {
  const { rows } = await ask("/profiles", Profiles);
  const dimensions = rows.filter(({ questionId }) => questionId === null);
  expect(dimensions).toHaveLength(8 * (1 + areas.length) * (2 + assessment.periods.length));
  const shown = dimensions.map(({ dimensionId, profile, codings: count, context, notPlaced, broader, judged }) => {
    return { dimensionId, profile, codings: count, context, notPlaced, broader, judged };
  });
  const expected = dimensions.map(({ dimensionId, areaId, periodId }) => {
    const row = computed(dimensionId, { ...(areaId && { areaId }), ...(periodId && { periodId }) });
    const { clusters: _, profile: whole, ...rest } = row;
    const { clusterShares: __, ...profile } = { clusterShares: {}, ...whole };
    return { ...rest, profile };
  });
  expect(rounded(shown)).toEqual(rounded(expected));
});

/** Speakers have other ids in the database, and so another order in which a sum's last digit may differ. */
function rounded(value: unknown): unknown {
  const round = (inner: unknown) => (typeof inner === "number" ? Math.round(inner * 1e9) / 1e9 : inner);
  return JSON.parse(JSON.stringify(value, (_, inner) => round(inner)));
}

test("behind each row lie its codings, each with the words that its file quotes", async () => {
  for (const dimensionId of ["1", "2", "3", "4", "5", "6", "7", "8"]) {
    const { row, items } = await ask(`/scorecard/${dimensionId}/evidence?limit=200`, EvidencePage);
    const told = items.map(({ questionId, stance, quote }) => JSON.stringify([questionId, stance, quote]));
    const inFiles = sources.flatMap(({ text, consent, codings: ofSource }) =>
      ofSource
        .filter(({ question }) => question.startsWith(`${dimensionId}.`))
        .map((coding) => {
          const quote = consent.quote === "granted" ? sliceCodePoints(text, coding) : null;
          return JSON.stringify([coding.question, coding.stance, quote]);
        }),
    );
    expect(told.toSorted()).toEqual(inFiles.toSorted());
    const counted = items.filter((item) => item.counts === "counted");
    expect(counted).toHaveLength(row.codings);
  }
});
