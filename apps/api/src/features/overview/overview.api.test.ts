import { Overview, StudyDesign } from "@octant/schemas";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { refusal } from "../../../test/client.ts";
import { makeAssessment, type TestAssessment } from "../../../test/make-assessment.ts";
import { makeSource } from "../../../test/make-source.ts";
import { openTestApp, type TestApp } from "../../../test/test-app.ts";

let octant: TestApp;
let study: TestAssessment;
beforeAll(async () => {
  octant = await openTestApp();
});
beforeEach(async () => {
  study = await makeAssessment(octant, ["lead", "coder", "reader"]);
});
afterAll(() => octant.close());

const read = (at = 0) => study.client(at).get(study.path("/overview"), Overview);
const cuts = () => {
  const { groups, areas, periods } = study.plan;
  return { groupId: groups[0]?.id ?? "", areaId: areas[0]?.id ?? "", periodId: periods[0]?.id ?? "" };
};
const code = async (source: { textVersionId: string | null }, codeAt: number, at = 1) => {
  const body = { id: uuidv7(), textVersionId: source.textVersionId, codeId: study.codeIds[codeAt], start: 0, end: 5 };
  const answer = await study.client(at).send("POST", study.path("/codings"), { body: { ...body, stance: "supports" } });
  expect(answer.status).toBe(201);
};

test("a study that has heard nobody says so, and criticises nothing yet", async () => {
  expect(await read()).toEqual({
    coverage: { cells: [], sources: 0, clusters: 0, notPlaced: 0, withoutArea: 0, withoutPeriod: 0, fewestPlanned: 0 },
    gaps: [],
    saturation: { steps: [], sinceNew: 0 },
    languages: { shares: [], known: 0, unknown: 0 },
    coding: { texts: 0, coded: 0, twice: 0, codings: 0 },
    waiting: [],
  });
});

test("planned and heard stand side by side, an area counts with its places, and what is missing is named", async () => {
  const { groupId, areaId, periodId } = cuts();
  const body = { id: uuidv7(), cells: [{ groupId, areaId, periodId, planned: 2 }] };
  await study.client(0).get(study.path("/design/sample"), StudyDesign, "PUT", { body, rowVersion: 0 });
  const placeId = study.plan.areas[1]?.id ?? "";
  await makeSource(study, study.client(0), { clusterId: null, groupId, areaId: placeId, periodIds: [periodId] });
  const { coverage, gaps } = await read();
  const cell = coverage.cells.find((c) => c.groupId === groupId && c.areaId === areaId && c.periodId === periodId);
  expect(cell).toMatchObject({ sources: 1, clusters: 1, planned: 2 });
  expect(coverage).toMatchObject({ sources: 1, fewestPlanned: 2 });
  expect(gaps).toContainEqual({ kind: "short-cell", groupId, areaId, periodId, planned: 2, sources: 1 });
  expect(gaps).toContainEqual({ kind: "group-unheard", groupId: study.plan.groups[1]?.id });
  expect(gaps).toContainEqual({ kind: "period-unheard", periodId: study.plan.periods[1]?.id });
});

test("saturation follows the order in which sources came, and who coded what", async () => {
  const first = await makeSource(study, study.client(0));
  const second = await makeSource(study, study.client(0), { text: "Another one speaks." });
  const third = await makeSource(study, study.client(0), { text: "A third one speaks." });
  await code(first, 0);
  await code(second, 0);
  await code(third, 1);
  await code(third, 0, 0);
  const { saturation, coding, waiting } = await read();
  expect(saturation.steps.map(({ number, added, total }) => [number, added, total])).toEqual([
    [1, 1, 1],
    [2, 0, 1],
    [3, 1, 2],
  ]);
  expect(coding).toEqual({ texts: 3, coded: 3, twice: 1, codings: 4 });
  expect(waiting).toEqual([
    { kind: "not-placed", sources: 3 },
    { kind: "several-coders", sources: 1 },
  ]);
});

test("what waits is what the person can do something about", async () => {
  const consent = { analyse: "not-asked", quote: "not-asked", archive: "not-asked", recontact: "not-asked" } as const;
  await makeSource(study, study.client(0));
  await makeSource(study, study.client(0), { consent, text: "Nobody has asked yet." });
  expect((await read(1)).waiting).toEqual([{ kind: "texts-uncoded", sources: 1 }]);
  expect((await read(0)).waiting).toEqual([
    { kind: "texts-uncoded", sources: 1 },
    { kind: "not-placed", sources: 2 },
    { kind: "consent-open", sources: 1 },
  ]);
  expect((await read()).languages).toEqual({ shares: [{ value: "en", sources: 2, share: 1 }], known: 2, unknown: 0 });
});

test("a reader, who sees figures by the rules of disclosure alone, does not see it", async () => {
  expect(await refusal(study.client(2).send("GET", study.path("/overview")))).toEqual([403, "right-missing"]);
});
