import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../test/index.ts";
import { insertOneOfEach, type OneOfEach } from "../test/one-of-each.ts";
import { connect } from "./connect.ts";
import { asAccount, inAssessment, withKeyring } from "./in-assessment.ts";
import {
  assessmentKeys,
  assessments,
  changes,
  codings,
  members,
  recordKeys,
  sources,
  textVersions,
} from "./schema/index.ts";

let database: TestDatabase;
let admin: postgres.Sql;
let mali: OneOfEach;
let congo: OneOfEach;
beforeAll(async () => {
  database = await createTestDatabase();
  admin = postgres(database.adminUrl, { max: 1, onnotice: () => {} });
  mali = await insertOneOfEach(admin);
  congo = await insertOneOfEach(admin);
});
afterAll(async () => {
  await admin.end();
  await database.drop();
});

const scope = (each: OneOfEach) => ({ db: database.db, assessmentId: each.assessmentId, accountId: each.accountId });
/** SQLSTATE under the error that drizzle wraps around it. */
const refused = (code: string) => expect.objectContaining({ cause: expect.objectContaining({ code }) });

test("a transaction sees the rows of its assessment and no others", async () => {
  const seen = await inAssessment(scope(mali), (tx) => tx.select().from(codings));
  expect(seen).toMatchObject([{ assessmentId: mali.assessmentId, stance: "supports", rowVersion: 1, deletedAt: null }]);
  expect(seen[0]?.createdAt).toBeInstanceOf(Date);
});

test("two transactions side by side keep to their own", async () => {
  const both = [mali, congo, mali, congo, mali, congo].map(async (each) => {
    const seen = await inAssessment(scope(each), async (tx) => {
      await tx.execute(sql`select pg_sleep(0.01)`);
      return tx.select({ id: assessments.assessmentId }).from(assessments);
    });
    return seen[0]?.id === each.assessmentId && seen.length === 1;
  });
  expect(await Promise.all(both)).not.toContain(false);
});

test("role and assessment end with the transaction, so that the pooled connection remembers nothing", async () => {
  const one = connect(database.appUrl, { max: 1 });
  await inAssessment({ ...scope(mali), db: one.db }, (tx) => tx.select().from(codings));
  // the login role sees not even which tables there are
  await expect(one.sql`select from coding`).rejects.toMatchObject({ code: "42P01" });
  const [after] =
    await one.sql`select current_user = session_user as own, current_setting('octant.assessment', true) as setting`;
  expect(after).toEqual({ own: true, setting: "" });
  expect(await asAccount(one.db, "", (tx) => tx.select().from(codings))).toEqual([]);
  await one.close();
});

test("work inside a transaction that is open already joins it and is undone with it", async () => {
  const undone = new Error("undone");
  const outer = inAssessment(scope(mali), async (tx) => {
    await inAssessment({ ...scope(mali), tx }, (inner) => inner.update(codings).set({ stance: "mixed" }));
    throw undone;
  });
  await expect(outer).rejects.toBe(undone);
  const [coding] = await inAssessment(scope(mali), (tx) => tx.select().from(codings));
  expect(coding?.stance).toBe("supports");
});

test("a person finds the own assessments, but inside one of them no other", async () => {
  await admin`insert into member ${admin({ assessment_id: congo.assessmentId, account_id: mali.accountId, role: "reader" })}`;
  const atHome = await asAccount(database.db, mali.accountId, async (tx) => ({
    assessments: (await tx.select().from(assessments)).map((row) => row.assessmentId).toSorted(),
    roles: (await tx.select().from(members)).map((row) => row.role).toSorted(),
    sources: await tx.select().from(sources),
  }));
  const own = [mali.assessmentId, congo.assessmentId].toSorted();
  expect(atHome).toEqual({ assessments: own, roles: ["coder", "reader"], sources: [] });
  const inside = await inAssessment(scope(mali), (tx) => tx.select().from(assessments));
  expect(inside).toHaveLength(1);
  expect(await asAccount(database.db, randomUUID(), (tx) => tx.select().from(assessments))).toEqual([]);
  const writing = asAccount(database.db, mali.accountId, (tx) => tx.update(members).set({ role: "lead" }).returning());
  expect(await writing).toEqual([]);
});

test("keys are read in the keyring's role alone, and only those of the assessment", async () => {
  await expect(inAssessment(scope(mali), (tx) => tx.select().from(recordKeys))).rejects.toEqual(refused("42501"));
  const keys = await inAssessment(scope(mali), async (tx) => {
    const found = await withKeyring(tx, (inner) => inner.select().from(recordKeys));
    await tx.select().from(codings); // out of the keyring again
    return found;
  });
  expect(keys.map((key) => key.assessmentId)).toEqual([mali.assessmentId]);
});

test("the keyring's role reads no evidence", async () => {
  const reading = inAssessment(scope(mali), (tx) => withKeyring(tx, (inner) => inner.select().from(sources)));
  await expect(reading).rejects.toEqual(refused("42P01"));
});

test("work that fails inside the keyring leaves it, and its own error is the one that is told", async () => {
  const own = new Error("the key does not open");
  await inAssessment(scope(mali), async (tx) => {
    const failing = withKeyring(tx, async () => {
      throw own;
    });
    await expect(failing).rejects.toBe(own);
    expect(await tx.select().from(codings)).toHaveLength(1);
  });
  const failing = inAssessment(scope(mali), (tx) =>
    withKeyring(tx, (inner) =>
      inner.insert(assessmentKeys).values({ assessmentId: congo.assessmentId, wrapped: new Uint8Array(1) }),
    ),
  );
  await expect(failing).rejects.toEqual(refused("42501"));
});

test("the app's statements and idle transactions come to an end", async () => {
  const [limits] = await database.sql`
    select current_setting('statement_timeout') as statement, current_setting('idle_in_transaction_session_timeout') as idle`;
  expect(limits).toEqual({ statement: "15s", idle: "10s" });
});

test("a text, once in, stays as it is, and so does a line of the change log", async () => {
  for (const table of [textVersions, changes]) {
    const rewriting = inAssessment(scope(mali), (tx) => tx.update(table).set({ assessmentId: mali.assessmentId }));
    await expect(rewriting).rejects.toEqual(refused("42501"));
  }
  const text = admin`update text_version set text_sealed = '' where assessment_id = ${mali.assessmentId}`;
  await expect(text).rejects.toMatchObject({ code: "23514", constraint_name: "text_version_stays" });
  const change = admin`update change set kind = '' where assessment_id = ${mali.assessmentId}`;
  await expect(change).rejects.toMatchObject({ code: "23514", constraint_name: "change_stays" });
});

test("a change bears its transaction's number and can be taken back once", async () => {
  const change = {
    assessmentId: mali.assessmentId,
    actorAccountId: mali.accountId,
    kind: "coding.removed",
    entity: "coding",
  };
  const values = {
    ...change,
    entityId: randomUUID(),
    before: { stance: "mixed" },
    afterSealed: new Uint8Array([1, 2]),
  };
  const [first] = await inAssessment(scope(mali), (tx) =>
    tx
      .insert(changes)
      .values({ ...values, id: randomUUID() })
      .returning(),
  );
  expect(first).toMatchObject({ tx: expect.stringMatching(/^\d+$/), before: { stance: "mixed" }, after: null });
  expect(Array.from(first?.afterSealed ?? [])).toEqual([1, 2]);
  const undo = () =>
    inAssessment(scope(mali), (tx) => tx.insert(changes).values({ ...values, id: randomUUID(), undoes: first?.id }));
  await undo();
  await expect(undo()).rejects.toEqual(refused("23505"));
});
