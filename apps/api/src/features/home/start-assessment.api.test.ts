import { inAssessment, members } from "@octant/db";
import { AssessmentRow, AssessmentSetup, FrameworkList, type NewAssessment, StartedAssessment } from "@octant/schemas";
import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { addAccount, type Client, refusal, signInAs } from "../../../test/client.ts";
import { FRAMEWORK } from "../../../test/framework.ts";
import { makeAssessment } from "../../../test/make-assessment.ts";
import { makeSource } from "../../../test/make-source.ts";
import { openTestApp, type TestApp } from "../../../test/test-app.ts";

const PATH = "/api/v1/assessments";
const List = z.strictObject({ items: z.array(AssessmentRow) });
let octant: TestApp;
let person: Client;
beforeAll(async () => {
  octant = await openTestApp();
  person = await signInAs(octant, await addAccount(octant, "Ingrid Solheim"));
});
afterAll(() => octant.close());

const command = (changes: Partial<NewAssessment> = {}): NewAssessment => ({
  id: uuidv7(),
  name: "Karsala 2026",
  missionLine: "A mission in Karsala, 2019 to 2026",
  frameworkId: FRAMEWORK.id,
  highRisk: true,
  retentionUntil: "2036-12-31",
  groups: ["Officials", "Civil society"],
  regions: ["North", "Ménaka"],
  periods: [
    { name: "before", startsOn: "2019-01-01", endsOn: "2021-12-31" },
    { name: "after", startsOn: "2022-01-01", endsOn: null },
  ],
  ...changes,
});
const start = (client: Client, body: unknown) => client.send("POST", PATH, { body });

test("whoever starts an assessment leads it, and can begin to work with what it is cut by", async () => {
  const { id } = StartedAssessment.parse(await (await start(person, command())).json());
  const setup = await person.get(`${PATH}/${id}`, AssessmentSetup);
  expect(setup).toMatchObject({ name: "Karsala 2026", role: "lead", demo: false, framework: FRAMEWORK });
  expect(setup.codes).toHaveLength(3);
  expect(setup.groups.map(({ name }) => name)).toEqual(["Officials", "Civil society"]);
  expect(setup.areas.map(({ name, level }) => [name, level])).toEqual([
    ["North", "region"],
    ["Ménaka", "region"],
  ]);
  expect(setup.periods.map(({ name, endsOn }) => [name, endsOn])).toEqual([
    ["before", "2021-12-31"],
    ["after", null],
  ]);
  const path = (rest = "") => `${PATH}/${id}${rest}`;
  const source = await makeSource({ path }, person, {
    areaId: setup.areas[1]?.id ?? null,
    groupId: setup.groups[0]?.id ?? null,
  });
  expect(source.areaId).toBe(setup.areas[1]?.id);
  expect((await person.get(PATH, List)).items.map((row) => row.id)).toContain(id);
});

test("the same command again, also at the same moment, starts one assessment; another body under its id is refused", async () => {
  const client = await signInAs(octant, await addAccount(octant, "Somebody"));
  const body = command();
  const answers = await Promise.all([start(client, body), start(client, body), start(client, body)]);
  const ids = await Promise.all(answers.map(async (answer) => StartedAssessment.parse(await answer.json()).id));
  expect(new Set(ids).size).toBe(1);
  expect((await client.get(PATH, List)).items).toHaveLength(1);
  expect(await refusal(start(client, { ...body, name: "Another" }))).toEqual([409, "command-reused"]);
});

test("another person's command under the same id is their own: they get an assessment and learn of no other", async () => {
  const body = command();
  const first = StartedAssessment.parse(await (await start(person, body)).json());
  const other = await signInAs(octant, await addAccount(octant, "Another"));
  const second = StartedAssessment.parse(await (await start(other, body)).json());
  expect(second.id).not.toBe(first.id);
  expect(await refusal(other.send("GET", `${PATH}/${first.id}`))).toEqual([404, "not-found"]);
});

test("whoever has no second factor starts none, because they could not open it", async () => {
  const bare = await signInAs(octant, await addAccount(octant, "Somebody", { secondFactor: false }));
  expect(await refusal(start(bare, command()))).toEqual([403, "second-factor-required"]);
});

test.each([
  ["a framework that is not loaded", { frameworkId: "nowhere" }, "frameworkId"],
  ["a name that is only spaces", { name: "   " }, "name"],
  ["a name with a control character", { name: "a\u0007b" }, "name"],
  ["a group that is named twice", { groups: ["Elders", "elders"] }, "groups"],
  [
    "periods that overlap",
    {
      periods: [
        { name: "a", startsOn: null, endsOn: "2020-01-01" },
        { name: "b", startsOn: "2020-01-01", endsOn: null },
      ],
    },
    "periods",
  ],
  [
    "a period that ends before it starts",
    { periods: [{ name: "a", startsOn: "2020-01-02", endsOn: "2020-01-01" }] },
    "periods",
  ],
] as const)("%s is refused with its field, and nothing is started", async (_what, changes, field) => {
  const before = (await person.get(PATH, List)).items.length;
  const answer = await person.send("POST", PATH, { body: { ...command(), ...changes } });
  const { code, issues } = z
    .looseObject({ code: z.string(), issues: z.array(z.looseObject({ path: z.array(z.unknown()) })) })
    .parse(await answer.json());
  expect([code, issues[0]?.path[0]]).toEqual(["invalid-request", field]);
  expect((await person.get(PATH, List)).items).toHaveLength(before);
});

test("an assessment can be started with nothing but its name and framework", async () => {
  const bare = command({ groups: [], regions: [], periods: [], highRisk: false, retentionUntil: null });
  expect((await start(person, bare)).status).toBe(201);
});

test("the frameworks that are loaded can be chosen from", async () => {
  const { items } = await person.get("/api/v1/frameworks", FrameworkList);
  expect(items).toMatchObject([{ id: FRAMEWORK.id, status: "draft", name: FRAMEWORK.name, dimensions: 2 }]);
});

test("a suspended membership does not stand on Home", async () => {
  const study = await makeAssessment(octant, ["lead", "coder"]);
  const scope = { db: octant.deps.db, assessmentId: study.assessmentId, accountId: "" };
  expect((await study.client(1).get(PATH, List)).items).toHaveLength(1);
  await inAssessment(scope, (tx) =>
    tx
      .update(members)
      .set({ suspendedAt: octant.deps.now() })
      .where(eq(members.accountId, study.context(1).account.id)),
  );
  expect(await study.client(1).get(PATH, List)).toEqual({ items: [] });
});
