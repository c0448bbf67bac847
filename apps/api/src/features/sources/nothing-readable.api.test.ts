import { randomBytes } from "node:crypto";
import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NewInvitation, Source } from "@octant/schemas";
import postgres from "postgres";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addAccount, Client, cookiesOf } from "../../../test/client.ts";
import { importForm, makeRegister } from "../../../test/import-form.ts";
import { makeAssessment, type TestAssessment } from "../../../test/make-assessment.ts";
import { makeSource } from "../../../test/make-source.ts";
import { columnsWith } from "../../../test/search-database.ts";
import { filesWith } from "../../../test/search-files.ts";
import { openTestApp, type TestApp } from "../../../test/test-app.ts";

let octant: TestApp;
let admin: postgres.Sql;
let study: TestAssessment;
let folder = "";
beforeAll(async () => {
  octant = await openTestApp();
  admin = postgres(octant.database.adminUrl, { max: 1, onnotice: () => {} });
  study = await makeAssessment(octant);
  const [setting] = await admin<{ data_directory: string }[]>`show data_directory`;
  folder = setting?.data_directory ?? "";
});
afterAll(async () => {
  await admin.end();
  await octant.close();
});

/** A word that nothing else in the world holds. */
const newWord = () => `zq${randomBytes(9).toString("hex")}`;
/** Where uploads are read. */
const parsersFolders = () =>
  readdirSync(tmpdir())
    .filter((name) => name.startsWith("octant-parser-"))
    .map((name) => join(tmpdir(), name));
/** 40 kB that compress well: PostgreSQL would hide a word in them from a search if it could. */
const longText = (word: string) => `Respondent: We say ${word} here.\n`.repeat(1_000);

test("no file of the database holds a word of a text, of its title, its file's name or a speaker's", async () => {
  const word = newWord();
  const send = (content: string, changed = {}) => {
    const register = makeRegister({ title: `Talk with ${word}`, ...changed });
    return study
      .client(0)
      .send("POST", study.path("/sources"), { body: importForm(register, { name: `${word}.txt`, content }) });
  };
  const short = Source.parse(
    await (await send(`Interviewer: Who?\nR1, ${word}: I am ${word}.\nInterviewer: And?`)).json(),
  );
  const long = Source.parse(await (await send(longText(word))).json());
  expect((await send(`Only ${word}`, { areaId: "0198c000-0000-7000-8000-000000000000" })).status).toBe(404);
  expect((await send(`${word}\u0000`)).status).toBe(422);
  const changed = await study.client(0).send("PATCH", study.path(`/sources/${short.id}`), {
    body: { id: makeRegister().id, title: `No longer ${word}` },
    rowVersion: 1,
  });
  expect(changed.status).toBe(200);
  for (const { textVersionId } of [short, long]) {
    const read = await study.client(0).send("GET", study.path(`/texts/${textVersionId}`));
    expect(await read.text(), "it is there to be read by those who may").toContain(word);
  }
  await admin`checkpoint`;
  for (const place of [folder, octant.deps.installation.dataFolder, ...parsersFolders()]) {
    expect(filesWith(place, word), place).toEqual([]);
  }
  expect(octant.logged.filter((line) => line.includes(word))).toEqual([]);
});

test("who a source is and who works here are readable nowhere: no file, column, statement, log or colleague's answer", async () => {
  const words = {
    name: newWord(),
    contact: newWord(),
    place: newWord(),
    note: newWord(),
    colleague: newWord(),
    id: newWord(),
  };
  const { name, contact, place, colleague } = words;
  const lead = study.client(0);
  const source = await makeSource(study, lead);
  await addAccount(octant, colleague);
  const path = study.path(`/sources/${source.id}/identity`);
  const person = { name, contact, place, note: longText(words.note).slice(0, 3_900) };
  const send = (rowVersion: number, changed = {}) =>
    lead.send("PUT", path, { body: { id: uuidv7(), ...person, ...changed }, rowVersion });
  expect((await send(0)).status).toBe(200);
  const refused = [
    await send(7),
    await send(1, { name: `${name}\u0000` }),
    await send(1, { contact: `${contact}\ud800` }),
    await lead.send("GET", study.path(`/sources/${words.id}/identity`)),
    await study.client(1).send("GET", path),
    await study.client(1).send("GET", study.path(`/sources/${source.id}`)),
    await study.client(1).send("GET", study.path("/sources")),
  ];
  const answers = await Promise.all(refused.map((answer) => answer.text()));
  expect(await (await lead.send("GET", path)).text(), "a lead can look it up").toContain(name);
  await admin`checkpoint`;
  const statements = await admin<{ query: string }[]>`select query from pg_stat_activity`;
  const report = JSON.stringify(process.report.getReport());
  for (const [what, word] of Object.entries(words)) {
    expect(filesWith(folder, word), what).toEqual([]);
    expect(await columnsWith(admin, word), what).toEqual([]);
    const told = [...octant.logged, ...answers, ...statements.map(({ query }) => query), report];
    expect(
      told.filter((text) => text.includes(word)),
      what,
    ).toEqual([]);
  }
});

