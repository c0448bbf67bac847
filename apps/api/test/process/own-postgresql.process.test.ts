import { existsSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEmbeddedCluster } from "@octant/db";
import postgres from "postgres";
import { expect, test } from "vitest";
import { OctantServer } from "../octant-server.ts";

/** Where PostgreSQL 15 is, if it is installed. OCTANT_TEST_PG15 names the folder of its `bin`. */
const FIFTEEN = process.env.OCTANT_TEST_PG15 ?? "/usr/lib/postgresql/15";

test("two Octants start at once on a PostgreSQL 18 of one's own, and both answer", () => startTwice(undefined));

test("two Octants start at once on an installed PostgreSQL 15, and both answer", async (ctx) => {
  if (!existsSync(join(FIFTEEN, "bin", "postgres"))) ctx.skip(`PostgreSQL 15 is not installed in ${FIFTEEN}`);
  await startTwice(FIFTEEN);
});

async function startTwice(native: string | undefined): Promise<void> {
  const own = await startPostgresql(native);
  // with the same two key files, as two processes of one installation have
  const settings = {
    DATABASE_URL: own.url,
    OCTANT_KEY_FILE: join(own.folder, "octant.key"),
    OCTANT_IDENTITY_KEY_FILE: join(own.folder, "identities.key"),
  };
  const octants = await Promise.all([OctantServer.start(settings), OctantServer.start(settings)]);
  for (const octant of octants) {
    expect((await fetch(`${octant.origin}/health/ready`)).status).toBe(200);
    expect(await octant.end()).toBe(0);
    await octant.dispose();
  }
  await own.stop();
}

/** A server that Octant knows by its address alone. */
async function startPostgresql(native: string | undefined) {
  const folder = await mkdtemp(join(tmpdir(), "octant-own-"));
  await chmod(folder, 0o711);
  const cluster = await openEmbeddedCluster({ dataFolder: join(folder, "data"), ...(native && { native }) });
  const admin = postgres(cluster.adminUrl, { max: 1, onnotice: () => {} });
  await admin`create database octant`;
  await admin.end();
  const url = new URL(cluster.adminUrl);
  url.pathname = "/octant";
  return {
    folder,
    url: url.href,
    async stop() {
      await cluster.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
