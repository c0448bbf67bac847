import { MyAccount, PasskeyQuestion, RecoveryCodes, Session, TotpSecret } from "@octant/schemas";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Client, refusal, signInAs } from "../../../test/client.ts";
import { addPerson, after, codeOf, signInWith } from "../../../test/people.ts";
import { SoftwarePasskey } from "../../../test/software-passkey.ts";
import { advance, ORIGIN, openTestApp, type TestApp } from "../../../test/test-app.ts";

const SESSION = "/api/v1/session";
const ACCOUNT = "/api/v1/account";
let octant: TestApp;
beforeAll(async () => {
  octant = await openTestApp();
});
afterAll(() => octant.close());

/** A browser that has given its password. */
async function half(login: string): Promise<Client> {
  const client = new Client(octant);
  return after(octant, client, await signInWith(client, login));
}
const giveCode = (client: Client, code: string) => client.send("POST", `${SESSION}/second-factor`, { body: { code } });

/** Adds a passkey to an account that is signed in. */
async function addPasskey(client: Client, passkey = new SoftwarePasskey(ORIGIN)): Promise<SoftwarePasskey> {
  const { ceremonyId, options } = await client.get(`${ACCOUNT}/passkeys/options`, PasskeyQuestion, "POST");
  const body = { ceremonyId, response: passkey.register(options), name: "A key" };
  await client.get(`${ACCOUNT}/passkeys`, MyAccount, "POST", { body });
  return passkey;
}

/** Answers what the server asks at `path`, and gives the answer to that. */
async function answerWith(client: Client, passkey: SoftwarePasskey, path = `${SESSION}/passkey`): Promise<Response> {
  const { ceremonyId, options } = await client.get(`${path}/options`, PasskeyQuestion, "POST");
  return client.send("POST", path, { body: { ceremonyId, response: passkey.sign(options) } });
}

test("a code makes half a session whole, under another token, and is good once", async () => {
  await addPerson(octant, "totp@example.org", { secondFactor: true });
  const before = await half("totp@example.org");
  const answer = await giveCode(before, codeOf(octant));
  expect(Session.parse(await answer.clone().json())).toMatchObject({ state: "full", proofs: ["code"] });
  const whole = after(octant, before, answer);
  expect((await whole.send("GET", ACCOUNT)).status).toBe(200);
  expect(await refusal(before.send("GET", SESSION))).toEqual([401, "sign-in-needed"]);
  const again = await half("totp@example.org");
  expect(await refusal(giveCode(again, codeOf(octant)))).toEqual([401, "sign-in-refused"]);
});

test("a code of half a minute before passes, as clocks differ; one of a whole minute before does not", async () => {
  await addPerson(octant, "drift@example.org", { secondFactor: true });
  const [early, late] = [await half("drift@example.org"), await half("drift@example.org")];
  const code = codeOf(octant);
  advance(octant, 1);
  expect(await refusal(giveCode(early, code))).toEqual([401, "sign-in-refused"]);
  const next = codeOf(octant);
  advance(octant, 0.5);
  expect((await giveCode(late, next)).status).toBe(200);
});

test("an authenticator is taken into use by its first code; then the password alone opens nothing, and is no proof", async () => {
  const account = await addPerson(octant, "enrol@example.org");
  const client = await signInAs(octant, account);
  const elsewhere = await signInAs(octant, account);
  const { secret, uri } = await client.get(`${ACCOUNT}/totp`, TotpSecret, "POST");
  expect(uri).toMatch(/^otpauth:\/\/totp\/Octant:enrol%40example.org\?/);
  const confirm = (code: string) => client.send("POST", `${ACCOUNT}/totp/confirmation`, { body: { code } });
  expect((await client.get(ACCOUNT, MyAccount)).hasTotp).toBe(false);
  const answer = await confirm(codeOf(octant, secret));
  expect(MyAccount.parse(await answer.clone().json()).hasTotp).toBe(true);
  expect(await refusal(elsewhere.send("GET", SESSION))).toEqual([401, "sign-in-needed"]);
  const now = after(octant, client, answer);
  const proof = now.send("POST", `${SESSION}/proof`, { body: { password: "seventeen herons over Bla" } });
  expect(await refusal(proof)).toEqual([401, "sign-in-refused"]);
  expect(Session.parse(await (await signInWith(new Client(octant), "enrol@example.org")).json()).state).toBe("half");
});

test("a recovery code stands in once for a lost device; new ones end the old", async () => {
  const account = await addPerson(octant, "recovery@example.org", { secondFactor: true });
  const client = await signInAs(octant, account);
  const make = async () => (await client.get(`${ACCOUNT}/recovery-codes`, RecoveryCodes, "POST")).recoveryCodes;
  const [old = ""] = await make();
  const codes = await make();
  expect(new Set(codes).size).toBe(10);
  expect(await refusal(giveCode(await half("recovery@example.org"), old))).toEqual([401, "sign-in-refused"]);
  const typed = codes[0]?.toUpperCase().replaceAll("-", " ") ?? "";
  expect((await giveCode(await half("recovery@example.org"), typed)).status).toBe(200);
  expect(await refusal(giveCode(await half("recovery@example.org"), typed))).toEqual([401, "sign-in-refused"]);
  expect((await client.get(ACCOUNT, MyAccount)).recoveryCodesLeft).toBe(9);
});

