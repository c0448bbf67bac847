import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { migrate, openEmbeddedCluster } from "../src/index.ts";
import { databaseUrl, LOGIN_PASSWORD } from "./addresses.ts";
import type {} from "./create-test-database.ts"; // what is provided is declared there

/** One cluster for the whole run, with one migrated database that every test's own database is cloned from. */
export async function setup(project: TestProject) {
  const { adminUrl, stop } = await openServer();
  const template = `octant_template_${process.pid}`;
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  await admin`create database ${admin(template)}`;
  await migrate(databaseUrl(adminUrl, template), { loginPassword: LOGIN_PASSWORD });
  const login = `octant_at_${template}`;
  await takeRights(databaseUrl(adminUrl, template), login);
  project.provide("octantCluster", { adminUrl, template });
  return async () => {
    await admin`drop database ${admin(template)}`;
    await admin`drop role ${admin(login)}`;
    await admin.end();
    await stop();
  };
}

/** What the template's login may do would be cloned with it, and the role could not be dropped while a clone is left. */
async function takeRights(url: string, login: string): Promise<void> {
  const admin = postgres(url, { max: 1, onnotice: () => {} });
  await admin`drop owned by ${admin(login)}`;
  await admin.end();
}

/** A throw-away cluster, unless OCTANT_TEST_ADMIN_URL names a server that the tests may make databases on. */
async function openServer() {
  const given = process.env.OCTANT_TEST_ADMIN_URL;
  if (given) return { adminUrl: given, stop: async () => {} };
  const dataFolder = await mkdtemp(join(tmpdir(), "octant test "));
  await chmod(dataFolder, 0o711); // as root, PostgreSQL's user has to come through
  const settings = { fsync: "off", full_page_writes: "off", synchronous_commit: "off", max_connections: "200" };
  const cluster = await openEmbeddedCluster({ dataFolder: join(dataFolder, "data"), settings });
  return {
    adminUrl: cluster.adminUrl,
    async stop() {
      await cluster.stop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
