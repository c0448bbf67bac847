import { asAccount, signInTries } from "@octant/db";
import { RecoveryCodes, Session } from "@octant/schemas";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Client, refusal, signInAs } from "../../../test/client.ts";
import { addPerson, after, codeOf, PASSWORD, signInWith } from "../../../test/people.ts";
import { advance, openTestApp, type TestApp } from "../../../test/test-app.ts";
import { createApp } from "../../app.ts";

// event 14: sign-in is throttled by account and address, and nobody can be locked out by it
let octant: TestApp;
beforeAll(async () => {
  octant = await openTestApp();
});
afterAll(() => octant.close());

const WRONG = "not the password";
/** Each test comes from an address of its own, so that it fills no other's. */
let addresses = 0;
const newAddress = () => `198.51.100.${++addresses}`;

/** Sends a try over a connection from an address, to this process or to another one of the same installation. */
function tryFrom(address: string, login: string, password = WRONG, { app = octant.app, headers = {} } = {}) {
  const sent = { "Content-Type": "application/json", Origin: octant.deps.origins[0], ...headers };
  const init = { method: "POST", headers: sent, body: JSON.stringify({ login, password }) };
  const socket = { incoming: { socket: { remoteAddress: address } } };
  return Promise.resolve(app.request("/api/v1/session/password", init, socket));
}
const statusOf = async (answer: Promise<Response>) => (await answer).status;

/** Five failures, each from elsewhere. */
async function failFiveTimes(login: string): Promise<void> {
  for (let turn = 0; turn < 5; turn++) expect(await statusOf(tryFrom(newAddress(), login))).toBe(401);
}

test.each(["known@example.org", "unknown@example.org"])(
  "the sixth wrong password for %s is not even compared",
  async (login) => {
    if (login.startsWith("known")) await addPerson(octant, login);
    await failFiveTimes(login);
    const answer = await tryFrom(newAddress(), login, PASSWORD);
    expect(answer.headers.get("retry-after")).toBe("900");
    expect(await refusal(answer)).toEqual([429, "too-many-attempts"]);
  },
);

test("a known login and an unknown one are refused in the same words, to the last header", async () => {
  await addPerson(octant, "there@example.org");
  const told = async (login: string) => {
    await failFiveTimes(login);
    const answer = await tryFrom(newAddress(), login);
    const headers = [...answer.headers].filter(([name]) => name !== "x-request-id");
    const { requestId, ...body } = Object(await answer.json());
    return { headers, body, bears: typeof requestId };
  };
  expect(await told("there@example.org")).toEqual(await told("nowhere@example.org"));
});

test("after a quarter of an hour the person gets in, however often somebody has gone on trying", async () => {
  await addPerson(octant, "patient@example.org");
  await failFiveTimes("patient@example.org");
  for (let minute = 0; minute < 15; minute++) {
    expect(await statusOf(tryFrom(newAddress(), "patient@example.org"))).toBe(429);
    advance(octant, 1);
  }
  expect(await statusOf(tryFrom(newAddress(), "patient@example.org", PASSWORD))).toBe(201);
});

test("forty accounts tried from one address: the thirty-first is refused, and another address is not", async () => {
  const address = newAddress();
  const statuses = [];
  for (let at = 0; at < 40; at++) statuses.push(await statusOf(tryFrom(address, `sprayed-${at}@example.org`)));
  expect(statuses.filter((status) => status === 401)).toHaveLength(30);
  expect(statuses.slice(30).every((status) => status === 429)).toBe(true);
  expect(await statusOf(tryFrom(newAddress(), "sprayed-40@example.org"))).toBe(401);
});

test("what a client writes into X-Forwarded-For gives it no other address", async () => {
  const address = newAddress();
  const statuses = [];
  for (let at = 0; at < 31; at++) {
    const headers = { "X-Forwarded-For": `203.0.113.${at}` };
    statuses.push(await statusOf(tryFrom(address, `spoofed-${at}@example.org`, WRONG, { headers })));
  }
  expect(statuses.slice(29)).toEqual([401, 429]);
});

test("all addresses of one IPv6 network count as one", async () => {
  for (let at = 0; at < 30; at++) {
    expect(await statusOf(tryFrom(`2001:db8:1:2::${at + 1}`, `six-${at}@example.org`))).toBe(401);
  }
  expect(await statusOf(tryFrom("2001:db8:1:2:ffff::1", "six-30@example.org"))).toBe(429);
  expect(await statusOf(tryFrom("2001:db8:1:3::1", "six-30@example.org"))).toBe(401);
});

