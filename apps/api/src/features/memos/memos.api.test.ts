import { randomUUID } from "node:crypto";
import { changes, inAssessment } from "@octant/db";
import {
  Coding,
  CodingOutcome,
  type MemoAbout,
  MemoHistory,
  MemoOutcome,
  MemoPage,
  type Source,
  WithdrawalForecast,
} from "@octant/schemas";
import { eq } from "drizzle-orm";
import postgres from "postgres";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { refusal } from "../../../test/client.ts";
import { makeAssessment, type TestAssessment } from "../../../test/make-assessment.ts";
import { makeSource } from "../../../test/make-source.ts";
import { columnsWith } from "../../../test/search-database.ts";
import { openTestApp, type TestApp } from "../../../test/test-app.ts";

const [LEAD, CODER, REVIEWER, READER, ENUMERATOR, RATER] = [0, 1, 2, 3, 4, 5];
const WORD = "Zq-his brother is the mayor";

let octant: TestApp;
let admin: postgres.Sql;
let study: TestAssessment;
let source: Source;
let coding: Coding;
beforeAll(async () => {
  octant = await openTestApp();
  admin = postgres(octant.database.adminUrl, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await admin.end();
  await octant.close();
});
beforeEach(async () => {
  study = await makeAssessment(octant, ["lead", "coder", "reviewer", "reader", "enumerator", "panel-rater"]);
  source = await makeSource(study, study.client(LEAD));
  const place = { textVersionId: source.textVersionId, codeId: study.codeIds[0], start: 3, end: 9 };
  const body = { id: uuidv7(), ...place, stance: "supports" };
  coding = await study.client(CODER).get(study.path("/codings"), Coding, "POST", { body });
});

const onCoding = (): MemoAbout => ({ kind: "coding", codingId: coding.id });
const of = (memoId: string) => study.path(`/memos/${memoId}`);
const add = (about: MemoAbout, { id = uuidv7(), body = WORD, by = CODER } = {}) =>
  study.client(by).send("POST", study.path("/memos"), { body: { id, about, body } });
const reword = (memoId: string, body: string, rowVersion: number, { id = uuidv7(), by = CODER } = {}) =>
  study.client(by).send("PATCH", of(memoId), { body: { id, body }, rowVersion });
const remove = (memoId: string, rowVersion: number, { id = uuidv7(), by = CODER } = {}) =>
  study.client(by).send("POST", `${of(memoId)}/removal`, { body: { id }, rowVersion });
const undo = (memoId: string, commandId: string, { id = uuidv7(), by = CODER } = {}) =>
  study.client(by).send("POST", `${of(memoId)}/undo`, { body: { id, commandId } });
const memoOf = async (answer: Promise<Response>) => MemoOutcome.parse(await (await answer).json()).memo;
const list = async (query = "", by = LEAD) =>
  (await study.client(by).get(study.path(`/memos${query}`), MemoPage)).items;
const withdraw = () =>
  study.client(LEAD).send("POST", study.path(`/sources/${source.id}/withdrawal`), {
    body: { id: uuidv7(), scope: "analyse" },
  });

describe("a memo", () => {
  test("on a coding is there for the team, with who wrote it and where it lies", async () => {
    const memo = await memoOf(add(onCoding()));
    expect(memo).toMatchObject({ body: WORD, author: "coder 2", me: true, rowVersion: 1, editedAt: null });
    expect(memo?.about).toEqual({
      kind: "coding",
      codingId: coding.id,
      codeId: coding.codeId,
      textVersionId: source.textVersionId,
      start: 3,
      end: 9,
      sourceId: source.id,
      sourceKind: "interview",
      sourceNumber: source.number,
    });
    expect(await list("", REVIEWER)).toEqual([{ ...memo, me: false }]);
  });

  test("can be about a source, a code, a dimension in an area and a period, or the assessment", async () => {
    const areaId = study.plan.areas[0]?.id ?? null;
    const periodId = study.plan.periods[0]?.id ?? null;
    const abouts: MemoAbout[] = [
      onCoding(),
      { kind: "source", sourceId: source.id },
      { kind: "code", codeId: coding.codeId },
      { kind: "dimension", dimensionId: "1", areaId, periodId },
      { kind: "dimension", dimensionId: "1", areaId: null, periodId: null },
      { kind: "assessment" },
    ];
    for (const about of abouts) expect((await add(about)).status, about.kind).toBe(201);
    const kinds = async (query: string) => (await list(query)).map(({ about }) => about.kind).toSorted();
    expect((await list()).map(({ about }) => about.kind)).toEqual(abouts.map(({ kind }) => kind).toReversed());
    expect(await kinds(`?sourceId=${source.id}`)).toEqual(["coding", "source"]);
    expect(await kinds(`?sourceId=${source.id}&kind=source`)).toEqual(["source"]);
    expect(await kinds(`?codingId=${coding.id}`)).toEqual(["coding"]);
    expect(await kinds(`?codeId=${coding.codeId}`)).toEqual(["code"]);
    expect(await kinds("?dimensionId=1")).toEqual(["dimension", "dimension"]);
    expect(await kinds("?kind=assessment")).toEqual(["assessment"]);
    expect(await list("?mine=true", LEAD)).toEqual([]);
    expect(await list("?mine=true", CODER)).toHaveLength(6);
  });

  test("is listed page by page, without a gap or a repeat", async () => {
    const written = [];
    for (const body of ["one", "two", "three"])
      written.unshift((await memoOf(add({ kind: "assessment" }, { body })))?.id);
    const first = await study.client(LEAD).get(study.path("/memos?limit=2"), MemoPage);
    const next = await study.client(LEAD).get(study.path(`/memos?limit=2&cursor=${first.nextCursor}`), MemoPage);
    expect([...first.items, ...next.items].map(({ id }) => id)).toEqual(written);
    expect(next.nextCursor).toBeNull();
    expect(await refusal(study.client(LEAD).send("GET", study.path("/memos?cursor=x")))).toEqual([
      422,
      "invalid-request",
    ]);
  });

  test("keeps every wording in its history, and goes back by one when that is undone", async () => {
    const memo = await memoOf(add(onCoding(), { body: "first" }));
    const id = memo?.id ?? "";
    const command = uuidv7();
    const reworded = await memoOf(reword(id, "second ", 1, { id: command }));
    expect(reworded).toMatchObject({ body: "second ", rowVersion: 2, editedAt: expect.any(String) });
    expect(await memoOf(undo(id, command))).toMatchObject({ body: "first", rowVersion: 3 });
    expect(await refusal(undo(id, command))).toEqual([409, "nothing-to-undo"]);
    const { items } = await study.client(REVIEWER).get(`${of(id)}/history`, MemoHistory);
    expect(items.map(({ kind, body, actor }) => [kind, body, actor])).toEqual([
      ["memo.reworded", "first", "coder 2"],
      ["memo.reworded", "second ", "coder 2"],
      ["memo.added", "first", "coder 2"],
    ]);
  });

  test("that says what it already said leaves nothing to undo", async () => {
    const id = (await memoOf(add(onCoding())))?.id ?? "";
    const command = uuidv7();
    expect(await memoOf(reword(id, WORD, 1, { id: command }))).toMatchObject({ rowVersion: 1 });
    expect(await refusal(undo(id, command))).toEqual([409, "nothing-to-undo"]);
  });

  test("that was removed is nowhere, and comes back as it went when that is undone", async () => {
    const memo = await memoOf(add(onCoding()));
    const id = memo?.id ?? "";
    const command = uuidv7();
    expect(await memoOf(remove(id, 1, { id: command }))).toBeNull();
    expect(await list()).toEqual([]);
    expect(await refusal(study.client(CODER).send("GET", `${of(id)}/history`))).toEqual([404, "not-found"]);
    expect(await refusal(reword(id, "late", 2))).toEqual([409, "changed-since"]);
    expect(await memoOf(undo(id, command))).toEqual({ ...memo, rowVersion: 3 });
  });

  test("goes with its coding, and comes back with it", async () => {
    await add(onCoding());
    const path = study.path(`/codings/${coding.id}/removal`);
    const command = uuidv7();
    await study.client(CODER).get(path, CodingOutcome, "POST", { body: { id: command }, rowVersion: 1 });
    expect(await list()).toEqual([]);
    expect(await refusal(add(onCoding()))).toEqual([404, "not-found"]);
    await study.client(CODER).send("POST", study.path("/undo"), { body: { id: uuidv7(), commandId: command } });
    expect(await list()).toHaveLength(1);
  });

  test("that two windows reword at once is not overwritten unseen: the later is told both wordings", async () => {
    const id = (await memoOf(add(onCoding())))?.id ?? "";
    expect((await reword(id, "from here", 1)).status).toBe(200);
    const late = await reword(id, "from there", 1);
    expect(late.status).toBe(409);
    expect(await late.json()).toMatchObject({ code: "changed-since", current: { memo: { body: "from here" } } });
    const unsaid = study.client(CODER).send("PATCH", of(id), { body: { id: uuidv7(), body: "x" } });
    expect(await refusal(unsaid)).toEqual([428, "row-version-missing"]);
  });

  test("sent twice is written once; its id with other words is another command, and nobody's to anybody else", async () => {
    const id = uuidv7();
    expect(await memoOf(add(onCoding(), { id }))).toEqual(await memoOf(add(onCoding(), { id })));
    expect(await list()).toHaveLength(1);
    expect(await refusal(add(onCoding(), { id, body: "other words" }))).toEqual([409, "command-reused"]);
    expect(await refusal(add(onCoding(), { id, by: LEAD }))).toEqual([404, "not-found"]);
  });

  test.each([
    ["nothing", ""],
    ["blanks alone", "  \n"],
    ["half a character", "half \ud800"],
    ["what rings a bell", "a bell \u0007"],
    ["more than 10,000 characters", "x".repeat(10_001)],
  ])("that says %s is refused", async (_, body) => {
    expect(await refusal(add(onCoding(), { body }))).toEqual([422, "invalid-request"]);
  });
});

describe("who may", () => {
  test("leads and coders write, and change their own alone; a reviewer reads; nobody else knows of any", async () => {
    const id = (await memoOf(add(onCoding())))?.id ?? "";
    expect((await add({ kind: "assessment" }, { by: LEAD })).status).toBe(201);
    expect(await refusal(reword(id, "mine", 1, { by: LEAD }))).toEqual([403, "not-your-act"]);
    expect(await refusal(remove(id, 1, { by: LEAD }))).toEqual([403, "not-your-act"]);
    expect(await refusal(undo(id, id, { by: LEAD }))).toEqual([403, "not-your-act"]);
    expect(await list("", REVIEWER)).toHaveLength(2);
    expect(await refusal(add(onCoding(), { by: REVIEWER }))).toEqual([403, "right-missing"]);
    for (const by of [READER, ENUMERATOR, RATER]) {
      expect(await refusal(study.client(by).send("GET", study.path("/memos")))).toEqual([403, "right-missing"]);
      expect(await refusal(add(onCoding(), { by }))).toEqual([403, "right-missing"]);
    }
  });

  test("what is another assessment's is not there: neither to note on nor to read", async () => {
    const theirs = { study, source, coding };
    const id = (await memoOf(add(onCoding())))?.id ?? "";
    study = await makeAssessment(octant, ["lead", "coder"]);
    const abouts: MemoAbout[] = [
      { kind: "coding", codingId: theirs.coding.id },
      { kind: "source", sourceId: theirs.source.id },
      { kind: "code", codeId: theirs.coding.codeId },
      { kind: "dimension", dimensionId: "99", areaId: null, periodId: null },
      { kind: "dimension", dimensionId: "1", areaId: theirs.study.plan.areas[0]?.id ?? "", periodId: null },
      { kind: "coding", codingId: randomUUID() },
    ];
    for (const about of abouts) expect(await refusal(add(about)), about.kind).toEqual([404, "not-found"]);
    expect(await refusal(reword(id, "x", 1))).toEqual([404, "not-found"]);
    expect(await list(`?codingId=${theirs.coding.id}`)).toEqual([]);
  });

  test("whoever the database shows no coding is shown no memo on it", async () => {
    await add(onCoding());
    await add({ kind: "source", sourceId: source.id });
    const lead = study.context(LEAD).account.id;
    await admin.unsafe(`create policy hidden on coding as restrictive to octant_app
      using (current_setting('octant.account', true) <> '${lead}')`);
    try {
      expect((await list("", LEAD)).map(({ about }) => about.kind)).toEqual(["source"]);
      expect(await refusal(add(onCoding(), { by: LEAD }))).toEqual([404, "not-found"]);
      expect(await list("", CODER)).toHaveLength(2);
    } finally {
      await admin`drop policy hidden on coding`;
    }
  });
});

describe("the words of a memo", () => {
  test("are in no column and no log line, before or after they were changed", async () => {
    const id = (await memoOf(add(onCoding())))?.id ?? "";
    await reword(id, `${WORD}, still`, 1);
    await add({ kind: "code", codeId: coding.codeId });
    await add({ kind: "assessment" });
    await remove(id, 2);
    expect(await columnsWith(admin, "Zq-his")).toEqual([]);
    expect(octant.logged.filter((line) => line.includes("Zq-his"))).toEqual([]);
    const plain = await inAssessment(
      { db: octant.deps.db, assessmentId: study.assessmentId, accountId: "" },
      async (tx) => tx.select().from(changes).where(eq(changes.entity, "memo")),
    );
    expect(plain.map(({ kind }) => kind).toSorted()).toEqual([
      "memo.added",
      "memo.added",
      "memo.added",
      "memo.removed",
      "memo.reworded",
    ]);
  });

  test("go with a withdrawn source, on it and on its codings, in their history too; others stay", async () => {
    const onPassage = (await memoOf(add(onCoding())))?.id ?? "";
    const onSource = (await memoOf(add({ kind: "source", sourceId: source.id })))?.id ?? "";
    const stays = await memoOf(add({ kind: "assessment" }, { body: "stays" }));
    const forecast = await study.client(LEAD).get(study.path(`/sources/${source.id}/withdrawal`), WithdrawalForecast);
    expect(forecast.memos).toBe(2);
    expect((await withdraw()).status).toBe(200);
    expect(await list("", CODER)).toEqual([stays]);
    for (const id of [onPassage, onSource]) {
      expect(await refusal(study.client(CODER).send("GET", `${of(id)}/history`))).toEqual([404, "not-found"]);
      expect(await refusal(reword(id, "late", 1))).toEqual([410, "source-withdrawn"]);
    }
    expect(await refusal(add(onCoding()))).toEqual([410, "source-withdrawn"]);
    expect(await refusal(add({ kind: "source", sourceId: source.id }))).toEqual([410, "source-withdrawn"]);
  });

  test("that were tampered with are marked so, and take no other with them", async () => {
    const id = (await memoOf(add(onCoding())))?.id ?? "";
    await add({ kind: "assessment" }, { body: "whole" });
    await admin`update memo set row_version = 7 where id = ${id}`;
    expect((await list()).map(({ body }) => body)).toEqual(["whole", "(cannot be verified)"]);
    expect(await refusal(remove(id, 7))).toEqual([500, "cannot-be-verified"]);
  });
});