test("what people type at the door, right or wrong, is readable nowhere: logins, passwords, names of tokens, bad addresses", async () => {
  const words = {
    login: newWord(),
    name: newWord(),
    password: newWord(),
    unknownLogin: newWord(),
    wrongPassword: newWord(),
    token: newWord(),
    address: newWord(),
    query: newWord(),
    body: newWord(),
  };
  const lead = study.client(0);
  const anyone = new Client(octant);
  const invited = await lead.get(study.path("/team/invitations"), NewInvitation, "POST", {
    body: { id: uuidv7(), role: "coder", days: 7 },
  });
  const { name, login, password } = words;
  const person = { token: invited.url?.split("#")[1] ?? "", name, login: `${login}@example.org`, password };
  const joined = await anyone.send("POST", "/api/v1/links/account", { body: person });
  expect(joined.status).toBe(201);
  const newcomer = new Client(octant, cookiesOf(joined));
  const { assessmentId } = study;
  const token = { id: uuidv7(), assessmentId, name: words.token, actions: ["read-setup"], days: 30 };
  expect((await newcomer.send("POST", "/api/v1/account/tokens", { body: token })).status).toBe(201);
  const signIn = (body: object) => anyone.send("POST", "/api/v1/session/password", { body });
  const answers = [
    await signIn({ login: `${words.unknownLogin}@example.org`, password: words.wrongPassword }),
    await signIn({ login: `${login}@example.org`, password: words.wrongPassword }),
    await anyone.send("POST", "/api/v1/links/account", { body: person }),
    await lead.send("GET", study.path(`/sources/${words.address}`)),
    await lead.send("GET", study.path(`/sources?cursor=${words.query}`)),
    await lead.send("POST", study.path("/codings"), { body: { id: uuidv7(), codeId: words.body } }),
    await lead.send("POST", study.path("/codings"), { body: `{"${words.body}` }),
    await study.client(1).send("GET", study.path("/team")),
  ];
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 410, 404, 422, 422, 422, 403]);
  const bodies = await Promise.all(answers.map((answer) => answer.text()));
  await admin`checkpoint`;
  const statements = await admin<{ query: string }[]>`select query from pg_stat_activity`;
  for (const [what, word] of Object.entries(words)) {
    expect(filesWith(folder, word), what).toEqual([]);
    expect(await columnsWith(admin, word), what).toEqual([]);
    const told = [...octant.logged, ...bodies, ...statements.map(({ query }) => query)];
    expect(
      told.filter((text) => text.includes(word)),
      what,
    ).toEqual([]);
  }
});

test("the search of columns finds what was not sealed, as text or bytes, however long", async () => {
  const words = { text: newWord(), bytes: newWord(), json: newWord(), hex: newWord() };
  await admin`create table readable (id int, text text, bytes bytea, json jsonb, hex text)`;
  const hex = Buffer.from(words.hex).toString("hex");
  await admin`
    insert into readable values (1, ${longText(words.text)}, ${Buffer.from(longText(words.bytes))},
      ${admin.json({ a: [words.json] })}, ${hex})`;
  for (const [column, word] of Object.entries(words)) {
    expect(await columnsWith(admin, word), column).toEqual([`readable.${column}`]);
  }
  await admin`drop table readable`;
});

test("the search finds a word that was not sealed, short or in a long text, in whichever form", async () => {
  const words = { short: newWord(), long: newWord(), wide: newWord(), base64: newWord(), hex: newWord() };
  await admin`create table not_sealed (form text, content bytea)`;
  await admin`alter table not_sealed alter column content set storage external`;
  const rows = [
    { form: "short", content: Buffer.from(`I am ${words.short}.`) },
    { form: "long", content: Buffer.from(longText(words.long)) },
    { form: "wide", content: Buffer.from(`I am ${words.wide}.`, "utf16le") },
    { form: "base64", content: Buffer.from(Buffer.from(`I am ${words.base64}.`).toString("base64")) },
    { form: "hex", content: Buffer.from(Buffer.from(`I am ${words.hex}.`).toString("hex")) },
  ];
  await admin`insert into not_sealed ${admin(rows)}`;
  await admin`checkpoint`;
  for (const [form, word] of Object.entries(words)) expect(filesWith(folder, word), form).not.toEqual([]);
});