test("two processes of one installation count together, and a restart forgets nothing", async () => {
  await addPerson(octant, "shared@example.org");
  const second = createApp(octant.deps);
  for (let turn = 0; turn < 5; turn++) {
    const app = turn % 2 ? second : octant.app;
    expect(await statusOf(tryFrom(newAddress(), "shared@example.org", WRONG, { app }))).toBe(401);
  }
  const restarted = createApp(octant.deps);
  for (const app of [octant.app, second, restarted]) {
    expect(await statusOf(tryFrom(newAddress(), "shared@example.org", PASSWORD, { app }))).toBe(429);
  }
});

test("of forty tries sent at the same moment no more than five are compared", async () => {
  await addPerson(octant, "burst@example.org");
  const answers = await Promise.all(
    Array.from({ length: 40 }, () => statusOf(tryFrom(newAddress(), "burst@example.org"))),
  );
  expect(answers.filter((status) => status === 401)).toHaveLength(5);
});

test("a browser in which the person has signed in before gets in, whatever others have tried elsewhere", async () => {
  await addPerson(octant, "locked@example.org");
  const browser = new Client(octant);
  const known = after(octant, browser, await signInWith(browser, "locked@example.org"));
  await failFiveTimes("locked@example.org");
  expect(await statusOf(tryFrom(newAddress(), "locked@example.org", PASSWORD))).toBe(429);
  expect((await signInWith(known, "locked@example.org")).status).toBe(201);
  // and it guesses no more than anybody: five, then it waits
  for (let turn = 0; turn < 5; turn++) expect((await signInWith(known, "locked@example.org", WRONG)).status).toBe(401);
  expect((await signInWith(known, "locked@example.org", WRONG)).status).toBe(429);
});

test("being known for one account is worth nothing for another, and a made-up mark nothing at all", async () => {
  await addPerson(octant, "insider@example.org");
  await addPerson(octant, "victim@example.org");
  const insider = after(octant, new Client(octant), await signInWith(new Client(octant), "insider@example.org"));
  await failFiveTimes("victim@example.org");
  const planted = new Client(octant, `octant-browser=${"A".repeat(43)}`);
  for (const client of [insider, planted]) expect((await signInWith(client, "victim@example.org")).status).toBe(429);
});

test("the sixth wrong code waits, though each came with the password; a recovery code still gets the person in", async () => {
  const account = await addPerson(octant, "codes@example.org", { secondFactor: true });
  const { recoveryCodes } = await (await signInAs(octant, account)).get(
    "/api/v1/account/recovery-codes",
    RecoveryCodes,
    "POST",
  );
  const half = async () => after(octant, new Client(octant), await signInWith(new Client(octant), "codes@example.org"));
  const give = (client: Client, code: string) =>
    client.send("POST", "/api/v1/session/second-factor", { body: { code } });
  const wrong = codeOf(octant) === "111111" ? "222222" : "111111";
  for (let turn = 0; turn < 5; turn++) expect((await give(await half(), wrong)).status).toBe(401);
  const waiting = await half();
  expect(await refusal(give(waiting, codeOf(octant)))).toEqual([429, "too-many-attempts"]);
  const answer = await give(waiting, recoveryCodes[0] ?? "");
  expect(Session.parse(await answer.json()).state).toBe("full");
});

test("a right password takes the failures before it back: nobody is shut out by their own typing", async () => {
  await addPerson(octant, "typist@example.org");
  for (let day = 0; day < 4; day++) {
    for (let turn = 0; turn < 4; turn++) expect(await statusOf(tryFrom(newAddress(), "typist@example.org"))).toBe(401);
    expect(await statusOf(tryFrom(newAddress(), "typist@example.org", PASSWORD))).toBe(201);
  }
});

test("the database tells neither who tried nor from where", async () => {
  await tryFrom("198.51.100.250", "zq-tried@example.org");
  const rows = await asAccount(octant.deps.db, "", (tx) => tx.select().from(signInTries));
  expect(rows.length).toBeGreaterThan(1);
  const bytes = Buffer.concat(rows.map(({ bucket }) => bucket)).toString("latin1");
  for (const told of ["zq-tried", "198.51.100", "2001:db8"]) expect(bytes).not.toContain(told);
});

test("four right passwords at once, over and over, all get in: counting makes none wait for another in a circle", async () => {
  await addPerson(octant, "eager@example.org");
  for (let turn = 0; turn < 10; turn++) {
    const four = [1, 2, 3, 4].map(() => statusOf(tryFrom("192.0.2.1", "eager@example.org", PASSWORD)));
    expect(await Promise.all(four)).toEqual([201, 201, 201, 201]);
  }
});
