import { accounts, asAccount } from "@octant/db";
import { Problem, Session } from "@octant/schemas";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addAccount, Client, cookiesOf, refusal } from "../../../test/client.ts";
import { openTestApp, type TestApp } from "../../../test/test-app.ts";
import { sealLogin, sealPassword } from "../../platform/logins.ts";
import { hashingNow, isPassword } from "../../platform/passwords/hashing.ts";

const PATH = "/api/v1/session/password";
const GOOD = "seventeen herons over Bla";
let octant: TestApp;
beforeAll(async () => {
  octant = await openTestApp();
});
afterAll(() => octant.close());

async function addWithPassword(login: string, options: { secondFactor?: boolean } = {}) {
  const account = await addAccount(octant, "Awa Diarra", { secondFactor: false, ...options });
  const { server } = octant.deps.vault;
  const row = {
    ...sealLogin(server, account.id, login),
    ...(await sealPassword(server, account.id, GOOD, octant.deps.now())),
  };
  await asAccount(octant.deps.db, "", (tx) => tx.update(accounts).set(row).where(eq(accounts.id, account.id)));
  return account;
}

const signIn = (login: string, password: string, client = new Client(octant)) =>
  client.send("POST", PATH, { body: { login, password } });

test("login and password sign in, in whatever case and composition they are typed", async () => {
  await addWithPassword("Aïssata@example.org");
  const answer = await signIn(" AÏSSATA@example.org", GOOD);
  expect(Session.parse(await answer.clone().json())).toMatchObject({ state: "full", proofs: ["password"] });
  expect((await new Client(octant, cookiesOf(answer)).send("GET", "/api/v1/assessments")).status).toBe(200);
});

test("with a second factor the password opens half a session, and nothing else", async () => {
  await addWithPassword("half@example.org", { secondFactor: true });
  const answer = await signIn("half@example.org", GOOD);
  expect(Session.parse(await answer.clone().json())).toMatchObject({
    state: "half",
    provedUntil: null,
    proofs: ["code"],
  });
  const half = new Client(octant, cookiesOf(answer));
  expect(await refusal(half.send("GET", "/api/v1/assessments"))).toEqual([401, "second-factor-needed"]);
});

test("an unknown login, a wrong password, a disabled account and one without a password get one and the same answer", async () => {
  await addWithPassword("known@example.org");
  const disabled = await addWithPassword("disabled@example.org");
  await asAccount(octant.deps.db, "", (tx) =>
    tx.update(accounts).set({ disabledAt: octant.deps.now() }).where(eq(accounts.id, disabled.id)),
  );
  const bare = await addAccount(octant, "Nobody", { secondFactor: false });
  const login = sealLogin(octant.deps.vault.server, bare.id, "bare@example.org");
  await asAccount(octant.deps.db, "", (tx) => tx.update(accounts).set(login).where(eq(accounts.id, bare.id)));
  const answers = await Promise.all([
    signIn("unknown@example.org", GOOD),
    signIn("known@example.org", "not the password"),
    signIn("disabled@example.org", GOOD),
    signIn("bare@example.org", GOOD),
  ]);
  const told = await Promise.all(
    answers.map(async (answer) => ({ ...Problem.parse(await answer.json()), requestId: "" })),
  );
  expect(new Set(told.map((each) => JSON.stringify(each))).size).toBe(1);
  expect(told[0]).toMatchObject({ status: 401, code: "sign-in-refused" });
  expect(answers.every((answer) => answer.headers.get("set-cookie") === null)).toBe(true);
});

test("the database holds neither login nor password, and its hash only sealed", async () => {
  const account = await addWithPassword("zq-unheard@example.org");
  const [row] = await asAccount(octant.deps.db, "", (tx) =>
    tx.select().from(accounts).where(eq(accounts.id, account.id)),
  );
  const bytes = Buffer.concat(Object.values(row ?? {}).filter((value) => value instanceof Uint8Array)).toString(
    "latin1",
  );
  for (const secret of ["unheard", "argon2", "herons"]) expect(bytes).not.toContain(secret);
});

test("no login and no password reaches the log, whether it is right or wrong", async () => {
  await signIn("zq-logged@example.org", "zq wrong password");
  expect(octant.logged.join("\n")).not.toMatch(/zq-logged|zq wrong/);
});

test("of forty passwords at once never more than four are hashed, and too many are told to come again", async () => {
  const runs = Array.from({ length: 40 }, () =>
    isPassword("whatever it is", undefined).then(String, (error) => error.code),
  );
  await new Promise((resolve) => setTimeout(resolve, 1));
  expect(hashingNow().running).toBeLessThanOrEqual(4);
  const results = await Promise.all(runs);
  expect(results.filter((result) => result === "too-many-requests")).toHaveLength(4);
  expect(hashingNow()).toEqual({ running: 0, waiting: 0 });
});
