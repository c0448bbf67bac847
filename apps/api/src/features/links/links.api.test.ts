import { accountLinks, accounts, asAccount, coders, inAssessment, invitations, members } from "@octant/db";
import { LinkPurpose, Problem, type Role, Session, TakenInvitation } from "@octant/schemas";
import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addAccount, Client, cookiesOf, refusal, signInAs } from "../../../test/client.ts";
import { makeAssessment, type TestAssessment } from "../../../test/make-assessment.ts";
import { advance, openTestApp, type TestApp } from "../../../test/test-app.ts";
import { makeInvitationToken, makeLinkToken } from "../../platform/link-tokens.ts";
import { makeFirstAccountLink } from "./make-first-account-link.ts";

const GOOD = "seventeen herons over Bla";
let octant: TestApp;
beforeAll(async () => {
  octant = await openTestApp();
});
afterAll(() => octant.close());

const anyone = () => new Client(octant);
const post = (path: string, body: unknown, client = anyone()) => client.send("POST", `/api/v1/links${path}`, { body });
const person = (token: string, login: string) => ({ token, name: "Awa Diarra", login, password: GOOD });

/** An open invitation, as a lead would make one. */
async function invite(study: TestAssessment, role: Role, days = 7): Promise<string> {
  const { assessmentId } = study;
  const { token, tokenHash } = makeInvitationToken(assessmentId);
  const expiresAt = new Date(octant.deps.now().getTime() + days * 86_400_000);
  const row = { assessmentId, id: uuidv7(), tokenHash, role, madeBy: study.context(0).account.id, expiresAt };
  await inAssessment({ db: octant.deps.db, assessmentId, accountId: "" }, (tx) => tx.insert(invitations).values(row));
  return token;
}

/** A reset link, as a lead of `madeIn` would make it; without one, the operator. */
async function resetLink(accountId: string, { madeIn, everything = false }: { madeIn?: string; everything?: boolean }) {
  const { token, tokenHash } = makeLinkToken();
  const expiresAt = new Date(octant.deps.now().getTime() + 86_400_000);
  const row = {
    tokenHash,
    id: uuidv7(),
    kind: "reset",
    accountId,
    everything,
    madeIn: madeIn ?? null,
    expiresAt,
  } as const;
  await asAccount(octant.deps.db, "", (tx) => tx.insert(accountLinks).values(row));
  return token;
}

async function firstToken(app = octant): Promise<string> {
  return (await makeFirstAccountLink(app.deps))?.split("#")[1] ?? "";
}

test("the first account is made once: the link works once, a newer one takes it back, and after it none is made", async () => {
  const fresh = await openTestApp();
  const client = new Client(fresh);
  const old = await firstToken(fresh);
  const token = await firstToken(fresh);
  expect(await refusal(post("/read", { token: old }, client))).toEqual([410, "link-spent"]);
  expect(await client.get("/api/v1/links/read", LinkPurpose, "POST", { body: { token } })).toMatchObject({
    kind: "first-account",
  });
  const body = person(token, "awa@example.org");
  const session = await client.get("/api/v1/links/account", Session, "POST", { body });
  expect(session).toMatchObject({ account: { name: "Awa Diarra" }, state: "full", proofs: ["password"] });
  expect(await refusal(post("/account", person(token, "second@example.org"), client))).toEqual([410, "link-spent"]);
  expect(await makeFirstAccountLink(fresh.deps)).toBeUndefined();
  await fresh.close();
});

test("of many who make the first account at once, with links of two processes, one succeeds", async () => {
  const fresh = await openTestApp();
  const token = await firstToken(fresh);
  const { token: second, tokenHash } = makeLinkToken();
  const expiresAt = new Date(fresh.deps.now().getTime() + 60_000);
  const row = { tokenHash, id: uuidv7(), kind: "first-account", expiresAt } as const;
  await asAccount(fresh.deps.db, "", (tx) => tx.insert(accountLinks).values(row));
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, at) =>
      post("/account", person(at % 2 ? token : second, `racer-${at}@example.org`), new Client(fresh)),
    ),
  );
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array(7).fill(410)]);
  await fresh.close();
});

