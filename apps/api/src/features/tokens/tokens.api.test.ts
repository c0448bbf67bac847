import { randomUUID } from "node:crypto";
import { accessTokens, accounts, asAccount, inAssessment, members } from "@octant/db";
import { AccessTokenList, type MakeAccessToken, NewAccessToken, Source } from "@octant/schemas";
import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Client, refusal } from "../../../test/client.ts";
import { makeAssessment, type TestAssessment } from "../../../test/make-assessment.ts";
import { makeSource } from "../../../test/make-source.ts";
import { advance, openTestApp, type TestApp } from "../../../test/test-app.ts";

const PATH = "/api/v1/account/tokens";
let octant: TestApp;
beforeAll(async () => {
  octant = await openTestApp();
});
afterAll(() => octant.close());

const command = (study: TestAssessment, changes: Partial<MakeAccessToken> = {}): MakeAccessToken => {
  const { assessmentId } = study;
  return { id: uuidv7(), assessmentId, name: "Nightly import", actions: ["read-setup", "code"], days: 30, ...changes };
};
const make = async (study: TestAssessment, at: number, changes: Partial<MakeAccessToken> = {}) => {
  const { token, secret } = await study.client(at).get(PATH, NewAccessToken, "POST", { body: command(study, changes) });
  return { id: token.id, secret: secret ?? "" };
};
/** A script: no cookie, no origin, only its token. */
const script = (secret: string, method: string, path: string, headers: Record<string, string> = {}) => {
  const sent = { Cookie: "", Origin: "", "Sec-Fetch-Site": "", Authorization: `Bearer ${secret}`, ...headers };
  return new Client(octant).send(method, path, { headers: sent, ...(method === "GET" ? {} : { body: {} }) });
};
const inside = <T>(study: TestAssessment, work: Parameters<typeof inAssessment<T>>[1]) =>
  inAssessment({ db: octant.deps.db, assessmentId: study.assessmentId, accountId: "" }, work);

test("a token's secret is told once, and the list shows all but it", async () => {
  const study = await makeAssessment(octant);
  const client = study.client(1);
  const body = command(study);
  const made = await client.get(PATH, NewAccessToken, "POST", { body });
  expect(await client.get(PATH, NewAccessToken, "POST", { body })).toEqual({ token: made.token, secret: null });
  const { items, choices } = await client.get(PATH, AccessTokenList);
  expect(items).toEqual([made.token]);
  expect(made.token).toMatchObject({
    name: "Nightly import",
    assessment: "A mission",
    actions: body.actions,
    lastUsedOn: null,
  });
  expect(choices.map(({ assessmentId }) => assessmentId)).toEqual([study.assessmentId]);
  const offered = choices[0]?.actions.map(({ action }) => action);
  expect(offered).toContain("code");
  expect(offered).not.toContain("change-source");
  expect(offered).not.toContain("read-team");
});

test("the database holds neither the secret nor what the person calls the token", async () => {
  const study = await makeAssessment(octant);
  const { secret } = await make(study, 1, { name: "Zq-Unheard-Of" });
  const [row] = await inside(study, (tx) => tx.select().from(accessTokens));
  const bytes = Buffer.concat([row?.tokenHash ?? Buffer.of(), row?.nameSealed ?? Buffer.of()]).toString("latin1");
  expect(row?.tokenHash).toHaveLength(32);
  expect(bytes).not.toContain("Unheard");
  expect(bytes).not.toContain(secret);
});

test("a script does what its token names, without an origin, and no more", async () => {
  const study = await makeAssessment(octant);
  const source = await makeSource(study, study.client(0));
  const { secret } = await make(study, 1, { actions: ["read-text"] });
  const path = study.path(`/texts/${source.textVersionId}`);
  expect((await script(secret, "GET", path)).status).toBe(200);
  expect(await refusal(script(secret, "GET", study.path()))).toEqual([403, "right-missing"]);
  expect(await refusal(script(secret, "POST", study.path("/undo")))).toEqual([403, "right-missing"]);
  const [token] = (await study.client(1).get(PATH, AccessTokenList)).items;
  expect(token?.lastUsedOn).toBe(octant.deps.now().toISOString().slice(0, 10));
});

