import { existsSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { databaseUrl, LOGIN_PASSWORD } from "../test/index.ts";
import { insertOneOfEach } from "../test/one-of-each.ts";
import { tenancyFaults } from "../test/tenancy-faults.ts";
import { connect } from "./connect.ts";
import { type EmbeddedCluster, openEmbeddedCluster } from "./embedded/open-embedded-cluster.ts";
import { inAssessment, withKeyring } from "./in-assessment.ts";
import { migrate } from "./migrate.ts";
import { codings, recordKeys } from "./schema/index.ts";

/** The oldest PostgreSQL that Octant runs on, where it is installed. OCTANT_TEST_PG15 names the folder of its `bin`. */
const FIFTEEN = process.env.OCTANT_TEST_PG15 ?? "/usr/lib/postgresql/15";

describe.each([
  { server: "the bundled PostgreSQL 18", version: 18, native: undefined },
  { server: "an installed PostgreSQL 15", version: 15, native: FIFTEEN },
])("on $server, as a user who owns the database and may create roles", ({ version, native }) => {
  const isMissing = native !== undefined && !existsSync(join(native, "bin", "postgres"));
  let folder: string;
  let cluster: EmbeddedCluster;
  let superuser: postgres.Sql;
  let ownerUrl: string;

  beforeAll(async () => {
    if (isMissing) return;
    folder = await mkdtemp(join(tmpdir(), "octant-server-"));
    await chmod(folder, 0o711);
    const settings = { fsync: "off" };
    cluster = await openEmbeddedCluster({ dataFolder: join(folder, "data"), settings, ...(native && { native }) });
    const server = postgres(cluster.adminUrl, { max: 1, onnotice: () => {} });
    await server`create role octant_owner login createrole password 'only-for-tests'`;
    await server`create database octant owner octant_owner`;
    await server.end();
    superuser = postgres(databaseUrl(cluster.adminUrl, "octant"), { max: 1, onnotice: () => {} });
    const url = new URL(databaseUrl(cluster.adminUrl, "octant"));
    url.username = "octant_owner";
    url.password = "only-for-tests";
    ownerUrl = url.href;
  });
  afterAll(async () => {
    if (isMissing) return;
    await superuser.end();
    await cluster.stop();
    await rm(folder, { recursive: true });
  });
  beforeEach((ctx) => {
    if (isMissing)
      ctx.skip(`PostgreSQL ${version} is not installed in ${native}; OCTANT_TEST_PG15 may name its folder`);
  });

  const ledger = async () => (await superuser`select name from octant_migration order by name`).map(({ name }) => name);

  test("several starts at once migrate it once", async () => {
    const outcomes = await Promise.all([1, 2, 3].map(() => migrate(ownerUrl, { loginPassword: LOGIN_PASSWORD })));
    expect(outcomes.flatMap(({ applied }) => applied).toSorted()).toEqual(await ledger());
    const [server] = await superuser`select current_setting('server_version_num')::int / 10000 as version`;
    expect(server?.version).toBe(version);
  });

  test("nothing in the catalogue lets one assessment reach another", async () => {
    expect(await tenancyFaults(superuser)).toEqual([]);
  });

  test("an assessment sees its own rows and keys, whoever else has some", async () => {
    const { appUrl } = await migrate(ownerUrl, { loginPassword: LOGIN_PASSWORD });
    const mine = await insertOneOfEach(superuser);
    await insertOneOfEach(superuser);
    const app = connect(appUrl);
    const seen = await inAssessment({ ...app, ...mine }, async (tx) => ({
      codings: await tx.select({ of: codings.assessmentId }).from(codings),
      keys: await withKeyring(tx, (inner) => inner.select({ of: recordKeys.assessmentId }).from(recordKeys)),
    }));
    expect(seen).toEqual({ codings: [{ of: mine.assessmentId }], keys: [{ of: mine.assessmentId }] });
    await app.close();
  });

  test("the owner of the tables is bound by row security too", async () => {
    const owner = postgres(ownerUrl, { max: 1 });
    expect(await owner`select from coding`).toHaveLength(0);
    await owner.end();
  });
});
