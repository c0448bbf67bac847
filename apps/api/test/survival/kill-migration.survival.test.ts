import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type EmbeddedCluster, migrate, openEmbeddedCluster } from "@octant/db";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePort } from "../octant-server.ts";
import { tell } from "./told.ts";

const TURNS = 6;
const main = fileURLToPath(new URL("../../dist/main.js", import.meta.url));
const migrations = fileURLToPath(new URL("../../../../packages/db/migrations", import.meta.url));

let folder: string;
let cluster: EmbeddedCluster;
let admin: postgres.Sql;
/** What lies in the catalogue after so many migrations, and at no other moment. */
let steps: string[][];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "octant-migrating-"));
  await chmod(folder, 0o711); // run by root, the database's own user has to come through
  cluster = await openEmbeddedCluster({ dataFolder: join(folder, "data") });
  admin = postgres(cluster.adminUrl, { max: 1, onnotice: () => {} });
  steps = await stepByStep();
});
afterAll(async () => {
  await admin.end();
  await cluster.stop();
  await rm(folder, { recursive: true, force: true });
});

test("three Octants migrate at once and two are killed in the middle: never half a migration, never a table left open", async (ctx) => {
  const faults: string[] = [];
  let looks = 0;
  let midway = 0;
  for (let turn = 1; turn <= TURNS; turn++) {
    const url = await makeDatabase(`turn_${turn}`);
    const watcher = postgres(url, { max: 1, onnotice: () => {} });
    const servers = await Promise.all([1, 2, 3].map(() => serve(url, turn)));
    // the first is killed early, the second late; the third has to finish what they leave
    for (const [at, server] of servers.slice(0, 2).entries()) {
      const until = Math.ceil(((turn + at * TURNS) / (2 * TURNS)) * (steps.length - 1));
      for (;;) {
        const { done, fault } = await look(watcher);
        looks += 1;
        if (fault) faults.push(fault);
        if (done < until) continue;
        if (done < steps.length - 1) midway += 1;
        break;
      }
      server.kill("SIGKILL");
      await once(server, "exit");
    }
    await untilReady(servers[2]);
    const { done, fault } = await look(watcher);
    if (fault) faults.push(fault);
    expect(done).toBe(steps.length - 1);
    servers[2]?.kill("SIGTERM");
    if (servers[2]) await once(servers[2], "exit");
    await watcher.end();
  }
  const unnoticed = await plantedFaults();
  tell(ctx, {
    event: 20,
    done: `${TURNS} new databases, each migrated by three Octants at once, of which two were killed with -9 on the way`,
    counts: { looks, "killed before the last migration": midway, "half or open": faults.length },
    control: "a table of an assessment without a policy, and a table that no migration makes, were both found",
  });
  expect(faults).toEqual([]);
  expect(midway).toBeGreaterThan(TURNS);
  expect(unnoticed).toEqual([]);
});

/** Looks at one moment: how many migrations are done, and what in the catalogue does not go with that. */
async function look(sql: postgres.Sql): Promise<{ done: number; fault: string | undefined }> {
  return sql.begin("isolation level repeatable read", async (tx) => {
    // asked of the catalogue as this moment sees it: looked up by name it could be that of a moment before
    const [ledger] = await tx`select exists (select from pg_class where relname = 'octant_migration') as there`;
    const [row] = ledger?.there ? await tx`select count(*)::int as done from octant_migration` : [{ done: 0 }];
    const done: number = row?.done ?? 0;
    const found = await catalogueOf(tx);
    const open = found.filter((line) => line.endsWith(" open"));
    if (open.length > 0) return { done, fault: `after ${done}: ${open.join(", ")}` };
    const isWhole = found.join() === (steps[done] ?? []).join();
    return {
      done,
      fault: isWhole ? undefined : `after ${done} migrations there is something else: ${found.join(", ")}`,
    };
  });
}

/** Every table of Octant, with whether one that belongs to an assessment stands open to the others. */
async function catalogueOf(sql: postgres.ISql): Promise<string[]> {
  const rows = await sql<{ line: string }[]>`
    select n.nspname || '.' || c.relname || case
        when exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'assessment_id' and not a.attisdropped)
          and not (c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))
        then ' open' else '' end as line
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname in ('public', 'keyring', 'identity') and c.relname <> 'octant_migration'
    order by 1`;
  return rows.map(({ line }) => line);
}

/** Applies the migrations by hand, one after another, and writes down what each leaves. */
async function stepByStep(): Promise<string[][]> {
  const sql = postgres(await makeDatabase("steps"), { max: 1, onnotice: () => {} });
  const found = [await catalogueOf(sql)];
  for (const name of (await readdir(migrations)).toSorted()) {
    await sql.unsafe(await readFile(join(migrations, name), "utf8"));
    found.push(await catalogueOf(sql));
  }
  await sql.end();
  return found;
}

async function plantedFaults(): Promise<string[]> {
  const url = await makeDatabase("planted");
  await migrate(url, { loginPassword: "only-for-tests" });
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  const unnoticed: string[] = [];
  for (const planted of ["left_open (assessment_id uuid)", "made_by_nobody (id uuid)"]) {
    await sql.unsafe(`create table ${planted}`);
    if ((await look(sql)).fault === undefined) unnoticed.push(planted);
    await sql.unsafe(`drop table ${planted.split(" ")[0]}`);
  }
  await sql.end();
  return unnoticed;
}

async function makeDatabase(name: string): Promise<string> {
  await admin`create database ${admin(name)}`;
  const url = new URL(cluster.adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** All servers of a turn are one installation: they share their key files. */
async function serve(url: string, turn: number): Promise<ChildProcess> {
  const keys = join(folder, `turn-${turn}-keys`);
  await mkdir(keys, { recursive: true });
  const env = {
    ...process.env,
    DATABASE_URL: url,
    OCTANT_PORT: String(await freePort()),
    OCTANT_DATA: join(folder, `turn-${turn}`),
    OCTANT_KEY_FILE: join(keys, "octant.key"),
    OCTANT_IDENTITY_KEY_FILE: join(keys, "octant-identities.key"),
  };
  return spawn(process.execPath, [main, "serve"], { env, stdio: ["ignore", "pipe", "ignore"] });
}

async function untilReady(server: ChildProcess | undefined): Promise<void> {
  let output = "";
  server?.stdout?.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  const until = Date.now() + 30_000;
  while (!/is ready at/.test(output)) {
    if (server?.exitCode !== null) throw new Error(`Octant ended with ${server?.exitCode}:\n${output}`);
    if (Date.now() > until) throw new Error(`Octant was not ready in 30 s:\n${output}`);
    await delay(20);
  }
}
