import { assessments, inAssessment, members } from "@octant/db";
import { AssessmentRow, AssessmentSetup, StudyDesign } from "@octant/schemas";
import postgres from "postgres";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { addAccount, Client, refusal, signInAs } from "../../../test/client.ts";
import { makeAssessment } from "../../../test/make-assessment.ts";
import { makeSource } from "../../../test/make-source.ts";
import { openTestApp, type TestApp } from "../../../test/test-app.ts";

const PATH = "/api/v1/assessments";
const List = z.strictObject({ items: z.array(AssessmentRow) });
let octant: TestApp;
beforeAll(async () => {
  octant = await openTestApp();
});
afterAll(() => octant.close());

test("a person sees the assessments that they belong to, with their role, and no other", async () => {
  const mine = await makeAssessment(octant, ["lead", "reader"]);
  await makeAssessment(octant, ["lead"]);
  const row = {
    id: mine.assessmentId,
    name: "A mission",
    missionLine: "Somewhere, 2013 to 2019",
    demo: false,
    retentionUntil: null,
  };
  const progress = { stage: "collect", sources: 0, texts: 0, coded: 0, planned: 0, met: 0 };
  expect(await mine.client(0).get(PATH, List)).toMatchObject({ items: [{ ...row, role: "lead", progress }] });
  expect(await mine.client(1).get(PATH, List)).toEqual({ items: [{ ...row, role: "reader", progress: null }] });
});

test("how far it has come: what is planned and heard, what is coded, and when something last changed", async () => {
  const study = await makeAssessment(octant, ["lead", "coder", "reader"]);
  const progressOf = async (member: number) => (await study.client(member).get(PATH, List)).items[0]?.progress;
  const made = await progressOf(0);
  const [groupId = "", areaId = "", placeId = "", periodId = "", laterId = ""] = [
    study.plan.groups[0]?.id,
    ...study.plan.areas.map(({ id }) => id),
    ...study.plan.periods.map(({ id }) => id),
  ];
  const cells = [
    { groupId, areaId, periodId, planned: 1 },
    { groupId, areaId, periodId: laterId, planned: 1 },
  ];
  const body = { id: uuidv7(), cells };
  await study.client(0).get(study.path("/design/sample"), StudyDesign, "PUT", { body, rowVersion: 0 });
  const source = await makeSource(study, study.client(0), { groupId, areaId: placeId, periodIds: [periodId] });
  const consent = { analyse: "refused", quote: "refused", archive: "refused", recontact: "refused" } as const;
  await makeSource(study, study.client(0), { consent, text: "Nobody may analyse this." });
  const collected = { stage: "collect", sources: 2, texts: 1, coded: 0, planned: 2, met: 1 };
  expect(await progressOf(0)).toMatchObject(collected);

  const coding = { id: uuidv7(), textVersionId: source.textVersionId, codeId: study.codeIds[0], start: 0, end: 5 };
  const command = { body: { ...coding, stance: "supports" } };
  expect((await study.client(1).send("POST", study.path("/codings"), command)).status).toBe(201);
  const coded = await progressOf(1);
  expect(coded).toMatchObject({ ...collected, stage: "code", coded: 1 });
  expect(Date.parse(coded?.lastActivity ?? "")).toBeGreaterThan(Date.parse(made?.lastActivity ?? ""));
  expect(await progressOf(2)).toBeNull();
});

test("whoever lacks the second factor that an assessment asks for is told nothing of how far it has come", async () => {
  const study = await makeAssessment(octant, ["lead", "coder"]);
  const bare = await addAccount(octant, "A coder", { secondFactor: false });
  const scope = { db: octant.deps.db, assessmentId: study.assessmentId, accountId: "" };
  const { assessmentId } = study;
  await inAssessment(scope, (tx) => tx.insert(members).values({ assessmentId, accountId: bare.id, role: "coder" }));
  const client = await signInAs(octant, bare);
  expect((await client.get(PATH, List)).items[0]?.progress).not.toBeNull();
  await inAssessment(scope, (tx) => tx.update(assessments).set({ highRisk: true }));
  expect((await client.get(PATH, List)).items[0]?.progress).toBeNull();
  expect((await study.client(0).get(PATH, List)).items[0]?.progress).not.toBeNull();
});

test("what the database keeps from a person neither counts nor shows as activity", async () => {
  const study = await makeAssessment(octant, ["lead", "coder", "coder"]);
  const source = await makeSource(study, study.client(0));
  const progressOf = async (member: number) => (await study.client(member).get(PATH, List)).items[0]?.progress;
  const before = await progressOf(2);
  const admin = postgres(octant.database.adminUrl, { max: 1, onnotice: () => {} });
  const me = admin`nullif(current_setting('octant.account', true), '')::uuid`;
  // as a blind round will: of what other coders do, a coder sees nothing
  await admin`create policy blind_coding on coding as restrictive using (coder_id in (select id from coder where account_id = ${me}))`;
  await admin`create policy blind_change on change as restrictive for select using (kind <> 'coding.added' or actor_account_id = ${me})`;
  const body = { id: uuidv7(), textVersionId: source.textVersionId, codeId: study.codeIds[0], start: 0, end: 5 };
  const answer = await study.client(1).send("POST", study.path("/codings"), { body: { ...body, stance: "mixed" } });
  const [own, other] = [await progressOf(1), await progressOf(2)];
  await admin`drop policy blind_coding on coding`;
  await admin`drop policy blind_change on change`;
  await admin.end();
  expect(answer.status).toBe(201);
  expect(own).toMatchObject({ stage: "code", coded: 1 });
  expect(other).toEqual(before);
});

test("of a source that was withdrawn nothing is counted", async () => {
  const study = await makeAssessment(octant, ["lead"]);
  const source = await makeSource(study, study.client(0));
  const body = { id: uuidv7(), textVersionId: source.textVersionId, codeId: study.codeIds[0], start: 0, end: 5 };
  await study.client(0).send("POST", study.path("/codings"), { body: { ...body, stance: "mixed" } });
  const withdrawal = { body: { id: uuidv7(), scope: "analyse" } };
  const path = study.path(`/sources/${source.id}/withdrawal`);
  expect((await study.client(0).send("POST", path, withdrawal)).status).toBe(200);
  const [row] = (await study.client(0).get(PATH, List)).items;
  expect(row?.progress).toMatchObject({ stage: "collect", sources: 0, texts: 0, coded: 0 });
});

test("the day until which data is kept is told to leads alone", async () => {
  const study = await makeAssessment(octant, ["lead", "coder"]);
  const command = { body: { retentionUntil: "2030-06-30" } };
  expect((await study.client(0).send("PATCH", study.path("/protection"), command)).status).toBe(200);
  const told = async (member: number) => {
    const { items } = await study.client(member).get(PATH, List);
    const setup = await study.client(member).get(study.path(), AssessmentSetup);
    return [items[0]?.retentionUntil, setup.retentionUntil];
  };
  expect(await told(0)).toEqual(["2030-06-30", "2030-06-30"]);
  expect(await told(1)).toEqual([null, null]);
});

test("a person who belongs to none sees an empty list, and somebody not signed in is told to sign in", async () => {
  const stranger = await signInAs(octant, await addAccount(octant, "A stranger"));
  expect(await stranger.get(PATH, List)).toEqual({ items: [] });
  expect(await refusal(new Client(octant).send("GET", PATH))).toEqual([401, "sign-in-needed"]);
});
