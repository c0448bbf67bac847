import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../test/index.ts";
import { insertOneOfEach, type OneOfEach } from "../test/one-of-each.ts";
import { connect } from "./connect.ts";
import { inIdentities } from "./in-assessment.ts";
import { sourceIdentities } from "./schema/index.ts";

let database: TestDatabase;
let admin: postgres.Sql;
let identities: postgres.Sql;
let mine: OneOfEach;
let theirs: OneOfEach;

beforeAll(async () => {
  database = await createTestDatabase();
  admin = postgres(database.adminUrl, { max: 1, onnotice: () => {} });
  identities = connect(database.identityUrl, { max: 1 }).sql;
  mine = await insertOneOfEach(admin);
  theirs = await insertOneOfEach(admin);
});
afterAll(async () => {
  await identities.end();
  await admin.end();
  await database.drop();
});

const refused = { code: "42501" };

describe("the login that requests run under", () => {
  test("cannot enter the identities", async () => {
    const entering = database.sql.begin((tx) => tx`set local role octant_identity`);
    await expect(entering).rejects.toMatchObject(refused);
  });

  test.each(["octant_app", "octant_keyring"])("cannot read them as %s, whatever it sets", async (role) => {
    for (const table of ["source_identity", "assessment_key", "record_key", "key_check"]) {
      const reading = database.sql.begin(async (tx) => {
        await tx`select set_config('role', ${role}, true), set_config('octant.assessment', ${mine.assessmentId}, true)`;
        return tx`select * from ${tx(`identity.${table}`)}`;
      });
      await expect(reading, table).rejects.toMatchObject(refused);
    }
  });

  test("cannot see in the statistics what they hold", async () => {
    await admin`analyze identity.source_identity`;
    const seen = await database.sql.begin(async (tx) => {
      await tx`set local role octant_app`;
      return tx`select tablename from pg_stats where schemaname = 'identity'`;
    });
    expect(seen).toHaveLength(0);
  });
});

describe("the login for identities", () => {
  test.each(["octant_app", "octant_keyring"])("cannot become %s", async (role) => {
    const entering = identities.begin((tx) => tx`select set_config('role', ${role}, true)`);
    await expect(entering).rejects.toMatchObject(refused);
  });

  test("sees no other table of the database", async () => {
    const readable = await identities.begin(async (tx) => {
      await tx`set local role octant_identity`;
      return tx`
        select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = relnamespace
        where relkind in ('r', 'p', 'v', 'm') and nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
          and has_schema_privilege(n.oid, 'usage') and has_any_column_privilege(c.oid, 'select')
        order by name`;
    });
    expect(readable.map(({ name }) => name)).toEqual([
      "identity.assessment_key",
      "identity.key_check",
      "identity.record_key",
      "identity.source_identity",
    ]);
  });

  test("does nothing before it has entered its role", async () => {
    await expect(identities`select from identity.source_identity`).rejects.toMatchObject(refused);
  });

  test("sees who the sources of one assessment are, and of none without one", async () => {
    const scope = { db: database.identityDb, accountId: mine.accountId };
    const seen = (assessmentId: string) =>
      inIdentities({ ...scope, assessmentId }, (tx) =>
        tx.select({ of: sourceIdentities.assessmentId }).from(sourceIdentities),
      );
    expect(await seen(mine.assessmentId)).toEqual([{ of: mine.assessmentId }]);
    expect(await seen(randomUUID())).toEqual([]);
    expect(await seen("")).toEqual([]);
  });

  test("cannot say who a source of another assessment is", async () => {
    const { id } = Object.fromEntries(theirs.rows).source ?? {};
    const values = {
      assessmentId: mine.assessmentId,
      sourceId: String(id),
      personSealed: new Uint8Array(1),
      commandId: randomUUID(),
      changedBy: mine.accountId,
    };
    const adding = inIdentities({ db: database.identityDb, ...mine }, (tx) =>
      tx.insert(sourceIdentities).values(values),
    );
    await expect(adding).rejects.toMatchObject({ cause: { constraint_name: "source_identity_of_source" } });
  });
});
