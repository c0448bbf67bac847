import {
  Codebook,
  CodebookCode,
  CodebookQuestion,
  Coding,
  CodingList,
  CodingOutcome,
  History,
  RecodingForecast,
  RecodingUndone,
  Scorecard,
  StudyDesign,
} from "@octant/schemas";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { refusal } from "../../../test/client.ts";
import { makeAssessment, type TestAssessment } from "../../../test/make-assessment.ts";
import { makeSource } from "../../../test/make-source.ts";
import { openTestApp, type TestApp } from "../../../test/test-app.ts";

const [LEAD, CODER] = [0, 1];
const REASON = "They mean the same";

let octant: TestApp;
let study: TestAssessment;
let textVersionId: string;
let sourceId: string;
beforeAll(async () => {
  octant = await openTestApp();
});
afterAll(() => octant.close());
beforeEach(async () => {
  study = await makeAssessment(octant, ["lead", "coder"]);
  const group = study.plan.groups[0]?.id ?? null;
  const source = await makeSource(study, study.client(LEAD), { groupId: group });
  textVersionId = source.textVersionId ?? "";
  sourceId = source.id;
});

const question = (at: number) => study.codeIds[at] ?? "";
const addCode = (name: string, parentId = question(0)) => {
  const body = { id: uuidv7(), parentId, name, reason: "Seen in the pilot" };
  return study.client(LEAD).get(study.path("/codebook/codes"), CodebookCode, "POST", { body });
};
const lay = (codeId: string, start: number, stance = "supports", by = CODER, about = {}) => {
  const body = { id: uuidv7(), textVersionId, codeId, start, end: start + 5, stance, ...about };
  return study.client(by).get(study.path("/codings"), Coding, "POST", { body });
};
const send = (path: string, body: object, rowVersion?: number, by = LEAD) =>
  study.client(by).send("POST", study.path(`/codebook${path}`), {
    body: { id: uuidv7(), reason: REASON, ...body },
    ...(rowVersion !== undefined && { rowVersion }),
  });
const recode = (codeId: string, body: object, rowVersion = 1) =>
  send(`/codes/${codeId}/recoding`, { which: {}, retire: false, ...body }, rowVersion);
const forecast = (codeId: string, intoId: string, which = {}) =>
  study.client(LEAD).get(study.path(`/codebook/codes/${codeId}/recoding/forecast`), RecodingForecast, "POST", {
    body: { intoId, which },
  });
const codingsNow = async () => {
  const { items } = await study.client(CODER).get(study.path(`/texts/${textVersionId}/codings`), CodingList);
  return items.map(({ codeId, start, stance }) => [codeId, start, stance]);
};
const codeNow = async (id: string) =>
  (await study.client(LEAD).get(study.path("/codebook"), Codebook)).codes.find((code) => code.id === id);
const stances = async () => {
  const { rows } = await study.client(LEAD).get(study.path("/scorecard"), Scorecard);
  return rows.map(({ dimensionId, codings }) => [dimensionId, codings]);
};

test("a merge lays the other code on every coding, says beforehand what it will do, and can be taken back as a whole", async () => {
  const [ferries, boats] = [await addCode("Ferries"), await addCode("Boats", question(2))];
  await lay(ferries.id, 0);
  await lay(ferries.id, 10, "constrains");
  await lay(ferries.id, 20);
  await lay(boats.id, 20);
  const before = await codingsNow();
  const told = { moved: 2, superseded: 1, left: 0, sources: 1, questionIds: ["1.1", "2.1"] };
  expect(await forecast(ferries.id, boats.id)).toEqual(told);
  expect(await codingsNow()).toEqual(before);

  const commandId = uuidv7();
  const merged = await recode(ferries.id, { id: commandId, intoId: boats.id, retire: true });
  expect(CodebookCode.parse(await merged.json())).toMatchObject({ retired: true, codings: 0, rowVersion: 2 });
  expect((await codingsNow()).map(([codeId, start]) => [codeId, start])).toEqual([
    [boats.id, 0],
    [boats.id, 10],
    [boats.id, 20],
  ]);
  expect((await codeNow(ferries.id))?.acts.at(-1)).toMatchObject({
    kind: "code.recoded",
    reason: REASON,
    recoding: { commandId, intoId: boats.id, moved: 2, superseded: 1 },
  });
  expect(await stances()).toEqual([
    ["1", 0],
    ["2", 3],
  ]);

  const undone = await send(`/recodings/${commandId}/undo`, {});
  expect(RecodingUndone.parse(await undone.json())).toEqual({ back: 3, left: 0 });
  expect(await codingsNow()).toEqual(before);
  expect(await codeNow(ferries.id)).toMatchObject({ retired: false, codings: 3 });
  expect(await refusal(send(`/recodings/${commandId}/undo`, {}))).toEqual([409, "nothing-to-undo"]);
});