test("a passkey signs in without a login, and counts as two factors", async () => {
  const account = await addPerson(octant, "passkey@example.org");
  const passkey = await addPasskey(await signInAs(octant, account));
  const answer = await answerWith(new Client(octant), passkey);
  expect(Session.parse(await answer.json())).toMatchObject({ account, state: "full", proofs: ["passkey"] });
  const owing = await half("passkey@example.org");
  expect(await owing.get(SESSION, Session)).toMatchObject({ state: "half", proofs: ["passkey"] });
  expect((await answerWith(owing, passkey)).status).toBe(201);
  expect(await refusal(owing.send("GET", SESSION))).toEqual([401, "sign-in-needed"]);
});

test("a passkey's answer is good once, for five minutes, for what was asked, and only with the person verified", async () => {
  const client = await signInAs(octant, await addPerson(octant, "ceremony@example.org"));
  const passkey = await addPasskey(client);
  const ask = () => client.get(`${SESSION}/passkey/options`, PasskeyQuestion, "POST");
  const give = (body: unknown, path = "/passkey") => client.send("POST", SESSION + path, { body });
  const first = await ask();
  const answer = { ceremonyId: first.ceremonyId, response: passkey.sign(first.options) };
  expect(await refusal(give(answer, "/proof/passkey"))).toEqual([401, "sign-in-refused"]);
  expect((await new Client(octant).send("POST", `${SESSION}/passkey`, { body: answer })).status).toBe(201);
  expect(await refusal(give(answer))).toEqual([401, "sign-in-refused"]);
  const late = await ask();
  advance(octant, 5);
  expect(await refusal(give({ ceremonyId: late.ceremonyId, response: passkey.sign(late.options) }))).toEqual([
    401,
    "sign-in-refused",
  ]);
  passkey.verified = false;
  const touched = await ask();
  const touch = { ceremonyId: touched.ceremonyId, response: passkey.sign(touched.options) };
  expect(await refusal(give(touch))).toEqual([401, "sign-in-refused"]);
});

test.each([
  ["another site", "https://octant.example.com"],
  ["another port", "http://localhost:3901"],
])("a passkey's answer from %s is refused", async (_where, origin) => {
  const client = await signInAs(octant, await addPerson(octant, `phished${origin.length}@example.org`));
  const phished = new SoftwarePasskey(origin);
  const { ceremonyId, options } = await client.get(`${ACCOUNT}/passkeys/options`, PasskeyQuestion, "POST");
  const body = { ceremonyId, response: phished.register(options), name: "A key" };
  expect(await refusal(client.send("POST", `${ACCOUNT}/passkeys`, { body }))).toEqual([422, "invalid-request"]);
});

test("a copied device, whose count goes back, is refused; and so is one that nobody has registered", async () => {
  const passkey = await addPasskey(await signInAs(octant, await addPerson(octant, "copied@example.org")));
  expect((await answerWith(new Client(octant), passkey)).status).toBe(201);
  passkey.signCount = 0;
  expect(await refusal(answerWith(new Client(octant), passkey))).toEqual([401, "sign-in-refused"]);
  expect(await refusal(answerWith(new Client(octant), new SoftwarePasskey(ORIGIN)))).toEqual([401, "sign-in-refused"]);
});

test("at a numeric address it is said that passkeys work at the name", async () => {
  const numeric = await openTestApp({ origins: ["http://localhost:3900", "http://127.0.0.1:3900"] });
  const ask = (origin: string) =>
    new Client(numeric).send("POST", `${SESSION}/passkey/options`, { headers: { Origin: origin } });
  const refused = await ask("http://127.0.0.1:3900");
  expect(await refused.clone().json()).toMatchObject({ address: "http://localhost:3900" });
  expect(await refusal(refused)).toEqual([409, "passkeys-not-here"]);
  expect((await ask("http://localhost:3900")).status).toBe(201);
  await numeric.close();
});

test.each([
  ["password", false],
  ["code", true],
] as const)("a %s proves again who it is, under another token", async (proof, secondFactor) => {
  const account = await addPerson(octant, `proof-${proof}@example.org`, { secondFactor });
  const client = await signInAs(octant, account);
  advance(octant, 11);
  expect(await refusal(client.send("POST", `${ACCOUNT}/totp`))).toEqual([403, "step-up-needed"]);
  const body = proof === "code" ? { code: codeOf(octant) } : { password: "seventeen herons over Bla" };
  const answer = await client.send("POST", `${SESSION}/proof`, { body });
  expect(Session.parse(await answer.clone().json()).provedUntil).not.toBeNull();
  expect((await after(octant, client, answer).send("POST", `${ACCOUNT}/totp`)).status).toBe(201);
  expect(await refusal(client.send("GET", SESSION))).toEqual([401, "sign-in-needed"]);
});

test("only the own passkey proves who it is", async () => {
  const mine = await signInAs(octant, await addPerson(octant, "mine@example.org"));
  const other = await addPasskey(await signInAs(octant, await addPerson(octant, "other@example.org")));
  const own = await addPasskey(mine);
  expect(await refusal(answerWith(mine, other, `${SESSION}/proof/passkey`))).toEqual([401, "sign-in-refused"]);
  expect((await answerWith(mine, own, `${SESSION}/proof/passkey`)).status).toBe(200);
});

test("no code, no recovery code and no secret of an authenticator reaches the log", async () => {
  const client = await signInAs(octant, await addPerson(octant, "quiet@example.org", { secondFactor: true }));
  const { secret } = await client.get(`${ACCOUNT}/totp`, TotpSecret, "POST");
  const { recoveryCodes } = await client.get(`${ACCOUNT}/recovery-codes`, RecoveryCodes, "POST");
  await giveCode(await half("quiet@example.org"), recoveryCodes[0] ?? "");
  await giveCode(await half("quiet@example.org"), "492817");
  const log = octant.logged.join("\n");
  for (const told of [secret, "492817", ...recoveryCodes]) expect(log).not.toContain(told);
});
