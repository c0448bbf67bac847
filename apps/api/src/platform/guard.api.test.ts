import { accounts, asAccount, assessments, inAssessment, members, sessions } from "@octant/db";
import { Session } from "@octant/schemas";
import { and, eq } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addAccount, Client, refusal, signInAs } from "../../test/client.ts";
import { makeAssessment } from "../../test/make-assessment.ts";
import { advance, openTestApp, type TestApp } from "../../test/test-app.ts";
import { guard } from "./guard.ts";
import { onError } from "./problems.ts";
import { requestLog } from "./request-log.ts";
import { featureRouter, ruledRoute } from "./route.ts";
import { collectRules } from "./route-rules.ts";
import { openSession } from "./sessions.ts";

let octant: TestApp;
let admin: postgres.Sql;
beforeAll(async () => {
  octant = await openTestApp();
  admin = postgres(octant.database.adminUrl, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await admin.end();
  await octant.close();
});

const open = (accountId: string, state: "half" | "full") =>
  asAccount(octant.deps.db, "", async (tx) => {
    const token = await openSession(tx, octant.deps.now(), { accountId, state, method: "password", agent: null });
    return new Client(octant, `octant-session=${token}`);
  });

/** Changes rows as an operator's command or another use case would, from inside the assessment. */
const inside = (assessmentId: string, work: Parameters<typeof inAssessment>[1]) =>
  inAssessment({ db: octant.deps.db, assessmentId, accountId: "" }, work);

test("whoever has given only a password sees that a second factor is missing, and nothing else", async () => {
  const study = await makeAssessment(octant, ["lead"]);
  const half = await open(study.context(0).account.id, "half");
  expect(await half.get("/api/v1/session", Session)).toMatchObject({ state: "half", provedUntil: null });
  expect(await refusal(half.send("GET", "/api/v1/assessments"))).toEqual([401, "second-factor-needed"]);
  expect(await refusal(half.send("GET", study.path()))).toEqual([401, "second-factor-needed"]);
  expect((await half.send("DELETE", "/api/v1/session")).status).toBe(204);
});

test("a half session is given up after ten minutes", async () => {
  const { id } = await addAccount(octant, "Somebody");
  const half = await open(id, "half");
  advance(octant, 10);
  expect(await refusal(half.send("GET", "/api/v1/session"))).toEqual([401, "sign-in-needed"]);
});

test("a lead without a second factor is let into no assessment but the demo", async () => {
  const study = await makeAssessment(octant, ["lead", "coder"]);
  const lead = study.context(0).account;
  await asAccount(octant.deps.db, "", (tx) =>
    tx.update(accounts).set({ totpConfirmedAt: null, totpSealed: null }).where(eq(accounts.id, lead.id)),
  );
  expect(await refusal(study.client(0).send("GET", study.path()))).toEqual([403, "second-factor-required"]);
  expect((await study.client(0).send("GET", "/api/v1/assessments")).status).toBe(200);
  await admin`update assessment set demo = true where assessment_id = ${study.assessmentId}`;
  expect((await study.client(0).send("GET", study.path())).status).toBe(200);
});

test("in a high-risk assessment everybody needs a second factor", async () => {
  const study = await makeAssessment(octant, ["lead"]);
  const coder = await addAccount(octant, "A coder", { secondFactor: false });
  const { assessmentId } = study;
  await inside(assessmentId, (tx) => tx.insert(members).values({ assessmentId, accountId: coder.id, role: "coder" }));
  const client = await signInAs(octant, coder);
  expect((await client.send("GET", study.path())).status).toBe(200);
  await inside(assessmentId, (tx) => tx.update(assessments).set({ highRisk: true }));
  expect(await refusal(client.send("GET", study.path()))).toEqual([403, "second-factor-required"]);
  expect((await study.client(0).send("GET", study.path())).status).toBe(200);
});

test("to a suspended member the assessment does not exist", async () => {
  const study = await makeAssessment(octant, ["lead", "coder"]);
  const { assessmentId } = study;
  const isCoder = and(eq(members.assessmentId, assessmentId), eq(members.accountId, study.context(1).account.id));
  await inside(assessmentId, (tx) => tx.update(members).set({ suspendedAt: octant.deps.now() }).where(isCoder));
  expect(await refusal(study.client(1).send("GET", study.path()))).toEqual([404, "not-found"]);
});

test("what asks for a recent proof is refused once ten minutes have passed since one was given", async () => {
  const app = featureRouter();
  app.use(
    requestLog(octant.deps),
    guard(() => rules),
  );
  const route = { method: "get", path: "/act", responses: { 204: { description: "Done" } } } as const;
  app.openapi(ruledRoute("signed-in-lately", route), (c) => c.body(null, 204));
  app.onError(onError);
  const rules = collectRules(app, {});
  const { cookie } = await signInAs(octant, await addAccount(octant, "Somebody"));
  const ask = () => app.request("/act", { headers: { Cookie: cookie } });
  expect((await ask()).status).toBe(204);
  advance(octant, 9);
  expect((await ask()).status).toBe(204);
  advance(octant, 1);
  expect(await refusal(ask())).toEqual([403, "step-up-needed"]);
});

test("the database holds no name of a person, and one that was tampered with is only marked so", async () => {
  const study = await makeAssessment(octant, ["lead"]);
  const account = await addAccount(octant, "Aïssata Zq-Unheard-Of");
  const dump = await admin`select encode(name_sealed, 'escape') as bytes, display_name from account`;
  expect(JSON.stringify(dump)).not.toContain("Unheard");
  const client = await signInAs(octant, account);
  expect((await client.get("/api/v1/session", Session)).account.name).toBe("Aïssata Zq-Unheard-Of");
  await admin`
    update account set name_sealed = (select name_sealed from account where id = ${study.context(0).account.id})
    where id = ${account.id}`;
  expect((await client.get("/api/v1/session", Session)).account.name).toBe("(cannot be verified)");
});

test("the database holds a session's token only as a hash", async () => {
  const { cookie } = await signInAs(octant, await addAccount(octant, "Somebody"));
  const token = Buffer.from(cookie.split("=")[1] ?? "", "base64url");
  const rows = await asAccount(octant.deps.db, "", (tx) => tx.select().from(sessions));
  expect(rows.some(({ tokenHash }) => Buffer.from(tokenHash).equals(token))).toBe(false);
});