test("a split moves the stances and sources that are meant and leaves the rest", async () => {
  const [ferries, wrecks] = [await addCode("Ferries"), await addCode("Wrecks")];
  await lay(ferries.id, 0);
  await lay(ferries.id, 10, "constrains");
  const which = { stances: ["constrains"], sourceIds: [sourceId] };
  expect(await forecast(ferries.id, wrecks.id, which)).toMatchObject({ moved: 1, left: 1, questionIds: [] });
  await recode(ferries.id, { intoId: wrecks.id, which });
  expect((await codingsNow()).map(([codeId]) => codeId)).toEqual([ferries.id, wrecks.id]);
  expect(await codeNow(ferries.id)).toMatchObject({ retired: false, codings: 1 });
});

test("a coder finds the recoding in a coding's history, and does not take it back coding by coding", async () => {
  const [ferries, boats] = [await addCode("Ferries"), await addCode("Boats")];
  const coding = await lay(ferries.id, 0);
  const commandId = uuidv7();
  await recode(ferries.id, { id: commandId, intoId: boats.id, retire: true });
  const { items } = await study.client(CODER).get(study.path(`/codings/${coding.id}/history`), History);
  expect(items.map(({ kind, actor }) => [kind, actor])).toEqual([
    ["coding.recoded", "lead 1"],
    ["coding.added", "coder 2"],
  ]);
  const undo = (by: number) =>
    study.client(by).send("POST", study.path("/undo"), { body: { id: uuidv7(), commandId } });
  expect(await refusal(undo(CODER))).toEqual([403, "not-your-act"]);
});

test("what somebody has changed since a recoding stays as it is when the recoding is taken back", async () => {
  const [ferries, boats] = [await addCode("Ferries"), await addCode("Boats")];
  const coding = await lay(ferries.id, 0);
  await lay(ferries.id, 10);
  const commandId = uuidv7();
  await recode(ferries.id, { id: commandId, intoId: boats.id });
  await study.client(CODER).get(study.path(`/codings/${coding.id}`), CodingOutcome, "PATCH", {
    body: { id: uuidv7(), stance: "mixed" },
    rowVersion: 2,
  });
  const undone = await send(`/recodings/${commandId}/undo`, {});
  expect(RecodingUndone.parse(await undone.json())).toEqual({ back: 1, left: 1 });
  expect((await codingsNow()).map(([codeId]) => codeId)).toEqual([boats.id, ferries.id]);
});

test("a split is taken back after a merge of its codings was made and taken back", async () => {
  const [ferries, boats, rafts] = [await addCode("Ferries"), await addCode("Boats"), await addCode("Rafts")];
  await lay(ferries.id, 0);
  const [split, merge] = [uuidv7(), uuidv7()];
  await recode(ferries.id, { id: split, intoId: boats.id });
  await recode(boats.id, { id: merge, intoId: rafts.id, retire: true });
  await send(`/recodings/${merge}/undo`, {});
  const undone = await send(`/recodings/${split}/undo`, {});
  expect(RecodingUndone.parse(await undone.json())).toEqual({ back: 1, left: 0 });
  expect((await codingsNow()).map(([codeId]) => codeId)).toEqual([ferries.id]);
});

