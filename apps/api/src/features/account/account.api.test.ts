import { assessments, inAssessment, members } from "@octant/db";
import { MyAccount, OpenSession, PasskeyQuestion, Session } from "@octant/schemas";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { addAccount, Client, refusal, signInAs } from "../../../test/client.ts";
import { makeAssessment } from "../../../test/make-assessment.ts";
import { addPerson, after, PASSWORD, signInWith } from "../../../test/people.ts";
import { SoftwarePasskey } from "../../../test/software-passkey.ts";
import { advance, ORIGIN, openTestApp, type TestApp } from "../../../test/test-app.ts";

const PATH = "/api/v1/account";
const Sessions = z.strictObject({ items: z.array(OpenSession) });
let octant: TestApp;
beforeAll(async () => {
  octant = await openTestApp();
});
afterAll(() => octant.close());

const read = (client: Client) => client.get(PATH, MyAccount);
const setPassword = (client: Client, body: unknown) => client.send("POST", `${PATH}/password`, { body });

test("a person sees their own account, and what they are called is changed at once", async () => {
  const client = await signInAs(octant, await addPerson(octant, "Me@example.org"));
  expect(await read(client)).toMatchObject({
    name: "Awa Diarra",
    login: "Me@example.org",
    hasPassword: true,
    hasTotp: false,
    passkeys: [],
    recoveryCodesLeft: 0,
    secondFactorRequired: false,
  });
  const changed = await client.get(PATH, MyAccount, "PATCH", { body: { name: "Awa D." } });
  expect(changed.name).toBe("Awa D.");
  expect((await client.get("/api/v1/session", Session)).account.name).toBe("Awa D.");
});

test("a new password ends every other session, gives this one another token, and only it signs in from then on", async () => {
  const account = await addPerson(octant, "change@example.org");
  const [client, elsewhere] = [await signInAs(octant, account), await signInAs(octant, account)];
  const answer = await setPassword(client, { password: "fourteen camels near Gao" });
  expect(answer.status).toBe(200);
  for (const old of [client, elsewhere]) {
    expect(await refusal(old.send("GET", PATH))).toEqual([401, "sign-in-needed"]);
  }
  expect((await after(octant, client, answer).send("GET", PATH)).status).toBe(200);
  expect(await refusal(signInWith(new Client(octant), "change@example.org"))).toEqual([401, "sign-in-refused"]);
  const now = await signInWith(new Client(octant), "change@example.org", "fourteen camels near Gao");
  expect(now.status).toBe(201);
});

test("somebody whom only a link opens sets a login with the password, once; nobody else's, and never without", async () => {
  const client = await signInAs(octant, await addAccount(octant, "By link", { secondFactor: false }));
  await addPerson(octant, "somebody@example.org");
  expect(await refusal(setPassword(client, { password: PASSWORD }))).toEqual([422, "invalid-request"]);
  const taken = setPassword(client, { password: PASSWORD, login: "SOMEBODY@example.org" });
  expect(await refusal(taken)).toEqual([409, "login-taken"]);
  const weak = setPassword(client, { password: "by-link@example.org", login: "by-link@example.org" });
  expect(await refusal(weak)).toEqual([422, "password-weak"]);
  const answer = await setPassword(client, { password: PASSWORD, login: "by-link@example.org" });
  expect(answer.status).toBe(200);
  const again = setPassword(after(octant, client, answer), { password: PASSWORD, login: "other@example.org" });
  expect(await refusal(again)).toEqual([422, "invalid-request"]);
  expect((await signInWith(new Client(octant), "by-link@example.org")).status).toBe(201);
});

test("what changes how somebody signs in asks for a recent proof", async () => {
  const client = await signInAs(octant, await addPerson(octant, "stale@example.org"));
  advance(octant, 11);
  for (const path of ["/password", "/passkeys/options", "/totp", "/recovery-codes"]) {
    const body = path === "/password" ? { password: PASSWORD } : undefined;
    expect(await refusal(client.send("POST", PATH + path, { body }))).toEqual([403, "step-up-needed"]);
  }
  expect(await refusal(client.send("DELETE", `${PATH}/totp`))).toEqual([403, "step-up-needed"]);
});

