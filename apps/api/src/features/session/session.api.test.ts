import { asAccount, sessions, signInLinks } from "@octant/db";
import { Session } from "@octant/schemas";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addAccount, Client, refusal } from "../../../test/client.ts";
import { advance, openTestApp, type TestApp } from "../../../test/test-app.ts";
import type { Account } from "../../platform/request-context.ts";
import { makeSignInLink } from "./make-sign-in-link.ts";

const PATH = "/api/v1/session";
let octant: TestApp;
let lead: Account;
beforeAll(async () => {
  octant = await openTestApp();
  lead = await addAccount(octant, "Ingrid Solheim");
});
afterAll(() => octant.close());

const anyone = () => new Client(octant);
const makeToken = async () => (await makeSignInLink(octant.deps, lead.id)).split("#")[1] ?? "";
const signIn = (token: string, headers = {}) => anyone().send("POST", PATH, { body: { token }, headers });
const cookieOf = (answer: Response) => answer.headers.get("set-cookie")?.split(";")[0] ?? "";

async function signedIn(): Promise<Client> {
  return new Client(octant, cookieOf(await signIn(await makeToken())));
}

test("a link's token signs in once; the cookie can be read by no script and is sent to no other site", async () => {
  const token = await makeToken();
  const answer = await signIn(token);
  expect(answer.status).toBe(201);
  expect(Session.parse(await answer.json()).account).toEqual(lead);
  expect(answer.headers.get("set-cookie")).toMatch(
    /^octant-session=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
  );
  const browser = new Client(octant, cookieOf(answer));
  expect(await browser.get(PATH, Session)).toMatchObject({ account: lead });
  expect(await refusal(signIn(token))).toEqual([410, "sign-in-link-spent"]);
});

test("of two browsers that open one link at once only one gets in", async () => {
  const token = await makeToken();
  const statuses = (await Promise.all([signIn(token), signIn(token)])).map((answer) => answer.status);
  expect(statuses.toSorted()).toEqual([201, 410]);
});

test("a link is too old after a quarter of an hour, and a newer link takes it back", async () => {
  const late = await makeToken();
  advance(octant, 15);
  expect(await refusal(signIn(late))).toEqual([410, "sign-in-link-spent"]);
  const replaced = await makeToken();
  await makeToken();
  expect(await refusal(signIn(replaced))).toEqual([410, "sign-in-link-spent"]);
});

test.each(["Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Proto"])(
  "a link that comes with %s was passed on: refused, unspent",
  async (name) => {
    const token = await makeToken();
    expect(await refusal(signIn(token, { [name]: "for=127.0.0.1" }))).toEqual([403, "sign-in-not-here"]);
    expect((await signIn(token)).status).toBe(201);
  },
);

test.each(["192.0.2.7", "::ffff:192.0.2.7", "2001:db8::1", undefined])(
  "a link does not work from %s",
  async (remoteAddress) => {
    const token = await makeToken();
    const init = { method: "POST", body: JSON.stringify({ token }) };
    const headers = { "Content-Type": "application/json", Origin: octant.deps.origins[0] };
    const answer = octant.app.request(PATH, { ...init, headers }, { incoming: { socket: { remoteAddress } } });
    expect(await refusal(answer)).toEqual([403, "sign-in-not-here"]);
  },
);

test.each(["127.0.0.1", "::1", "::ffff:127.0.0.1"])("a link works from %s", async (remoteAddress) => {
  const token = await makeToken();
  const init = { method: "POST", body: JSON.stringify({ token }) };
  const headers = { "Content-Type": "application/json", Origin: octant.deps.origins[0] };
  const answer = await octant.app.request(PATH, { ...init, headers }, { incoming: { socket: { remoteAddress } } });
  expect(answer.status).toBe(201);
});

test("the database holds no token, neither a link's nor a session's", async () => {
  const token = await makeToken();
  const browserToken = cookieOf(await signIn(token)).split("=")[1] ?? "";
  const kept = await asAccount(octant.deps.db, "", async (tx) => [
    ...(await tx.select({ hash: signInLinks.tokenHash }).from(signInLinks)),
    ...(await tx.select({ hash: sessions.tokenHash }).from(sessions)),
  ]);
  expect(kept.length).toBeGreaterThan(1);
  for (const { hash } of kept) {
    expect(hash).toHaveLength(32);
    for (const secret of [token, browserToken]) {
      expect(Buffer.from(hash).equals(Buffer.from(secret, "base64url"))).toBe(false);
    }
  }
});

test("a session ends when nobody uses it for half an hour", async () => {
  const browser = await signedIn();
  advance(octant, 29);
  expect((await browser.send("GET", PATH)).status).toBe(200);
  advance(octant, 29);
  expect((await browser.send("GET", PATH)).status).toBe(200);
  advance(octant, 30);
  expect(await refusal(browser.send("GET", PATH))).toEqual([401, "sign-in-needed"]);
});

test("a session ends after ten hours, however much it is used", async () => {
  const browser = await signedIn();
  for (let minutes = 20; minutes < 600; minutes += 20) {
    advance(octant, 20);
    expect((await browser.send("GET", PATH)).status).toBe(200);
  }
  advance(octant, 20);
  expect(await refusal(browser.send("GET", PATH))).toEqual([401, "sign-in-needed"]);
});

test("signing out ends the session on the server: a copy of the cookie is worth nothing", async () => {
  const browser = await signedIn();
  const answer = await browser.send("DELETE", PATH);
  expect(answer.status).toBe(204);
  expect(answer.headers.get("set-cookie")).toMatch(/^octant-session=; Max-Age=0/);
  expect(await refusal(browser.send("GET", PATH))).toEqual([401, "sign-in-needed"]);
});

test("signing in again gives a new session and ends the one before; a planted cookie is never taken over", async () => {
  const former = await signedIn();
  const answer = await former.send("POST", PATH, { body: { token: await makeToken() } });
  expect(cookieOf(answer)).not.toBe(former.cookie);
  expect(await refusal(former.send("GET", PATH))).toEqual([401, "sign-in-needed"]);
  const planted = new Client(octant, `octant-session=${"A".repeat(43)}`);
  const fresh = await planted.send("POST", PATH, { body: { token: await makeToken() } });
  expect(cookieOf(fresh)).not.toBe(planted.cookie);
  expect(await refusal(planted.send("GET", PATH))).toEqual([401, "sign-in-needed"]);
});

test("on an https origin the cookie is bound to the host and never sent in the clear", async () => {
  const origin = "https://octant.example.org";
  const secure = await openTestApp({ origins: [origin] });
  const account = await addAccount(secure, "Ingrid Solheim");
  const token = (await makeSignInLink(secure.deps, account.id)).split("#")[1];
  const answer = await new Client(secure).send("POST", PATH, { body: { token }, headers: { Origin: origin } });
  expect(answer.headers.get("set-cookie")).toMatch(
    /^__Host-octant-session=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
  );
  const browser = new Client(secure, cookieOf(answer));
  expect((await browser.send("GET", PATH)).status).toBe(200);
  await secure.close();
});

test("what is no token is refused before anything is looked up, and not repeated in the answer", async () => {
  const answer = await signIn("<script>");
  expect(await refusal(answer.clone())).toEqual([422, "invalid-request"]);
  expect(await answer.text()).not.toContain("script");
});
