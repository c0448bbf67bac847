import { accounts, asAccount } from "@octant/db";
import { ForgottenWays, Session } from "@octant/schemas";
import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { Client, cookiesOf, refusal } from "../../../test/client.ts";
import { MailSink } from "../../../test/mail-sink.ts";
import { addPerson, signInWith } from "../../../test/people.ts";
import { advance, openTestApp, type TestApp } from "../../../test/test-app.ts";
import { AfterAnswer, createMailer, readSmtpAddress } from "../../platform/mail/index.ts";

const PATH = "/api/v1/links/forgotten";
const NEW_PASSWORD = "nine lanterns under the baobab";
let sink: MailSink;
let octant: TestApp;
let logged: string[];
let after: AfterAnswer;
beforeAll(async () => {
  sink = await MailSink.open();
});
afterAll(() => sink.close());
beforeEach(async () => {
  sink.received.length = 0;
  octant = await openWith(sink.url);
});
afterEach(() => octant.close());

async function openWith(url: string): Promise<TestApp> {
  const address = readSmtpAddress(url);
  if (!address) throw new Error("this is no address of a mail server");
  logged = [];
  after = new AfterAnswer({ warn: (...told: unknown[]) => void logged.push(JSON.stringify(told)) });
  return openTestApp({ mail: { mailer: createMailer(address), after } });
}

async function ask(login: string): Promise<Response> {
  const answer = await new Client(octant).send("POST", PATH, { body: { login } });
  await after.idle();
  return answer;
}
const tokenIn = (content = "") => /\/link#([A-Za-z0-9_-]{43})/.exec(content)?.[1] ?? "";
const reset = (token: string, password = NEW_PASSWORD) =>
  new Client(octant).send("POST", "/api/v1/links/reset", { body: { token, password } });

test("who has forgotten a password gets a letter with a link that sets a new one, once, and ends every session", async () => {
  await addPerson(octant, "awa@example.org");
  const before = new Client(octant, cookiesOf(await signInWith(new Client(octant), "awa@example.org")));
  const answer = await ask("AWA@example.org ");
  expect([answer.status, await answer.text()]).toEqual([202, ""]);
  expect(sink.received).toMatchObject([{ to: ["awa@example.org"], from: "octant@example.org" }]);
  const token = tokenIn(sink.received[0]?.content);
  const opened = await reset(token);
  expect(Session.parse(await opened.json())).toMatchObject({ state: "full" });
  expect(await refusal(before.send("GET", "/api/v1/account"))).toEqual([401, "sign-in-needed"]);
  expect(await refusal(reset(token))).toEqual([410, "link-spent"]);
});

test("a second factor is still asked for after a letter's link", async () => {
  await addPerson(octant, "awa@example.org", { secondFactor: true });
  await ask("awa@example.org");
  const opened = await reset(tokenIn(sink.received[0]?.content));
  expect(Session.parse(await opened.json())).toMatchObject({ state: "half" });
});

test("a login that nobody has, one that is no mail address and one of a shut account get the same answer and no letter", async () => {
  await addPerson(octant, "awa.diarra");
  const shut = await addPerson(octant, "shut@example.org");
  await asAccount(octant.deps.db, "", (tx) =>
    tx.update(accounts).set({ disabledAt: octant.deps.now() }).where(eq(accounts.id, shut.id)),
  );
  const answers = [];
  for (const login of ["awa.diarra", "nobody@example.org", "nobody", "shut@example.org"])
    answers.push(await ask(login));
  for (const answer of answers) expect([answer.status, await answer.text()]).toEqual([202, ""]);
  expect(sink.received).toEqual([]);
  expect(logged).toEqual([]);
});

test("a newer letter takes back the older one, and an hour later its link is worth nothing", async () => {
  await addPerson(octant, "awa@example.org");
  await ask("awa@example.org");
  await ask("awa@example.org");
  const [older, newer] = sink.received.map(({ content }) => tokenIn(content));
  expect(await refusal(reset(older ?? ""))).toEqual([410, "link-spent"]);
  advance(octant, 61);
  expect(await refusal(reset(newer ?? ""))).toEqual([410, "link-spent"]);
});

test("nobody can fill a mailbox by asking: the third letter in a quarter of an hour is not sent, and the answer is the same", async () => {
  await addPerson(octant, "awa@example.org");
  for (let turn = 0; turn < 4; turn++) expect((await ask("awa@example.org")).status).toBe(202);
  expect(sink.received).toHaveLength(2);
  advance(octant, 16);
  await ask("awa@example.org");
  expect(sink.received).toHaveLength(3);
});

test("an address that asks for many logins is told to wait, and people there can still sign in", async () => {
  await addPerson(octant, "awa@example.org");
  for (let turn = 0; turn < 30; turn++) expect((await ask(`nobody-${turn}@example.org`)).status).toBe(202);
  expect(await refusal(ask("nobody@example.org"))).toEqual([429, "too-many-attempts"]);
  expect((await signInWith(new Client(octant), "awa@example.org")).status).toBe(201);
});

test("a mail server that is away is told to the log by its code, and neither the log nor the answer by an address", async () => {
  await octant.close();
  octant = await openWith("smtp://127.0.0.1:9?from=octant@example.org");
  await addPerson(octant, "awa@example.org");
  expect((await ask("awa@example.org")).status).toBe(202);
  expect(logged).toEqual(['[{"code":"ESOCKET"},"a letter was not sent"]']);
  expect(octant.logged.join()).not.toContain("awa@example.org");
});

test("a server that sends no mail says so, and takes nothing", async () => {
  expect(await new Client(octant).get(PATH, ForgottenWays)).toEqual({ mail: true });
  const without = await openTestApp();
  expect(await new Client(without).get(PATH, ForgottenWays)).toEqual({ mail: false });
  expect(await refusal(new Client(without).send("POST", PATH, { body: { login: "a@example.org" } }))).toEqual([
    404,
    "not-found",
  ]);
  await without.close();
});
