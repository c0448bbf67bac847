import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { accounts, asAccount, codings } from "@octant/db";
import { AssessmentRow, AssessmentSetup, CodingList, SourcePage, StudyDesign, TextVersion } from "@octant/schemas";
import { sliceCodePoints } from "@octant/spans";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { refusal, signInAs } from "../../../test/client.ts";
import { openTestApp, type TestApp } from "../../../test/test-app.ts";
import { inAssessment } from "../../platform/in-assessment.ts";
import { loadFrameworks, readFrameworks } from "../frameworks/load-frameworks.ts";
import { readDemoDesign } from "./demo-design.ts";
import { readDemo } from "./demo-files.ts";
import { demoId, demoIds } from "./demo-id.ts";
import { loadDemo } from "./load-demo.ts";
import { DEMOS, loadDemos } from "./load-demos.ts";

const frameworks = fileURLToPath(new URL("../../../frameworks", import.meta.url));
const demosFolder = fileURLToPath(new URL("../../../demo", import.meta.url));
const folder = join(demosFolder, "minusma-2019");
const Home = z.object({ items: z.array(AssessmentRow) });
const demo = readDemo(folder);
const assessmentId = demoId("assessment", demo.assessment.name);
const idOf = demoIds(demo.assessment);
const said: string[] = [];

let testApp: TestApp;
beforeAll(async () => {
  testApp = await openTestApp();
  await loadFrameworks(testApp.deps.db, readFrameworks(frameworks));
  await loadDemo(testApp.deps, folder, (sentence) => said.push(sentence));
});
afterAll(() => testApp.close());

async function read<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  const lead = { id: demoId("account", "ingrid-solheim"), name: "Ingrid Solheim" };
  const client = await signInAs(testApp, lead);
  return client.get(`/api/v1/assessments/${assessmentId}${path}`, schema);
}

test("the demo is there as its files say, labelled, with its team", async () => {
  const setup = await read("", AssessmentSetup);
  expect(setup).toMatchObject({ name: "MINUSMA 2019", demo: true, role: "lead" });
  expect(setup.coders.map((coder) => coder.name).toSorted()).toEqual(
    demo.assessment.members.map((member) => member.name).toSorted(),
  );
  expect(said).toEqual([`Loading the demo MINUSMA 2019: ${demo.sources.length} invented conversations`]);
});

test("each source has its number, and each coding cuts the words of its quote", async () => {
  const { items } = await read("/sources?limit=200", SourcePage);
  expect(items).toHaveLength(demo.sources.length);
  for (const source of demo.sources) {
    const stored = items.find((item) => item.id === idOf("source", source.file));
    expect(stored).toMatchObject({ title: source.title, kind: source.kind, number: source.number });
    const { text } = await read(`/texts/${stored?.textVersionId}`, TextVersion);
    const { items: found } = await read(`/texts/${stored?.textVersionId}/codings`, CodingList);
    const quotes = found.map((coding) => sliceCodePoints(text, coding));
    expect(quotes.toSorted()).toEqual(source.codings.map((coding) => coding.quote).toSorted());
  }
});

test("its design is written down before anybody codes, with locked weights and whom to hear where", async () => {
  const design = await read("/design", StudyDesign);
  const planned = readDemoDesign(folder, demo.assessment);
  expect(design).toMatchObject({ version: 6, mission: planned?.mission, weightsLock: { because: "lead" } });
  expect(design.objectives.map(({ title }) => title)).toEqual(planned?.objectives.map(({ title }) => title));
  expect(design.events).toHaveLength(planned?.timeline.length ?? 0);
  expect(design.sample).toHaveLength(planned?.sample.flatMap(({ periods }) => periods).length ?? 0);
  expect(design.groups.filter(({ ofMission }) => ofMission).map(({ name }) => name)).toEqual(["Mission staff"]);
});

test("loading it again changes nothing", async () => {
  const before = await counts();
  await loadDemo(testApp.deps, folder, (sentence) => said.push(sentence));
  expect(await counts()).toEqual(before);
  expect(said).toHaveLength(1);
});

test("a demo that its lead has deleted is not there again after the next start", async () => {
  const fresh = await openTestApp();
  await loadFrameworks(fresh.deps.db, readFrameworks(frameworks));
  const lead = await loadDemo(fresh.deps, folder, () => {});
  const client = await signInAs(fresh, lead);
  const path = `/api/v1/assessments/${assessmentId}`;
  const { name } = await client.get(path, AssessmentSetup);
  expect((await client.send("POST", `${path}/deletion`, { body: { name } })).status).toBe(204);
  const told: string[] = [];
  await loadDemo(fresh.deps, folder, (sentence) => told.push(sentence));
  expect(told).toEqual([]);
  expect(await refusal(client.send("GET", path))).toEqual([404, "not-found"]);
  await fresh.close();
});

test("all demos stand on the lead's Home, the first on top; each is deleted, and stays away, on its own", async () => {
  const fresh = await openTestApp();
  await loadFrameworks(fresh.deps.db, readFrameworks(frameworks));
  const told: string[] = [];
  const load = () => loadDemos(fresh.deps, demosFolder, (sentence) => told.push(sentence));
  const lead = await load();
  if (!lead) throw new Error("nobody leads the demos");
  expect(told).toHaveLength(DEMOS.length);
  const client = await signInAs(fresh, lead);
  const home = async () => (await client.get("/api/v1/assessments", Home)).items;
  const [first, second, third] = await home();
  expect([first?.name, second?.name, third?.name]).toEqual([
    "MINUSMA 2019",
    "Karsala 2021 (fictitious)",
    "Tanoura 2022 (fictitious)",
  ]);
  for (const row of await home()) expect(row).toMatchObject({ demo: true, role: "lead" });
  const { items } = await client.get(`/api/v1/assessments/${second?.id}/sources?limit=200`, SourcePage);
  expect(items.find(({ title }) => title === "Young people, Aramet")).toMatchObject({
    date: "2021-11-08",
    mode: "in-person",
    access: { how: "public", words: "A notice at the mast, where people come to telephone." },
    present: { who: ["interpreter"], words: "" },
    sensitivity: "high",
    participants: {
      people: 7,
      lines: [
        { people: 4, gender: "man" },
        { people: 3, gender: "woman" },
      ],
    },
    questions: { silent: ["6.1", "6.2"], notAsked: ["7.1", "7.2", "7.3"] },
  });
  const deletion = { body: { name: second?.name } };
  expect((await client.send("POST", `/api/v1/assessments/${second?.id}/deletion`, deletion)).status).toBe(204);
  await load();
  expect(told).toHaveLength(DEMOS.length);
  expect((await home()).map(({ id }) => id)).toEqual([first?.id, third?.id]);
  await fresh.close();
});

async function counts() {
  const account = { id: demoId("account", "ingrid-solheim"), name: "Ingrid Solheim" };
  const { db } = testApp.deps;
  const stored = await inAssessment({ db, account, assessmentId }, (tx) => tx.$count(codings));
  const people = await asAccount(db, account.id, (tx) => tx.$count(accounts));
  return { stored, people };
}
