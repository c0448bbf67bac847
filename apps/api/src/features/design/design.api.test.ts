import { randomUUID } from "node:crypto";
import { changes, inAssessment, stakeholderGroups, studyDesigns } from "@octant/db";
import {
  AssessmentSetup,
  DesignHistory,
  NewAccessToken,
  type PlannedCell,
  Problem,
  type SourceRegister,
  StudyDesign,
} from "@octant/schemas";
import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Client, refusal } from "../../../test/client.ts";
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

const read = (at = 0) => study.client(at).get(study.path("/design"), StudyDesign);
const send = (part: string, rowVersion: number, body: object, at = 0) =>
  study.client(at).send("PUT", study.path(`/design/${part}`), { body: { id: uuidv7(), ...body }, rowVersion });
const put = async (part: string, rowVersion: number, body: object) => {
  const answer = await send(part, rowVersion, body);
  if (!answer.ok) throw new Error(`${part}: ${await answer.text()}`);
  return StudyDesign.parse(await answer.json());
};
const lock = (rowVersion: number) =>
  study.client(0).send("POST", study.path("/design/weights/lock"), { body: { id: uuidv7() }, rowVersion });
const history = () => study.client(0).get(study.path("/design/history"), DesignHistory);
const inside = <T>(work: Parameters<typeof inAssessment<T>>[1]) =>
  inAssessment({ db: octant.deps.db, assessmentId: study.assessmentId, accountId: "" }, work);
const code = async (register: Partial<SourceRegister> = {}) => {
  const source = await makeSource(study, study.client(0), register);
  const body = { id: uuidv7(), textVersionId: source.textVersionId, codeId: study.codeIds[0], start: 0, end: 5 };
  await study.client(1).send("POST", study.path("/codings"), { body: { ...body, stance: "supports" } });
};

const MISSION = {
  name: "Mission in Testland",
  mandatingBody: "A council",
  country: "Testland",
  type: "stabilisation",
  startsOn: "2013-07-01",
  endsOn: null,
  personnel: "13,000 uniformed (2018)",
  budget: "",
  theoryOfChange: "Where patrols are seen, markets reopen.",
  constraintsOutside: "A war next door",
  constraintsInside: "",
};

test("a design says what the assessment was started with, and nothing else, before anybody writes it", async () => {
  const design = await read();
  expect(design).toMatchObject({
    version: 0,
    languages: [],
    objectives: [],
    events: [],
    sample: [],
    weightsLock: null,
  });
  expect(design.mission.name).toBe("");
  expect(design.areas.map(({ name, level }) => [name, level])).toEqual([
    ["Gao", "region"],
    ["Ansongo", "place"],
  ]);
  expect(design.leastClusters).toEqual({ value: 3, least: 3, declared: false });
});

test("twelve groups, nine areas and three periods with their whole sample are set up by a script with a token", async () => {
  const wish = { id: uuidv7(), assessmentId: study.assessmentId, name: "Set-up", days: 7 };
  const actions = ["read-setup", "change-design"];
  const client = study.client(0);
  const body = { ...wish, actions };
  const { secret } = await client.get("/api/v1/account/tokens", NewAccessToken, "POST", { body });
  const headers = { Cookie: "", Origin: "", "Sec-Fetch-Site": "", Authorization: `Bearer ${secret}` };
  const script = async (part: string, rowVersion: number, said: object) => {
    const ask = { body: { id: uuidv7(), ...said }, rowVersion, headers };
    return StudyDesign.parse(await (await new Client(octant).send("PUT", study.path(`/design/${part}`), ask)).json());
  };
  const groups = Array.from({ length: 12 }, (_, at) => ({
    id: uuidv7(),
    name: `Group ${at}`,
    ofMission: at === 0,
    weight: null,
  }));
  const areas = Array.from({ length: 9 }, (_, at) => ({
    id: uuidv7(),
    parentId: null,
    level: "region",
    name: `Area ${at}`,
  }));
  const periods = [2013, 2015, 2017].map((year) => {
    return { id: uuidv7(), name: `from ${year}`, startsOn: `${year}-01-01`, endsOn: `${year + 1}-12-31` };
  });
  await script("groups", 0, { groups });
  await script("areas", 1, { areas });
  await script("periods", 2, { periods });
  const cells = groups.flatMap(({ id: groupId }) =>
    areas.flatMap(({ id: areaId }) => periods.map(({ id: periodId }) => ({ groupId, areaId, periodId, planned: 2 }))),
  );
  await script("sample", 3, { cells });
  const design = await read();
  expect(design).toMatchObject({ version: 4, groups, areas, periods });
  expect(design.sample).toHaveLength(324);
  expect(new Set(design.sample.map(keyOf))).toEqual(new Set(cells.map(keyOf)));
});
const keyOf = (cell: PlannedCell) => `${cell.groupId} ${cell.areaId} ${cell.periodId} ${cell.planned}`;

