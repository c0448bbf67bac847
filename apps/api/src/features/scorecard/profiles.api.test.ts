import { Coding, PositionsPage, Profiles, type SourceRegister, type Stance } from "@octant/schemas";
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
afterAll(() => octant.close());
beforeEach(async () => {
  study = await makeAssessment(octant, ["lead", "coder", "reader"]);
});

const [LEAD, CODER, READER] = [0, 1, 2];
const profiles = (query = "") => study.client(LEAD).get(study.path(`/profiles${query}`), Profiles);
const take = (register: Partial<SourceRegister> = {}) =>
  makeSource(study, study.client(LEAD), { groupId: study.plan.groups[0]?.id ?? null, ...register });
const say = async (stance: Stance, said: object = {}, by = LEAD, register: Partial<SourceRegister> = {}) => {
  const { id, textVersionId } = await take(register);
  const body = { id: uuidv7(), textVersionId, codeId: study.codeIds[0], start: 0, end: 5, stance, ...said };
  await study.client(by).get(study.path("/codings"), Coding, "POST", { body });
  return { id, textVersionId };
};
const ids = () => {
  const [region, place] = study.plan.areas.map(({ id }) => id);
  const [before, after] = study.plan.periods.map(({ id }) => id);
  return { region: region ?? "", place: place ?? "", before: before ?? "", after: after ?? "" };
};

test("all units are there: dimensions and their questions, the whole and each area, all periods, each, and unknown ones", async () => {
  const { rows, asOf, primaryNeeded } = await profiles();
  expect([asOf, primaryNeeded]).toEqual([null, []]);
  expect(rows).toHaveLength(5 * 3 * 4);
  const { region, place, before, after } = ids();
  const units = rows.map(({ dimensionId, questionId }) => questionId ?? dimensionId);
  expect([...new Set(units)]).toEqual(["1", "1.1", "1.2", "2", "2.1"]);
  expect([...new Set(rows.map(({ areaId }) => areaId))]).toEqual([null, region, place]);
  expect([...new Set(rows.map(({ periodId }) => periodId))]).toEqual([null, before, after, "unknown"]);
  expect(rows[0]).toMatchObject({ profile: { kind: "no-evidence" }, ceiling: { ceiling: "very-low" } });
});

test("a filter gives the units that are asked for, as they stand among all", async () => {
  await say("supports", { aboutAreaId: ids().place, aboutPeriodIds: [ids().before] });
  const { rows } = await profiles();
  const { region, before } = ids();
  for (const [query, is] of [
    ["?dimensionId=1", { dimensionId: "1" }],
    ["?questionId=1.2", { questionId: "1.2" }],
    [`?areaId=${region}&periodId=${before}`, { areaId: region, periodId: before }],
    ["?areaId=whole&periodId=unknown", { areaId: null, periodId: "unknown" }],
    ["?dimensionId=1&questionId=1.1&areaId=whole&periodId=whole", { questionId: "1.1", areaId: null, periodId: null }],
  ] as const) {
    const wanted = rows.filter((row) => Object.entries(is).every(([name, value]) => Reflect.get(row, name) === value));
    expect(wanted.length, query).toBeGreaterThan(0);
    expect((await profiles(query)).rows, query).toEqual(wanted);
  }
});

test("a row tells what its parts say, whether evidence reaches so far, and what holds confidence down", async () => {
  const { region, place, before } = ids();
  await say("supports", { aboutAreaId: place, aboutPeriodIds: [before] });
  await say("constrains", { aboutAreaId: region, aboutPeriodIds: [before] });
  const [whole] = (await profiles("?questionId=1.1&areaId=whole&periodId=whole")).rows;
  expect(whole).toMatchObject({
    profile: { balance: 0, counts: { clusters: 2, groups: 1 } },
    children: [{ areaId: region, balance: 0, side: 0, clusters: 2, groups: 1 }],
    scope: { area: { parts: 1, silent: [], covered: true }, period: { silent: [ids().after], covered: false } },
    ceiling: { ceiling: "low" },
  });
  const codes = whole?.ceiling.reasons.map(({ code }) => code);
  expect(codes).toEqual([
    "few-clusters",
    "one-group",
    "dominant-cluster",
    "scope-beyond-evidence",
    "no-counter-search",
    "fragile",
    "unchecked-coding",
  ]);
});

