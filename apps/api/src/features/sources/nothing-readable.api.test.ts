import { randomBytes } from "node:crypto";
import { Source } from "@octant/schemas";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { importForm, makeRegister } from "../../../test/import-form.ts";
import { makeAssessment, type TestAssessment } from "../../../test/make-assessment.ts";
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
  expect(filesWith(folder, word)).toEqual([]);
  expect(octant.logged.filter((line) => line.includes(word))).toEqual([]);
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