test("the mission's facts and what the team makes of them come back as written, and only the facts lie open in the database", async () => {
  expect((await put("mission", 0, { mission: MISSION })).mission).toEqual(MISSION);
  const kept = await inside(async (tx) => [
    ...(await tx.select().from(studyDesigns)),
    ...(await tx.select().from(changes)),
  ]);
  const readable = JSON.stringify(kept, (_, value: unknown) => (value instanceof Uint8Array ? "sealed" : value));
  expect(readable).toContain("Mission in Testland");
  expect(readable).not.toContain("markets reopen");
  expect(readable).not.toContain("A war next door");
});

test("objectives and timeline stand in order, and one that is left out is gone from the design", async () => {
  const objective = (title: string) => ({
    id: uuidv7(),
    title,
    source: "Resolution 1",
    startsOn: "2013-07-01",
    endsOn: null,
  });
  const [first, second] = [objective("Protect civilians"), objective("Support the agreement")];
  await put("objectives", 0, { objectives: [first, second] });
  expect((await put("objectives", 1, { objectives: [second] })).objectives).toEqual([second]);
  expect((await put("objectives", 2, { objectives: [second, first] })).objectives).toEqual([second, first]);
  const event = (title: string, startsOn: string) => ({
    id: uuidv7(),
    kind: "context",
    title,
    source: "",
    startsOn,
    endsOn: null,
  });
  const [late, early] = [event("An agreement is signed", "2015-06-20"), event("A coup", "2012-03-22")];
  expect((await put("timeline", 3, { events: [late, early] })).events).toEqual([early, late]);
});

test("every decision is on record with who, when, what and why, newest first, page by page", async () => {
  const [gao] = (await read()).areas;
  await put("areas", 0, { areas: [{ ...gao, name: "Gao region" }], reason: "One place only" });
  await put("settings", 1, { languages: ["fr", "ar"], leastClusters: null });
  const { items, next } = await history();
  expect(next).toBeNull();
  expect(items.map(({ part, actor, reason }) => [part, actor, reason])).toEqual([
    ["settings", "lead 1", null],
    ["areas", "lead 1", "One place only"],
  ]);
  expect(items[1]).toMatchObject({ added: [], changed: ["Gao region"], removed: ["Ansongo"] });
  for (let version = 2; version < 53; version += 1) {
    await put("settings", version, { languages: [version % 2 ? "fr" : "en"], leastClusters: null });
  }
  const first = await history();
  const rest = await study.client(0).get(study.path(`/design/history?cursor=${first.next}`), DesignHistory);
  expect([first.items.length, rest.items.length, rest.next]).toEqual([50, 3, null]);
  expect(rest.items.at(-1)?.reason).toBe("One place only");
});

test("what changes nothing leaves no trace, and the same command again gets the same answer", async () => {
  const { groups } = await read();
  expect((await put("groups", 0, { groups })).version).toBe(0);
  expect((await history()).items).toEqual([]);
  const body = { id: uuidv7(), languages: ["fr"], leastClusters: null };
  const ask = () => study.client(0).send("PUT", study.path("/design/settings"), { body, rowVersion: 0 });
  expect(await (await ask()).json()).toEqual(await (await ask()).json());
  expect((await history()).items).toHaveLength(1);
});