test("sources that several people coded without a primary coder are named, and no longer once one is declared", async () => {
  const { id, textVersionId } = await say("supports");
  const body = { id: uuidv7(), textVersionId, codeId: study.codeIds[2], start: 0, end: 5, stance: "mixed" };
  const { coderId } = await study.client(CODER).get(study.path("/codings"), Coding, "POST", { body });
  expect((await profiles()).primaryNeeded).toEqual([id]);
  const correction = { id: uuidv7(), primaryCoderId: coderId };
  await study.client(LEAD).send("PATCH", study.path(`/sources/${id}`), { body: correction, rowVersion: 1 });
  const { rows, primaryNeeded } = await profiles("?areaId=whole&periodId=whole");
  expect(primaryNeeded).toEqual([]);
  expect(rows.map(({ dimensionId, codings }) => [dimensionId, codings])).toContainEqual(["2", 1]);
  expect(rows.find(({ questionId }) => questionId === "1.1")).toMatchObject({ codings: 0 });
});

test("the positions behind a profile are told source by source, in pages, with what they rest on", async () => {
  const official = await say("supports", { aboutAreaId: ids().place });
  const elder = await say("constrains", { aboutAreaId: ids().region }, LEAD, {
    groupId: study.plan.groups[1]?.id ?? null,
  });
  const positions = (query: string) => study.client(LEAD).get(study.path(`/positions?${query}`), PositionsPage);
  const { items, nextCursor } = await positions("dimensionId=1");
  expect(nextCursor).toBeNull();
  const position = { questionId: "1.1", judged: false, passages: 1, speakers: 1 };
  expect(items).toMatchObject([
    { ...position, sourceId: official.id, position: 1, groupId: study.plan.groups[0]?.id },
    { ...position, sourceId: elder.id, position: -1, groupId: study.plan.groups[1]?.id },
  ]);
  const first = await positions("questionId=1.1&limit=1");
  expect(first.items).toEqual(items.slice(0, 1));
  expect(await positions(`questionId=1.1&limit=1&cursor=${first.nextCursor}`)).toMatchObject({
    items: items.slice(1),
    nextCursor: null,
  });
  expect((await positions(`dimensionId=1&areaId=${ids().place}`)).items).toEqual(items.slice(0, 1));
  expect((await positions("questionId=2.1")).items).toEqual([]);
  expect((await positions("dimensionId=1&asOf=2001-01-01")).items).toEqual([]);
  for (const query of ["", "dimensionId=1&cursor=x", "dimensionId=1&limit=1001"]) {
    const answer = study.client(LEAD).send("GET", study.path(`/positions?${query}`));
    expect(await refusal(answer), query).toEqual([422, "invalid-request"]);
  }
});

test("what this assessment does not have is not found, and a reader may not see figures by these rules", async () => {
  const other = await makeAssessment(octant, ["lead"]);
  const path = (query: string) => study.client(LEAD).send("GET", study.path(`/profiles${query}`));
  for (const query of [
    `?areaId=${other.plan.areas[0]?.id}`,
    `?periodId=${uuidv7()}`,
    "?dimensionId=9",
    "?questionId=9.9",
    "?dimensionId=2&questionId=1.1",
  ]) {
    expect(await refusal(path(query)), query).toEqual([404, "not-found"]);
  }
  for (const query of ["?areaId=1", "?periodId=never"]) {
    expect(await refusal(path(query)), query).toEqual([422, "invalid-request"]);
  }
  expect(await refusal(study.client(READER).send("GET", study.path("/profiles")))).toEqual([403, "right-missing"]);
});
