import { asAccount, sessions } from "@octant/db";
import { RecoveryCodes, Session } from "@octant/schemas";
import postgres from "postgres";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Client, cookiesOf, refusal, signInAs } from "../../../test/client.ts";
import { makeAssessment } from "../../../test/make-assessment.ts";
import { addPerson, after, codeOf, PASSWORD, signInWith } from "../../../test/people.ts";
import { advance, openTestApp, type TestApp } from "../../../test/test-app.ts";
import { ABSOLUTE_MS, HALF_MS } from "../../platform/sessions.ts";

// event 15: a session's token is worth nothing before sign-in, after a change, or out of the database
const PATH = "/api/v1/session";
let octant: TestApp;
beforeAll(async () => {
  octant = await openTestApp();
});
afterAll(() => octant.close());

const tokenOf = (client: Client) => /octant-session=([A-Za-z0-9_-]{43})/.exec(client.cookie)?.[1] ?? "";
const isOut = async (client: Client) =>
  expect(await refusal(client.send("GET", PATH))).toEqual([401, "sign-in-needed"]);

test("a cookie planted before sign-in is never taken over, and opens nothing after it", async () => {
  await addPerson(octant, "planted@example.org");
  const planted = new Client(octant, `octant-session=${"A".repeat(43)}; octant-browser=${"B".repeat(43)}`);
  const answer = await signInWith(planted, "planted@example.org");
  expect(cookiesOf(answer)).not.toMatch(/A{43}|B{43}/);
  await isOut(planted);
  expect((await after(octant, planted, answer).send("GET", PATH)).status).toBe(200);
});

test("with each step a session gets another token, and the one before is worth nothing", async () => {
  const study = await makeAssessment(octant, ["lead"]);
  const account = await addPerson(octant, "steps@example.org", { secondFactor: true });
  const start = new Client(octant);
  const half = after(octant, start, await signInWith(start, "steps@example.org"));
  const code = () => ({ body: { code: codeOf(octant) } });
  const full = after(octant, half, await half.send("POST", `${PATH}/second-factor`, code()));
  advance(octant, 11);
  const proved = after(octant, full, await full.send("POST", `${PATH}/proof`, code()));
  const password = { body: { password: "fourteen camels near Gao" } };
  const changed = after(octant, proved, await proved.send("POST", "/api/v1/account/password", password));
  expect((await changed.send("GET", PATH)).status).toBe(200);
  for (const old of [half, full, proved]) await isOut(old);
  expect(new Set([half, full, proved, changed].map(tokenOf)).size).toBe(4);
  expect((await changed.send("DELETE", PATH)).status).toBe(204);
  await isOut(changed);
  expect(account.id).not.toBe(study.context(0).account.id);
});

test("when somebody's role changes, the sessions that they had end", async () => {
  const study = await makeAssessment(octant, ["lead", "coder"]);
  const coder = study.client(1);
  const path = study.path(`/team/members/${study.context(1).account.id}`);
  const body = { id: uuidv7(), from: "coder", role: "reader" };
  expect((await study.client(0).send("PATCH", path, { body })).status).toBe(204);
  await isOut(coder);
});

test("half a session ends after ten minutes, and a whole one ten hours after its beginning, not after its second factor", async () => {
  await addPerson(octant, "late@example.org", { secondFactor: true });
  const start = new Client(octant);
  const late = after(octant, start, await signInWith(start, "late@example.org"));
  const slow = after(octant, start, await signInWith(start, "late@example.org"));
  advance(octant, HALF_MS / 60_000 - 1);
  const answer = await slow.send("POST", `${PATH}/second-factor`, { body: { code: codeOf(octant) } });
  const { expiresAt } = Session.parse(await answer.json());
  const began = octant.clock.now.getTime() - (HALF_MS - 60_000);
  expect(new Date(expiresAt).getTime()).toBe(began + ABSOLUTE_MS);
  advance(octant, 1);
  await isOut(late);
});

test("nothing that the database holds signs in: not as it stands there, and not as a cookie would bear it", async () => {
  const account = await addPerson(octant, "dumped@example.org");
  const client = await signInAs(octant, account);
  const rows = await asAccount(octant.deps.db, "", (tx) => tx.select().from(sessions));
  expect(rows.length).toBeGreaterThan(0);
  for (const { tokenHash, id } of rows) {
    const bytes = Buffer.from(tokenHash);
    for (const copy of [bytes.toString("base64url"), bytes.toString("hex"), id]) {
      await isOut(new Client(octant, `octant-session=${copy}`));
    }
  }
  expect((await client.send("GET", PATH)).status).toBe(200);
});

test("no token, code, password or mark of a browser stands anywhere in the database", async () => {
  const account = await addPerson(octant, "everywhere@example.org", { secondFactor: true });
  const start = new Client(octant);
  const half = after(octant, start, await signInWith(start, "everywhere@example.org"));
  const full = after(
    octant,
    half,
    await half.send("POST", `${PATH}/second-factor`, { body: { code: codeOf(octant) } }),
  );
  const { recoveryCodes } = await full.get("/api/v1/account/recovery-codes", RecoveryCodes, "POST");
  const marks = [tokenOf(full), /octant-browser=(.{43})/.exec(full.cookie)?.[1] ?? ""];
  const raw = marks.map((mark) => Buffer.from(mark, "base64url").toString("hex"));
  const texts = [...marks, PASSWORD, "JBSWY3DPEHPK3PXP", ...recoveryCodes, "everywhere@example.org"];
  const dump = await dumpAll(octant.database.adminUrl);
  expect(dump).toContain(account.id); // the dump does hold what it should
  for (const secret of [...raw, ...texts, ...texts.map((text) => Buffer.from(text).toString("hex"))]) {
    expect(dump).not.toContain(secret);
  }
});

/** Every row of every table as text; bytes as hexadecimal. */
async function dumpAll(adminUrl: string): Promise<string> {
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  const tables = await admin`
    select quote_ident(n.nspname) || '.' || quote_ident(relname) as name
    from pg_class c join pg_namespace n on n.oid = relnamespace
    where relkind = 'r' and nspname not in ('pg_catalog', 'information_schema')`;
  const parts: string[] = [];
  for (const { name } of tables) {
    for (const row of await admin.unsafe(`select t::text as row from ${String(name)} t`)) parts.push(String(row.row));
  }
  await admin.end();
  return parts.join("\n");
}
