import { setTimeout as delay } from "node:timers/promises";
import {
  CodebookCode,
  Coding,
  EvidencePage,
  Profiles,
  Scorecard,
  Source,
  type SourceRegister,
  type Stance,
  StudyDesign,
} from "@octant/schemas";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { z } from "zod";
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
  study = await makeAssessment(octant);
  octant.clock.now = new Date();
});

const [LEAD, CODER] = [0, 1];
const ask = <T>(path: string, schema: z.ZodType<T>, at = LEAD) => study.client(at).get(study.path(path), schema);
const post = (path: string, body: object, rowVersion?: number, at = LEAD) =>
  study.client(at).send("POST", study.path(path), {
    body: { id: uuidv7(), ...body },
    ...(rowVersion !== undefined && { rowVersion }),
  });
const take = (register: Partial<SourceRegister> = {}) =>
  makeSource(study, study.client(LEAD), { groupId: study.plan.groups[0]?.id ?? null, ...register });
const lay = (source: Source, stance: Stance, said: { codeId?: string; aboutAreaId?: string } = {}) => {
  const body = { id: uuidv7(), textVersionId: source.textVersionId, codeId: study.codeIds[0], start: 0, end: 5 };
  return study.client(CODER).get(study.path("/codings"), Coding, "POST", { body: { ...body, stance, ...said } });
};
const correct = async (id: string, change: object) => {
  const { rowVersion } = await ask(`/sources/${id}`, Source);
  const body = { id: uuidv7(), reason: "A mistake", ...change };
  return study.client(LEAD).get(study.path(`/sources/${id}`), Source, "PATCH", { body, rowVersion });
};
const design = async (part: string, change: (now: StudyDesign) => object) => {
  const now = await ask("/design", StudyDesign);
  const body = { id: uuidv7(), reason: "Seen in the field", ...change(now) };
  const answer = await study.client(LEAD).send("PUT", study.path(`/design/${part}`), { body, rowVersion: now.version });
  expect(answer.status, await answer.clone().text()).toBe(200);
};
const edit = (codingId: string, what: "about" | "span", rowVersion: number, change: object) => {
  const body = { id: uuidv7(), ...change };
  return study.client(CODER).send("PUT", study.path(`/codings/${codingId}/${what}`), { body, rowVersion });
};
const judge = (sourceId: string, codingId: string, position: number, rowVersion: number) => {
  const body = { id: uuidv7(), position, reason: "Read as a whole", codingIds: [codingId] };
  return study.client(LEAD).send("PUT", study.path(`/sources/${sourceId}/positions/1.1`), { body, rowVersion });
};
const everything = async (asOf?: string) => {
  const query = asOf === undefined ? "" : `?asOf=${encodeURIComponent(asOf)}`;
  const { rows: profiles, primaryNeeded } = await ask(`/profiles${query}`, Profiles);
  const { rows } = await ask(`/scorecard${query}`, Scorecard);
  const { items } = await ask(`/scorecard/1/evidence${query}`, EvidencePage);
  return {
    profiles,
    primaryNeeded,
    rows,
    counts: items.map(({ codingId, stance, counts, start, end }) => [codingId, stance, counts, start, end]),
  };
};