test("a person sees where they are signed in, ends one of those sessions, and all others at once", async () => {
  const account = await addPerson(octant, "sessions@example.org");
  const clients = await Promise.all([1, 2, 3].map(() => signInAs(octant, account)));
  const [mine, second, third] = clients as [Client, Client, Client];
  const open = (await mine.get(`${PATH}/sessions`, Sessions)).items;
  expect(open).toHaveLength(3);
  expect(open.filter(({ current }) => current)).toHaveLength(1);
  const { items } = await second.get(`${PATH}/sessions`, Sessions);
  const itsId = items.find(({ current }) => current)?.id;
  expect((await mine.send("DELETE", `${PATH}/sessions/${itsId}`)).status).toBe(204);
  expect(await refusal(second.send("GET", PATH))).toEqual([401, "sign-in-needed"]);
  expect((await mine.send("DELETE", `${PATH}/sessions`)).status).toBe(204);
  expect(await refusal(third.send("GET", PATH))).toEqual([401, "sign-in-needed"]);
  expect((await mine.get(`${PATH}/sessions`, Sessions)).items).toHaveLength(1);
});

test("another person's session can be neither seen nor ended", async () => {
  const [mine, theirs] = [
    await signInAs(octant, await addPerson(octant, "curious@example.org")),
    await signInAs(octant, await addPerson(octant, "quiet@example.org")),
  ];
  const [session] = (await theirs.get(`${PATH}/sessions`, Sessions)).items;
  expect(await refusal(mine.send("DELETE", `${PATH}/sessions/${session?.id}`))).toEqual([404, "not-found"]);
  expect((await theirs.send("GET", PATH)).status).toBe(200);
});

test("a lead, and everybody in a high-risk assessment, is asked for a second factor; the demo asks nobody", async () => {
  const study = await makeAssessment(octant, ["lead", "coder"]);
  expect((await read(study.client(0))).secondFactorRequired).toBe(true);
  expect((await read(study.client(1))).secondFactorRequired).toBe(false);
  const { assessmentId } = study;
  await inAssessment({ db: octant.deps.db, assessmentId, accountId: "" }, (tx) =>
    tx.update(assessments).set({ highRisk: true }),
  );
  expect((await read(study.client(1))).secondFactorRequired).toBe(true);
});

test("the second factor that a role asks for stays until there is another, and so does the last way to sign in", async () => {
  const study = await makeAssessment(octant, ["lead"]);
  const lead = study.client(0);
  expect(await refusal(lead.send("DELETE", `${PATH}/totp`))).toEqual([409, "last-proof"]);
  expect((await read(lead)).hasTotp).toBe(true);
  const passkey = new SoftwarePasskey(ORIGIN);
  const { ceremonyId, options } = await lead.get(`${PATH}/passkeys/options`, PasskeyQuestion, "POST");
  const body = { ceremonyId, response: passkey.register(options), name: "A key" };
  const { passkeys } = await lead.get(`${PATH}/passkeys`, MyAccount, "POST", { body });
  const removed = await lead.send("DELETE", `${PATH}/totp`);
  expect(removed.status).toBe(204);
  const after1 = after(octant, lead, removed);
  expect(await refusal(after1.send("DELETE", `${PATH}/passkeys/${passkeys[0]?.id}`))).toEqual([409, "last-proof"]);
});

test("a second factor that nothing asks for can be given up; other sessions end with it", async () => {
  const account = await addPerson(octant, "give-up@example.org", { secondFactor: true });
  const [client, elsewhere] = [await signInAs(octant, account), await signInAs(octant, account)];
  const removed = await client.send("DELETE", `${PATH}/totp`);
  expect(removed.status).toBe(204);
  expect(await refusal(elsewhere.send("GET", PATH))).toEqual([401, "sign-in-needed"]);
  expect((await read(after(octant, client, removed))).hasTotp).toBe(false);
});

test("a membership of somebody else asks nothing of a person", async () => {
  const study = await makeAssessment(octant, ["lead"]);
  const { assessmentId } = study;
  const stranger = await addPerson(octant, "stranger@example.org");
  await inAssessment({ db: octant.deps.db, assessmentId, accountId: "" }, (tx) =>
    tx.insert(members).values({ assessmentId, accountId: stranger.id, role: "reader" }),
  );
  expect((await read(await signInAs(octant, stranger))).secondFactorRequired).toBe(false);
});