test("a script imports a source as its person would", async () => {
  const study = await makeAssessment(octant);
  const { secret } = await make(study, 1, { actions: ["import-source"] });
  const bearer = new Client(octant);
  const send = bearer.send.bind(bearer);
  bearer.send = (method, path, ask = {}) =>
    send(method, path, {
      ...ask,
      headers: { Cookie: "", Origin: "", "Sec-Fetch-Site": "", Authorization: `Bearer ${secret}` },
    });
  expect(Source.parse(await makeSource(study, bearer)).title).toBe("A market trader, Gao");
});

test("a token of one assessment finds no other, and nothing of its person's account", async () => {
  const study = await makeAssessment(octant);
  const other = await makeAssessment(octant);
  const { secret } = await make(study, 1);
  expect(await refusal(script(secret, "GET", other.path()))).toEqual([404, "not-found"]);
  expect(await refusal(script(secret, "GET", `/api/v1/assessments/${randomUUID()}`))).toEqual([404, "not-found"]);
  for (const path of ["/api/v1/session", "/api/v1/assessments", PATH]) {
    expect(await refusal(script(secret, "GET", path)), path).toEqual([403, "right-missing"]);
  }
  expect(await refusal(script(secret, "POST", PATH))).toEqual([403, "right-missing"]);
});

test("a token beside a cookie is refused, also the person's own", async () => {
  const study = await makeAssessment(octant);
  const { secret } = await make(study, 1);
  const both = { Cookie: study.client(1).cookie };
  expect(await refusal(script(secret, "GET", study.path(), both))).toEqual([401, "sign-in-needed"]);
  expect(await refusal(script(secret, "POST", study.path("/undo"), both))).toEqual([403, "origin-refused"]);
});

test("nobody makes a token for more than their role allows, for what no script may do, or for another assessment", async () => {
  const study = await makeAssessment(octant, ["lead", "coder", "reader"]);
  const other = await makeAssessment(octant);
  const ask = (at: number, changes: Partial<MakeAccessToken>) =>
    refusal(study.client(at).send("POST", PATH, { body: command(study, changes) }));
  expect(await ask(1, { actions: ["change-source"] })).toEqual([403, "right-missing"]);
  expect(await ask(0, { actions: ["change-team"] })).toEqual([403, "right-missing"]);
  expect(await ask(0, { actions: ["toString"] })).toEqual([403, "right-missing"]);
  expect(await ask(2, { actions: ["read-setup"] })).toEqual([403, "right-missing"]);
  expect(await ask(0, { assessmentId: other.assessmentId })).toEqual([404, "not-found"]);
  expect(await ask(0, { assessmentId: randomUUID() })).toEqual([404, "not-found"]);
});

test("making one asks for a recent proof; revoking does not", async () => {
  const study = await makeAssessment(octant);
  const { id, secret } = await make(study, 1);
  advance(octant, 11);
  expect(await refusal(study.client(1).send("POST", PATH, { body: command(study) }))).toEqual([403, "step-up-needed"]);
  expect((await study.client(1).send("DELETE", `${PATH}/${id}`)).status).toBe(204);
  expect(await refusal(script(secret, "GET", study.path()))).toEqual([401, "sign-in-needed"]);
  expect(await refusal(study.client(1).send("DELETE", `${PATH}/${id}`))).toEqual([404, "not-found"]);
});

test("another person's token cannot be revoked", async () => {
  const study = await makeAssessment(octant);
  const { id, secret } = await make(study, 1);
  expect(await refusal(study.client(0).send("DELETE", `${PATH}/${id}`))).toEqual([404, "not-found"]);
  expect((await script(secret, "GET", study.path())).status).toBe(200);
});