test("of two leads who change the design at once, the second is told that it was changed", async () => {
  await put("settings", 0, { languages: ["fr"], leastClusters: null });
  const late = await send("settings", 0, { languages: ["ar"], leastClusters: null });
  expect([late.status, Problem.parse(await late.json())]).toMatchObject([
    409,
    { code: "changed-since", rowVersion: 1 },
  ]);
  expect((await read()).languages).toEqual(["fr"]);
});

test("an area, period or group that evidence uses stays, and it is said by how much", async () => {
  const { areas, groups, periods } = await read();
  const [area, group, period] = [areas[0], groups[0], periods[0]];
  await code({ clusterId: null, groupId: group?.id ?? null, areaId: area?.id ?? null, periodIds: [period?.id ?? ""] });
  const reason = "We no longer go there";
  const refused = async (part: string, list: object) => {
    const answer = await send(part, 0, { ...list, reason });
    return Problem.parse(await answer.json());
  };
  const inUse = { code: "cut-in-use", sources: 1 };
  expect(await refused("groups", { groups: groups.slice(1) })).toMatchObject({
    ...inUse,
    cutId: group?.id,
    codings: 0,
  });
  expect(await refused("periods", { periods: periods.slice(1) })).toMatchObject({
    ...inUse,
    cutId: period?.id,
    codings: 1,
  });
  expect(await refused("areas", { areas: [] })).toMatchObject({ ...inUse, cutId: area?.id, codings: 1 });
  expect(await read()).toMatchObject({ areas, groups, periods });
});

test("what goes out of use takes its planned sample along, is offered no more, and can come back", async () => {
  const { areas, groups, periods } = await read();
  const cell = { groupId: groups[0]?.id, areaId: areas[0]?.id, periodId: periods[0]?.id, planned: 3 };
  await put("sample", 0, { cells: [cell] });
  const gone = await put("groups", 1, { groups: groups.slice(1) });
  expect(gone.sample).toEqual([]);
  const setup = await study.client(0).get(study.path(), AssessmentSetup);
  expect(setup.groups.map(({ id }) => id)).toEqual(groups.slice(1).map(({ id }) => id));
  expect(await refusal(send("sample", 2, { cells: [cell] }))).toEqual([409, "cut-retired"]);
  expect((await put("groups", 2, { groups })).groups).toEqual(groups);
});

test("a source cannot be put where nothing is put any more", async () => {
  const source = await makeSource(study, study.client(0));
  const { groups, areas } = await read();
  await put("groups", 0, { groups: groups.slice(1) });
  await put("areas", 1, { areas: areas.slice(0, 1) });
  const move = (body: object) =>
    study
      .client(0)
      .send("PATCH", study.path(`/sources/${source.id}`), { body: { id: uuidv7(), ...body }, rowVersion: 1 });
  expect(await refusal(move({ groupId: groups[0]?.id, reason: "a slip" }))).toEqual([409, "cut-retired"]);
  expect(await refusal(move({ areaId: areas[1]?.id }))).toEqual([409, "cut-retired"]);
});

test("once coding has begun a change of the cuts says why, and weights stay as they were", async () => {
  const { groups } = await read();
  await code();
  const renamed = groups.map((group, at) => (at === 0 ? { ...group, name: "Officials of the state" } : group));
  expect(await refusal(send("groups", 0, { groups: renamed }))).toEqual([422, "reason-missing"]);
  const design = await put("groups", 0, { groups: renamed, reason: "Clearer to the panel" });
  expect(design).toMatchObject({ codingBegan: true, weightsLock: { because: "coding-began" } });
  const weighed = renamed.map((group) => ({ ...group, weight: 2 }));
  expect(await refusal(send("groups", 1, { groups: weighed, reason: "A late thought" }))).toEqual([
    409,
    "weights-locked",
  ]);
  expect(await refusal(lock(1))).toEqual([409, "weights-locked"]);
});