test("a first account's link is too old after an hour", async () => {
  const fresh = await openTestApp();
  const token = await firstToken(fresh);
  advance(fresh, 60);
  expect(await refusal(post("/account", person(token, "late@example.org"), new Client(fresh)))).toEqual([
    410,
    "link-spent",
  ]);
  await fresh.close();
});

test("somebody invited makes an account, belongs to the assessment in the invitation's role, and can code", async () => {
  const study = await makeAssessment(octant);
  const token = await invite(study, "coder");
  const purpose = await anyone().get("/api/v1/links/read", LinkPurpose, "POST", { body: { token } });
  expect(purpose).toMatchObject({ kind: "invitation", assessment: "A mission", role: "coder" });
  const answer = await post("/account", person(token, "invited@example.org"));
  const { account } = Session.parse(await answer.clone().json());
  const client = new Client(octant, cookiesOf(answer));
  expect((await client.send("GET", study.path())).status).toBe(200);
  const { assessmentId } = study;
  const coding = await inAssessment({ db: octant.deps.db, assessmentId, accountId: "" }, (tx) =>
    tx.select().from(coders).where(eq(coders.accountId, account.id)),
  );
  expect(coding).toHaveLength(1);
  expect(await refusal(post("/account", person(token, "again@example.org")))).toEqual([410, "link-spent"]);
});

test("of two who take one invitation at once only one joins", async () => {
  const study = await makeAssessment(octant);
  const token = await invite(study, "reader");
  const people = await Promise.all(["One", "Two"].map((name) => addAccount(octant, name)));
  const clients = await Promise.all(people.map((account) => signInAs(octant, account)));
  const answers = await Promise.all(clients.map((client) => post("/membership", { token }, client)));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 410]);
});

test("taking an invitation gives the session another token", async () => {
  const study = await makeAssessment(octant);
  const client = await signInAs(octant, await addAccount(octant, "A colleague"));
  const answer = await post("/membership", { token: await invite(study, "reviewer") }, client);
  expect(TakenInvitation.parse(await answer.json())).toEqual({ assessmentId: study.assessmentId });
  expect(await refusal(client.send("GET", "/api/v1/session"))).toEqual([401, "sign-in-needed"]);
  const later = new Client(octant, cookiesOf(answer));
  expect((await later.send("GET", study.path())).status).toBe(200);
});

test("a member who takes another invitation is told so, keeps their role, and leaves it unspent", async () => {
  const study = await makeAssessment(octant);
  const token = await invite(study, "lead");
  expect(await refusal(post("/membership", { token }, study.client(1)))).toEqual([409, "already-member"]);
  expect((await post("/read", { token })).status).toBe(200);
  expect((await study.client(1).send("GET", study.path())).status).toBe(200);
});

test("an invitation that was taken back, is too old, or bears another assessment's id is as good as none", async () => {
  const [study, other] = [await makeAssessment(octant), await makeAssessment(octant)];
  const revoked = await invite(study, "reader");
  await inAssessment({ db: octant.deps.db, assessmentId: study.assessmentId, accountId: "" }, (tx) =>
    tx.update(invitations).set({ revokedAt: octant.deps.now() }),
  );
  const [late, moved] = [await invite(study, "reader", 0), await invite(study, "reader")];
  const swapped = `${makeInvitationToken(other.assessmentId).token.split(".")[0]}.${moved.split(".")[1]}`;
  for (const token of [revoked, late, swapped, makeInvitationToken(uuidv7()).token, makeLinkToken().token]) {
    expect(await refusal(post("/read", { token }))).toEqual([410, "link-spent"]);
  }
});

test("a login that somebody has is refused, and the link stays good", async () => {
  const study = await makeAssessment(octant);
  const [first, second] = [await invite(study, "reader"), await invite(study, "reader")];
  expect((await post("/account", person(first, "Taken@example.org"))).status).toBe(201);
  expect(await refusal(post("/account", person(second, " taken@EXAMPLE.org ")))).toEqual([409, "login-taken"]);
  expect((await post("/account", person(second, "free@example.org"))).status).toBe(201);
});