test("as of any moment every figure is what it was then, whatever was coded, moved, merged or redrawn since", async () => {
  const [region, place] = study.plan.areas;
  const [period] = study.plan.periods;
  const [official, elder] = [await take(), await take({ groupId: study.plan.groups[1]?.id ?? null })];
  const first = await lay(official, "supports", { aboutAreaId: region?.id ?? "" });
  const second = await lay(elder, "constrains", { aboutAreaId: place?.id ?? "" });
  const own = await addCode("Ferries");
  const acts: [string, () => Promise<unknown>][] = [
    ["a coding more", () => lay(elder, "mixed", { codeId: own.id })],
    [
      "another stance",
      () =>
        study.client(CODER).send("PATCH", study.path(`/codings/${first.id}`), {
          body: { id: uuidv7(), stance: "mixed" },
          rowVersion: 1,
        }),
    ],
    [
      "and another",
      () =>
        study.client(CODER).send("PATCH", study.path(`/codings/${first.id}`), {
          body: { id: uuidv7(), stance: "constrains" },
          rowVersion: 2,
        }),
    ],
    ["about another area", () => edit(first.id, "about", 3, { aboutAreaId: place?.id ?? "" })],
    [
      "about a period, and the whole mission",
      () => edit(first.id, "about", 4, { aboutAreaId: null, aboutPeriodIds: [period?.id ?? ""] }),
    ],
    ["about its source's area and periods again", () => edit(first.id, "about", 5, {})],
    ["on other words", () => edit(first.id, "span", 6, { start: 3, end: 9 })],
    ["a judged position", () => judge(official.id, first.id, -0.5, 0)],
    ["judged otherwise", () => judge(official.id, first.id, 0.5, 1)],
    ["a coding less", () => post(`/codings/${second.id}/removal`, {}, 1, CODER)],
    ["a source in another group", () => correct(elder.id, { groupId: study.plan.groups[0]?.id })],
    ["a source in another's cluster", () => correct(elder.id, { clusterId: official.clusterId })],
    ["and in one of its own again", () => correct(elder.id, { clusterId: null, groupId: null })],
    [
      "a source that may not be analysed",
      () => correct(official.id, { consent: { ...official.consent, analyse: "not-asked" } }),
    ],
    ["and that may again", () => correct(official.id, { consent: official.consent })],
    ["a new source with a coding", async () => lay(await take(), "supports")],
    [
      "a code under another question",
      () => post(`/codebook/codes/${own.id}/place`, { parentId: study.codeIds[1], reason: "It belongs there" }, 1),
    ],
    [
      "codings on another question",
      () =>
        post(
          `/codebook/codes/${own.id}/recoding`,
          { intoId: study.codeIds[2], which: {}, retire: false, reason: "The same" },
          2,
        ),
    ],
    [
      "an area more",
      () =>
        design("areas", ({ areas }) => ({
          areas: [...areas, { id: uuidv7(), parentId: null, level: "region", name: "Kidal" }],
        })),
    ],
    [
      "a group more",
      () =>
        design("groups", ({ groups }) => ({
          groups: [...groups, { id: uuidv7(), name: "Press", weight: null, ofMission: false }],
        })),
    ],
  ];
  const moments: { after: string; at: string; was: Awaited<ReturnType<typeof everything>> }[] = [];
  const remember = async (after: string) => {
    await delay(3);
    moments.push({ after, at: new Date().toISOString(), was: await everything() });
    await delay(3);
  };
  await remember("the beginning");
  for (const [name, act] of acts) {
    const done = await act();
    if (done instanceof Response) expect(done.ok, `${name}: ${await done.clone().text()}`).toBe(true);
    await remember(name);
  }
  for (const { after, at, was } of moments) expect(await everything(at), `as of ${after}`).toEqual(was);
  const states = new Set(moments.map(({ was }) => JSON.stringify(was)));
  // a source that may be analysed again, and a group that nobody is in, leave things as they were
  expect(states.size, "every other act moved something").toBe(moments.length - 2);
});

test("what is gone stays gone: a withdrawn source is in no figure of any day", async () => {
  const source = await take();
  await lay(source, "supports");
  await delay(3);
  const before = new Date().toISOString();
  expect((await everything(before)).rows[0]).toMatchObject({ codings: 1 });
  await post(`/sources/${source.id}/withdrawal`, { scope: "analyse" });
  const then = await everything(before);
  expect(then.rows[0]).toMatchObject({ codings: 0, profile: { kind: "no-evidence" } });
  expect(then.counts).toEqual([]);
});

test("a day is asked for as it ended, and says so in the answer; before the study there is nothing", async () => {
  await lay(await take(), "supports");
  const today = new Date().toISOString().slice(0, 10);
  expect(await ask(`/scorecard?asOf=${today}`, Scorecard)).toMatchObject({ asOf: today, rows: [{ codings: 1 }, {}] });
  const before = await ask("/scorecard?asOf=2001-01-01", Scorecard);
  expect(before.rows.map(({ profile }) => profile)).toEqual([{ kind: "no-evidence" }, { kind: "no-evidence" }]);
  expect(await ask("/scorecard", Scorecard)).toMatchObject({ asOf: null });
});

test("a day to come, and what is no day, is refused with the place", async () => {
  for (const path of ["/scorecard", "/profiles", "/scorecard/1/evidence"]) {
    for (const asOf of ["2999-01-01", "yesterday", "2020-02-31", "2020-01-01T00:00"]) {
      const answer = study.client(LEAD).send("GET", study.path(`${path}?asOf=${asOf}`));
      expect(await refusal(answer), `${path} ${asOf}`).toEqual([422, "invalid-request"]);
    }
  }
});

function addCode(name: string) {
  const body = { id: uuidv7(), parentId: study.codeIds[0], name, reason: "Seen in the pilot" };
  return study.client(LEAD).get(study.path("/codebook/codes"), CodebookCode, "POST", { body });
}