test("a merge is not taken back where a coding would speak about an area again that has gone out of use", async () => {
  const [region, place] = study.plan.areas;
  const [ferries, boats] = [await addCode("Ferries"), await addCode("Boats")];
  const about = { aboutAreaId: place?.id };
  await lay(ferries.id, 0, "supports", CODER, about);
  const coding = await lay(boats.id, 0, "supports", CODER, about);
  const commandId = uuidv7();
  await recode(ferries.id, { id: commandId, intoId: boats.id, retire: true });
  const change = { body: { id: uuidv7(), aboutAreaId: null }, rowVersion: 1 };
  await study.client(CODER).get(study.path(`/codings/${coding.id}/about`), CodingOutcome, "PUT", change);
  const { areas } = await study.client(LEAD).get(study.path("/design"), StudyDesign);
  const body = { id: uuidv7(), areas: areas.filter(({ id }) => id === region?.id), reason: REASON };
  await study.client(LEAD).get(study.path("/design/areas"), StudyDesign, "PUT", { body, rowVersion: 0 });
  expect(await refusal(send(`/recodings/${commandId}/undo`, {}))).toEqual([409, "cut-retired"]);
});

test("a code that moves under another question takes its evidence along, at once", async () => {
  const ferries = await addCode("Ferries");
  await lay(ferries.id, 0);
  expect(await stances()).toEqual([
    ["1", 1],
    ["2", 0],
  ]);
  const moved = await send(`/codes/${ferries.id}/place`, { parentId: question(2) }, 1);
  expect(CodebookCode.parse(await moved.json())).toMatchObject({
    parentId: question(2),
    questionId: "2.1",
    codings: 1,
  });
  expect(await stances()).toEqual([
    ["1", 0],
    ["2", 1],
  ]);
  expect(await refusal(send(`/codes/${question(0)}/place`, { parentId: question(2) }, 1))).toEqual([404, "not-found"]);
  expect(await refusal(send(`/codes/${ferries.id}/place`, { parentId: question(0) }, 1))).toEqual([
    409,
    "changed-since",
  ]);
});

test("a guide with what somebody said is shown to the team and sealed where it is kept", async () => {
  const guide = {
    lookFor: "Boats on the river",
    leaveOut: "Bridges",
    example: "“Zq-nobody crosses”",
    counterExample: "",
  };
  const written = await study
    .client(LEAD)
    .get(study.path(`/codebook/codes/${question(0)}/guide`), CodebookQuestion, "PUT", {
      body: { id: uuidv7(), guide, reason: REASON },
      rowVersion: 1,
    });
  expect(written).toMatchObject({ guide, state: "as-in-base", rowVersion: 2 });
  const book = await study.client(CODER).get(study.path("/codebook"), Codebook);
  expect(book.questions[0]?.guide).toEqual(guide);
  expect(book.questions[0]?.acts.at(-1)).toMatchObject({ kind: "code.guide-changed", reason: REASON, recoding: null });
  const csv = await (await study.client(CODER).send("GET", study.path("/codebook.csv"))).text();
  expect(csv).toContain("Zq-nobody crosses");
});

test("a recoding asks for a code that is there and in use, for the version it is based on, and for a lead", async () => {
  const [ferries, boats] = [await addCode("Ferries"), await addCode("Boats")];
  expect(await refusal(recode(ferries.id, { intoId: ferries.id }))).toEqual([404, "not-found"]);
  expect(await refusal(recode(ferries.id, { intoId: uuidv7() }))).toEqual([404, "not-found"]);
  expect(await refusal(recode(ferries.id, { intoId: boats.id }, 9))).toEqual([409, "changed-since"]);
  expect(await refusal(recode(question(0), { intoId: boats.id, retire: true }))).toEqual([409, "not-forked"]);
  const by = CODER;
  expect(
    await refusal(send(`/codes/${ferries.id}/recoding`, { intoId: boats.id, which: {}, retire: false }, 1, by)),
  ).toEqual([403, "right-missing"]);
  await send(`/codes/${boats.id}/retirement`, { retired: true }, 1);
  expect(await refusal(recode(ferries.id, { intoId: boats.id }))).toEqual([409, "code-retired"]);
});