test("a token dies with its time", async () => {
  const study = await makeAssessment(octant);
  const { secret } = await make(study, 1, { days: 7 });
  advance(octant, 7 * 24 * 60 - 1);
  expect((await script(secret, "GET", study.path())).status).toBe(200);
  advance(octant, 1);
  expect(await refusal(script(secret, "GET", study.path()))).toEqual([401, "sign-in-needed"]);
});

test("a token dies with the membership, and does not come back with a new one", async () => {
  const study = await makeAssessment(octant);
  const { id: accountId } = study.context(1).account;
  const { secret } = await make(study, 1);
  await study.client(0).send("DELETE", study.path(`/team/members/${accountId}`));
  expect(await refusal(script(secret, "GET", study.path()))).toEqual([401, "sign-in-needed"]);
  await inside(study, (tx) =>
    tx.insert(members).values({ assessmentId: study.assessmentId, accountId, role: "coder" }),
  );
  expect(await refusal(script(secret, "GET", study.path()))).toEqual([401, "sign-in-needed"]);
});

test("a token dies with suspension, with the account, and when a lead ends the person's sessions", async () => {
  const study = await makeAssessment(octant, ["lead", "coder", "coder", "coder"]);
  const secrets = [];
  for (const at of [1, 2, 3]) secrets.push((await make(study, at)).secret);
  const idOf = (at: number) => study.context(at).account.id;
  const isMember = and(eq(members.assessmentId, study.assessmentId), eq(members.accountId, idOf(1)));
  await inside(study, (tx) => tx.update(members).set({ suspendedAt: octant.deps.now() }).where(isMember));
  await asAccount(octant.deps.db, "", (tx) =>
    tx
      .update(accounts)
      .set({ disabledAt: octant.deps.now() })
      .where(eq(accounts.id, idOf(2))),
  );
  await study.client(0).send("DELETE", study.path(`/team/members/${idOf(3)}/sessions`));
  for (const secret of secrets) {
    expect(await refusal(script(secret, "GET", study.path()))).toEqual([401, "sign-in-needed"]);
  }
});

test("a token follows its person's role: what the role loses, the token loses", async () => {
  const study = await makeAssessment(octant);
  const { secret } = await make(study, 1, { actions: ["code", "read-setup"] });
  expect(await refusal(script(secret, "POST", study.path("/undo")))).toEqual([422, "invalid-request"]);
  const body = { id: uuidv7(), from: "coder", role: "reviewer" };
  await study.client(0).send("PATCH", study.path(`/team/members/${study.context(1).account.id}`), { body });
  expect(await refusal(script(secret, "POST", study.path("/undo")))).toEqual([403, "right-missing"]);
  expect((await script(secret, "GET", study.path())).status).toBe(200);
});

test("a lead who has no second factor any more is let in by no token either", async () => {
  const study = await makeAssessment(octant);
  const { secret } = await make(study, 0);
  await asAccount(octant.deps.db, "", (tx) =>
    tx
      .update(accounts)
      .set({ totpConfirmedAt: null })
      .where(eq(accounts.id, study.context(0).account.id)),
  );
  expect(await refusal(script(secret, "GET", study.path()))).toEqual([403, "second-factor-required"]);
  expect(await refusal(study.client(0).send("POST", PATH, { body: command(study) }))).toEqual([
    403,
    "second-factor-required",
  ]);
});

test("what is no token, or one with another secret or another assessment's name, is nobody's", async () => {
  const study = await makeAssessment(octant);
  const other = await makeAssessment(octant);
  const { secret } = await make(study, 1);
  const stolen = (await make(other, 1)).secret;
  const [, , random = ""] = /^(octant_.{22}_)(.{43})$/.exec(secret) ?? [];
  const forged = `${stolen.slice(0, 30)}${random}`;
  for (const bearer of ["", "octant", forged, `octant_${"A".repeat(22)}_${random}`, `${secret}x`]) {
    expect(await refusal(script(bearer, "GET", study.path())), bearer).toEqual([401, "sign-in-needed"]);
  }
});
