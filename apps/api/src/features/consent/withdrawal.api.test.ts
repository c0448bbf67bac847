import { randomBytes } from "node:crypto";
import { inAssessment } from "@octant/db";
import {
  AssessmentSetup,
  Coding,
  EvidencePage,
  Scorecard,
  SourceIdentity,
  SourcePage,
  type SourceWithText,
  TextVersion,
  WithdrawalDone,
  WithdrawalForecast,
} from "@octant/schemas";
import postgres from "postgres";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { Client, refusal } from "../../../test/client.ts";
import { makeAssessment, type TestAssessment } from "../../../test/make-assessment.ts";
import { makeSource } from "../../../test/make-source.ts";
import { openTestApp, type TestApp } from "../../../test/test-app.ts";
import { createApp } from "../../app.ts";
import { PLACES, Vault } from "../../platform/vault/index.ts";

const KEY = randomBytes(32);
let octant: TestApp;
let other: TestApp;
let admin: postgres.Sql;
let study: TestAssessment;
let source: SourceWithText;
beforeAll(async () => {
  octant = await openTestApp({ vault: new Vault(KEY) });
  const vault = new Vault(KEY);
  await vault.openServerKey(octant.deps.db);
  // another process on the same database: nothing in memory is shared
  other = { ...octant, app: createApp({ ...octant.deps, vault }) };
  admin = postgres(octant.database.adminUrl, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await admin.end();
  await octant.close();
});

const newWord = () => `zq${randomBytes(9).toString("hex")}`;
let words: Record<"title" | "oldTitle" | "text" | "speaker" | "contact" | "memo", string>;
let coding: Coding;

beforeEach(async () => {
  study = await makeAssessment(octant);
  words = {
    title: newWord(),
    oldTitle: newWord(),
    text: newWord(),
    speaker: newWord(),
    contact: newWord(),
    memo: newWord(),
  };
  const groupId = study.plan.groups[0]?.id ?? null;
  const text = `INTERVIEWER: Who?\n${words.speaker}: We say ${words.text} here.\n`;
  source = await makeSource(study, study.client(0), { title: words.oldTitle, text, groupId });
  coding = await code(source, 0, text.length - 1);
  const note = { id: uuidv7(), about: { kind: "coding", codingId: coding.id }, body: words.memo };
  await study.client(1).send("POST", study.path("/memos"), { body: note });
  const body = { id: uuidv7(), title: words.title };
  await study.client(0).send("PATCH", study.path(`/sources/${source.id}`), { body, rowVersion: 1 });
  await study.client(0).send("PUT", study.path(`/sources/${source.id}/identity`), {
    body: { id: uuidv7(), name: "N", contact: words.contact, place: "P", note: "" },
    rowVersion: 0,
  });
});

const code = ({ textVersionId }: SourceWithText, start: number, end: number) =>
  study.client(1).get(study.path("/codings"), Coding, "POST", {
    body: { id: uuidv7(), textVersionId, codeId: study.codeIds[0], start, end, stance: "supports" },
  });
const pathOf = () => study.path(`/sources/${source.id}/withdrawal`);
const withdraw = (scope: string, id = uuidv7(), member = 0) =>
  study.client(member).send("POST", pathOf(), { body: { id, scope } });
const sourcesOf = async () => (await study.client(0).get(study.path("/sources"), SourcePage)).items;
const keysOf = (id: string) => admin`select from keyring.record_key where record_id = ${id}`;

/** What every route that reads answers to the lead, by its name; ids are those of what is withdrawn. */
async function readEverything(app: TestApp): Promise<Map<string, string>> {
  const ids: Record<string, string> = {
    assessmentId: study.assessmentId,
    sourceId: source.id,
    textVersionId: source.textVersionId,
    codingId: coding.id,
    dimensionId: "1",
  };
  const client = new Client(app, study.client(0).cookie);
  const answers = new Map<string, string>();
  for (const { method, path } of app.app.routes.filter((route) => route.method === "GET")) {
    const address = path.replaceAll(/:(\w+)/g, (_, name: string) => ids[name] ?? uuidv7()).replace("*", "nothing");
    answers.set(`${method} ${path}`, await (await client.send("GET", address)).text());
  }
  return answers;
}

const routesWith = (answers: Map<string, string>, word: string) =>
  [...answers].filter(([, text]) => text.includes(word)).map(([name]) => name);

describe("event 24, withdrawal of consent, inside the app", () => {
  test("no word of a withdrawn source is in any answer of any process, and nothing opens it any more", async () => {
    const dimension = (await study.client(0).get(study.path("/scorecard"), Scorecard)).rows[0];
    const before = new Map([...(await readEverything(octant)), ...(await readEverything(other))]);
    for (const word of [words.title, words.text, words.speaker, words.contact, words.memo]) {
      expect(routesWith(before, word), "the walk finds what is there").not.toEqual([]);
    }
    expect(routesWith(before, words.text).join()).toContain("/evidence");
    expect(dimension?.profile.kind).toBe("profile");

    const done = WithdrawalDone.parse(await (await withdraw("analyse")).json());
    expect(done).toEqual({ source: null });
    for (const app of [octant, other]) {
      const after = await readEverything(app);
      for (const word of Object.values(words)) expect(routesWith(after, word)).toEqual([]);
    }
    expect(await sourcesOf()).toEqual([]);
    const setup = await study.client(0).get(study.path(), AssessmentSetup);
    expect(setup.clusters.map(({ id }) => id)).not.toContain(source.clusterId);
    expect(setup.codes.map(({ codings }) => codings)).not.toContain(1);
    const home = await study.client(0).send("GET", "/api/v1/assessments");
    expect(await home.json()).toMatchObject({ items: [{ progress: { sources: 0, coded: 0 } }] });
    const { rows } = await study.client(0).get(study.path("/scorecard"), Scorecard);
    expect(rows.every((row) => row.profile.kind === "no-evidence")).toBe(true);
    expect(octant.logged.filter((line) => Object.values(words).some((word) => line.includes(word)))).toEqual([]);
  });

  test("its keys are gone from the database, so that the key file opens none of what is left in its tables", async () => {
    expect(await keysOf(source.id)).toHaveLength(1);
    expect(await openedByKeyFile()).toContain(words.text);
    await withdraw("analyse");
    expect(await keysOf(source.id)).toHaveLength(0);
    expect(await keysOf(source.clusterId)).toHaveLength(0);
    expect(await admin`select from identity.record_key where record_id = ${source.id}`).toHaveLength(0);
    expect(await admin`select from identity.source_identity where source_id = ${source.id}`).toHaveLength(0);
    expect(await openedByKeyFile()).toEqual("");
  });

  test("a coding that arrives afterwards, from a page that was open or a device that was offline, is refused in words", async () => {
    const late = { id: uuidv7(), textVersionId: source.textVersionId, codeId: study.codeIds[0], start: 0, end: 4 };
    await withdraw("analyse");
    const add = { body: { ...late, stance: "supports" } };
    expect(await refusal(study.client(1).send("POST", study.path("/codings"), add))).toEqual([410, "source-withdrawn"]);
    const edit = { body: { id: uuidv7(), stance: "mixed" }, rowVersion: 1 };
    const change = study.client(1).send("PATCH", study.path(`/codings/${coding.id}`), edit);
    expect(await refusal(change)).toEqual([410, "source-withdrawn"]);
  });
});

/** Everything sealed about the source, tried with every key that the database still has and the key file. */
async function openedByKeyFile(): Promise<string> {
  const [text] = await admin<{ id: string; version: number; text_sealed: Uint8Array }[]>`
    select id, version, text_sealed from text_version where source_id = ${source.id}`;
  const keys = await admin<{ record_id: string }[]>`
    select record_id from keyring.record_key where assessment_id = ${study.assessmentId}`;
  const ids = [source.id, ...keys.map((key) => key.record_id)];
  const vault = new Vault(KEY);
  const { db } = octant.deps;
  const { assessmentId } = study;
  return inAssessment({ db, assessmentId, accountId: "" }, async (tx) => {
    const sealer = await vault.sealer(tx, assessmentId, ids);
    const opened = ids.map((id) => text && sealer.tryOpen(id, PLACES.text(text.id, text.version), text.text_sealed));
    return opened.map((found) => (found?.kind === "open" ? found.value : "")).join("");
  });
}

describe("a withdrawal", () => {
  test("tells beforehand what it would take, and changes nothing by telling", async () => {
    const forecast = await study.client(0).get(pathOf(), WithdrawalForecast);
    expect(forecast).toMatchObject({ codings: 1, passages: 1, citations: 1, memos: 1, changes: 2, clusterGoes: true });
    expect((await sourcesOf()).map(({ id }) => id)).toEqual([source.id]);
  });

  test("of quotation withholds the words at once, and leaves what was counted", async () => {
    const evidence = async (app: TestApp) =>
      new Client(app, study.client(0).cookie).get(study.path("/scorecard/1/evidence"), EvidencePage);
    expect((await evidence(other)).items.map(({ quote }) => quote)[0]).toContain(words.text);
    const { source: left } = WithdrawalDone.parse(await (await withdraw("quote")).json());
    expect(left?.consent.quote).toBe("withdrawn");
    for (const app of [octant, other]) {
      expect((await evidence(app)).items).toMatchObject([{ quote: null }]);
    }
  });

  test("of being contacted again forgets how to reach the person, and keeps the rest", async () => {
    await withdraw("recontact");
    const identity = await study.client(0).send("GET", study.path(`/sources/${source.id}/identity`));
    expect(await identity.json()).toMatchObject({ person: { name: "N", contact: "", place: "P" } });
  });

  test("of being contacted again lets nobody write down anew how to reach the person", async () => {
    await withdraw("recontact");
    const path = study.path(`/sources/${source.id}/identity`);
    const { rowVersion } = await study.client(0).get(path, SourceIdentity);
    const write = (contact: string) => {
      const body = { id: uuidv7(), name: "N", contact, place: "P", note: "" };
      return study.client(0).send("PUT", path, { body, rowVersion });
    };
    expect(await refusal(write("by way of the pharmacist"))).toEqual([409, "consent-withdrawn"]);
    expect((await write("")).status).toBe(200);
  });

  test("is a lead's to carry out, once however often it is sent", async () => {
    expect(await refusal(withdraw("quote", uuidv7(), 1))).toEqual([403, "right-missing"]);
    const id = uuidv7();
    expect((await withdraw("analyse", id)).status).toBe(200);
    expect((await withdraw("analyse", id)).status).toBe(200);
    expect((await withdraw("analyse")).status).toBe(200);
    expect(await refusal(withdraw("quote"))).toEqual([404, "not-found"]);
    const entries = await admin`select kind, facts from audit_entry where entity_id = ${source.id} order by seq`;
    expect(entries.slice(-4)).toEqual([
      { kind: "consent.changed", facts: { scope: "analyse", from: "granted", to: "withdrawn" } },
      { kind: "identity.destroyed", facts: {} },
      { kind: "source.withdrawn", facts: { codings: 1 } },
      { kind: "keys.destroyed", facts: { keys: 2 } },
    ]);
    const [changed] = await admin`select actor_account_id as actor from change where kind = 'source.withdrawn'
      and entity_id = ${source.id}`;
    expect(changed?.actor).toBe(study.context(0).account.id);
  });

  test("cannot be undone by an edit of the register, nor made by one", async () => {
    await withdraw("quote");
    const edit = (consent: object) =>
      study.client(0).send("PATCH", study.path(`/sources/${source.id}`), {
        body: { id: uuidv7(), consent: { ...source.consent, ...consent } },
        rowVersion: 2,
      });
    expect(await refusal(edit({ quote: "granted" }))).toEqual([409, "consent-withdrawn"]);
    expect(await refusal(edit({ quote: "withdrawn", analyse: "withdrawn" }))).toEqual([409, "consent-withdrawn"]);
    expect((await edit({ quote: "withdrawn", archive: "refused" })).status).toBe(200);
  });

  test("leaves a cluster that others share, and the text of another source", async () => {
    const shared = await makeSource(study, study.client(0), { title: "Another", clusterId: source.clusterId });
    await withdraw("analyse");
    expect(await keysOf(source.clusterId)).toHaveLength(1);
    const text = await study.client(0).get(study.path(`/texts/${shared.textVersionId}`), TextVersion);
    expect(text.text).toContain("camp");
  });
});

test("an answer of the register names no withdrawn source even to a script that pages through it", async () => {
  await withdraw("analyse");
  const page = await study.client(0).get(study.path("/sources?limit=1"), z.looseObject({ nextCursor: z.null() }));
  expect(page).toMatchObject({ items: [] });
});