test("weights that a lead has locked stay, for whoever asks the database too", async () => {
  const { groups } = await read();
  const weighed = groups.map((group) => ({ ...group, weight: 2 }));
  await put("groups", 0, { groups: weighed });
  const locked = StudyDesign.parse(await (await lock(1)).json());
  expect(locked.weightsLock).toMatchObject({ because: "lead" });
  expect(await refusal(send("groups", 2, { groups }))).toEqual([409, "weights-locked"]);
  const change = inside((tx) => tx.update(stakeholderGroups).set({ weight: 5 }));
  await expect(change).rejects.toMatchObject({ cause: { constraint_name: "stakeholder_group_weight_locked" } });
  const unlock = inside((tx) => tx.update(studyDesigns).set({ weightsLockedAt: null, weightsLockedBy: null }));
  await expect(unlock).rejects.toMatchObject({ cause: { constraint_name: "study_design_weights_stay_locked" } });
});

test("k is never less than the method asks for at the assessment's risk", async () => {
  expect((await put("settings", 0, { languages: [], leastClusters: 4 })).leastClusters.value).toBe(4);
  expect(await refusal(send("settings", 1, { languages: [], leastClusters: 2 }))).toEqual([422, "invalid-request"]);
  const body = { highRisk: true };
  await study.client(0).send("PATCH", study.path("/protection"), { body });
  expect((await read()).leastClusters).toEqual({ value: 5, least: 5, declared: true });
  expect(await refusal(send("settings", 1, { languages: ["fr"], leastClusters: 4 }))).toEqual([422, "invalid-request"]);
});

test("periods may hand days to their neighbours, and two that overlap are refused", async () => {
  const { periods } = await read();
  const [before, after] = periods;
  const moved = [
    { ...before, endsOn: "2016-06-30" },
    { ...after, startsOn: "2016-07-01" },
  ];
  expect((await put("periods", 0, { periods: moved })).periods).toEqual(moved);
  const overlapping = [{ ...before, endsOn: "2016-12-31" }, moved[1]];
  const answer = await send("periods", 1, { periods: overlapping });
  expect(Problem.parse(await answer.json())).toMatchObject({ issues: [{ message: "two periods overlap" }] });
});

test("a list with something twice, an area before its parent, a weight of nothing: refused, and the place is told", async () => {
  const { areas, groups } = await read();
  const refused = async (part: string, body: object) => {
    const problem = Problem.parse(await (await send(part, 0, body)).json());
    return [problem.code, JSON.stringify(problem.issues)];
  };
  expect(await refused("areas", { areas: areas.toReversed() })).toEqual([
    "invalid-request",
    expect.stringContaining("an area stands after the one that it lies in"),
  ]);
  const twin = { ...groups[0], id: randomUUID() };
  expect(await refused("groups", { groups: [...groups, twin] })).toEqual([
    "invalid-request",
    expect.stringContaining("twice"),
  ]);
  const weightless = [{ ...groups[0], weight: 0 }];
  expect(await refused("groups", { groups: weightless })).toEqual([
    "invalid-request",
    expect.stringContaining("weight"),
  ]);
});

test("a name given to a place is sealed in the log as in its row", async () => {
  const { areas } = await read();
  const hidden = { id: uuidv7(), parentId: areas[0]?.id, level: "place", name: "Zq-Hamlet" };
  await put("areas", 0, { areas: [...areas, hidden] });
  const rows = await inside((tx) => tx.select().from(changes).where(eq(changes.entity, "study_design")));
  expect(JSON.stringify(rows.map(({ before, after }) => [before, after]))).not.toContain("Zq-Hamlet");
  expect((await history()).items[0]?.added).toEqual(["Zq-Hamlet"]);
});

test("the team sees the design, a lead alone changes it, a reader does neither", async () => {
  expect((await read(1)).version).toBe(0);
  const { groups } = await read();
  expect(await refusal(send("groups", 0, { groups: groups.slice(1) }, 1))).toEqual([403, "right-missing"]);
  expect(await refusal(study.client(2).send("GET", study.path("/design")))).toEqual([403, "right-missing"]);
});