test.each([
  ["too short a one", "heron 17", "short"],
  ["one pattern over and over", "abcabcabcabcabc", "repeated"],
  ["the own name and login", "Awa Diarra, example.org", "personal"],
  ["the assessment's name", "a mission mission", "personal"],
  ["what everybody tries first", "password123456", "guessable"],
  ["a row of the keyboard", "qwertyuiop[]asdf", "guessable"],
])("as a password %s is refused with why, and the link stays good", async (_what, password, reason) => {
  const study = await makeAssessment(octant);
  const token = await invite(study, "reader");
  const answer = await post("/account", { ...person(token, `awa.d@example.org`), password });
  expect(Problem.parse(await answer.clone().json())).toMatchObject({ code: "password-weak", reason });
  expect(await answer.text()).not.toContain(password);
  expect((await post("/read", { token })).status).toBe(200);
});

test("a reset link sets a password once, and ends every session that was open", async () => {
  const account = await addAccount(octant, "Somebody", { secondFactor: false });
  const before = await signInAs(octant, account);
  const token = await resetLink(account.id, {});
  expect((await post("/reset", { token, password: "abc" })).status).toBe(422);
  const answer = await post("/reset", { token, password: GOOD });
  expect(Session.parse(await answer.json())).toMatchObject({ state: "full" });
  expect(await refusal(before.send("GET", "/api/v1/session"))).toEqual([401, "sign-in-needed"]);
  expect(await refusal(post("/reset", { token, password: GOOD }))).toEqual([410, "link-spent"]);
});

test("a lead's reset link opens no other assessment: without the second factor that the person had, they are suspended there", async () => {
  const [here, elsewhere] = [await makeAssessment(octant), await makeAssessment(octant)];
  const account = here.context(1).account;
  await join(elsewhere, account.id);
  const token = await resetLink(account.id, { madeIn: here.assessmentId, everything: true });
  const answer = await post("/reset", { token, password: GOOD });
  expect(Session.parse(await answer.clone().json())).toMatchObject({ state: "full", proofs: ["password"] });
  const taken = new Client(octant, cookiesOf(answer));
  expect((await taken.send("GET", here.path())).status).toBe(200);
  expect(await refusal(taken.send("GET", elsewhere.path()))).toEqual([404, "not-found"]);
  expect(await (await taken.send("GET", "/api/v1/assessments")).text()).not.toContain(elsewhere.assessmentId);
});

test("a reset link that leaves the second factor asks for it, opens nothing before, and suspends nowhere", async () => {
  const [here, elsewhere] = [await makeAssessment(octant), await makeAssessment(octant)];
  const account = here.context(1).account;
  await join(elsewhere, account.id);
  const token = await resetLink(account.id, { madeIn: here.assessmentId });
  const answer = await post("/reset", { token, password: GOOD });
  expect(Session.parse(await answer.clone().json())).toMatchObject({ state: "half", proofs: ["code"] });
  const half = new Client(octant, cookiesOf(answer));
  expect(await refusal(half.send("GET", elsewhere.path()))).toEqual([401, "second-factor-needed"]);
  const [member] = await inAssessment(
    { db: octant.deps.db, assessmentId: elsewhere.assessmentId, accountId: "" },
    (tx) => tx.select().from(members).where(eq(members.accountId, account.id)),
  );
  expect(member?.suspendedAt).toBeNull();
});

test("without a second factor there is nothing to give: a lead's reset link suspends elsewhere at once", async () => {
  const [here, elsewhere] = [await makeAssessment(octant), await makeAssessment(octant)];
  const account = here.context(1).account;
  await join(elsewhere, account.id);
  await asAccount(octant.deps.db, "", (tx) =>
    tx.update(accounts).set({ totpConfirmedAt: null, totpSealed: null }).where(eq(accounts.id, account.id)),
  );
  const token = await resetLink(account.id, { madeIn: here.assessmentId });
  const taken = new Client(octant, cookiesOf(await post("/reset", { token, password: GOOD })));
  expect(await refusal(taken.send("GET", elsewhere.path()))).toEqual([404, "not-found"]);
});

async function join({ assessmentId }: TestAssessment, accountId: string): Promise<void> {
  const row = { assessmentId, accountId, role: "reviewer" } as const;
  await inAssessment({ db: octant.deps.db, assessmentId, accountId: "" }, (tx) => tx.insert(members).values(row));
}
