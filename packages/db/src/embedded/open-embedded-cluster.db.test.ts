import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { afterEach, beforeEach, expect, test } from "vitest";
import { connect } from "../connect.ts";
import { findRunningCluster } from "./find-running-cluster.ts";
import { type EmbeddedCluster, openEmbeddedCluster } from "./open-embedded-cluster.ts";
import { readPostmasterFile, stopOrphan } from "./postmaster-file.ts";
import { processStart } from "./process-start.ts";

let dataFolder: string;
const open: EmbeddedCluster[] = [];
const holders: ChildProcess[] = [];

beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), "octant embedded "));
  await chmod(folder, 0o711);
  dataFolder = join(folder, "with a blank");
});
afterEach(async () => {
  for (const holder of holders.splice(0)) holder.kill("SIGKILL");
  for (const cluster of open.splice(0)) await cluster.stop();
  await stopOrphan(join(dataFolder, "database"), () => {});
  await rm(join(dataFolder, ".."), { recursive: true });
});

async function openHere(options: { report?: (sentence: string) => void } = {}) {
  const cluster = await openEmbeddedCluster({ dataFolder, ...options });
  open.push(cluster);
  return cluster;
}
const closeHere = () => open.pop()?.stop();

/** Another Octant on the same folder, in a process of its own that can be killed. */
async function openElsewhere(): Promise<ChildProcess & { said: { adminUrl?: string; refused?: string } }> {
  const holder = startElsewhere();
  const [said] = await once(holder, "message");
  return Object.assign(holder, { said });
}

/** It leads a process group, as the command of a shell does. */
function startElsewhere(): ChildProcess {
  const script = fileURLToPath(new URL("../../test/hold-cluster.mjs", import.meta.url));
  const holder = fork(script, [dataFolder], { execArgv: [], stdio: "ignore", detached: true });
  holders.push(holder);
  return holder;
}

async function ask(url: string, work: (sql: postgres.Sql) => Promise<unknown>) {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} });
  return work(sql).finally(() => sql.end({ timeout: 1 }));
}

async function within(ms: number, isSo: () => boolean | Promise<boolean>) {
  const end = Date.now() + ms;
  while (Date.now() < end) {
    if (await isSo()) return true;
    await delay(50);
  }
  return false;
}

test("what was stored is there when the database is opened again", async () => {
  const first = await openHere();
  await ask(first.adminUrl, async (sql) => {
    await sql`create table kept (word text)`;
    await sql`insert into kept values ('Gao')`;
  });
  await closeHere();
  expect(await readdir(dataFolder)).not.toContainEqual(expect.stringMatching(/\.lock$|postmaster|\.new/));
  const second = await openHere();
  expect(await ask(second.adminUrl, (sql) => sql`select word from kept`)).toEqual([{ word: "Gao" }]);
});

test("the database is durable, listens on the loopback interface alone and asks for a password", async () => {
  const { adminUrl } = await openHere();
  const [settings] = (await ask(
    adminUrl,
    (sql) => sql`
      select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
        current_setting('full_page_writes') as pages, current_setting('data_checksums') as checksums,
        current_setting('listen_addresses') as listens, current_setting('unix_socket_directories') as sockets,
        current_setting('server_encoding') as encoding,
        (select string_agg(distinct auth_method, ',') from pg_hba_file_rules where type like 'host%') as tcp`,
  )) as postgres.Row[];
  expect(settings).toEqual({
    fsync: "on",
    commit: "on",
    pages: "on",
    checksums: "on",
    listens: "127.0.0.1",
    sockets: "",
    encoding: "UTF8",
    tcp: "scram-sha-256",
  });
  const wrong = new URL(adminUrl);
  wrong.password = "guessed";
  await expect(ask(wrong.href, (sql) => sql`select 1`)).rejects.toMatchObject({ code: "28P01" });
  expect((await stat(join(dataFolder, "database-password"))).mode & 0o777).toBe(0o600);
});

test("letters beyond ASCII have their other case", async () => {
  const { adminUrl } = await openHere();
  expect(await ask(adminUrl, (sql) => sql`select lower('ÉÀΩ') as lower`)).toEqual([{ lower: "éàω" }]);
});

test("no value of a failing statement comes into the server's log", async () => {
  const { adminUrl } = await openHere();
  await ask(adminUrl, async (sql) => {
    await sql`create table marked (id uuid primary key, word text check (word = ''))`;
    for (const statement of [
      sql`insert into marked values (gen_random_uuid(), 'canary-check')`,
      sql.unsafe("select 'canary-uuid'::uuid"),
      sql.unsafe("select canary_column"),
      sql`select ${"canary-parameter"}::int`,
    ]) {
      await statement.catch(() => {});
    }
  });
  await closeHere();
  const log = await readFile(join(dataFolder, "database.log"), "utf8");
  expect(log).toContain("ready to accept connections");
  expect(log).not.toContain("canary");
});

test("a second Octant on the same folder is refused with the folder and the process that has it", async () => {
  await openHere();
  const { said } = await openElsewhere();
  expect(said.refused).toContain(`The data folder ${dataFolder} is in use by another process (${process.pid})`);
});

test("of several Octants that start at the same moment one gets the folder", async () => {
  const said = (await Promise.all([openElsewhere(), openElsewhere(), openElsewhere()])).map((holder) => holder.said);
  expect(said.filter(({ adminUrl }) => adminUrl)).toHaveLength(1);
});

test("a killed Octant's lock counts for nothing, and the database it left running is stopped before a new one starts", async () => {
  const killed = await openElsewhere();
  await ask(killed.said.adminUrl ?? "", async (sql) => {
    await sql`create table kept (word text)`;
    await sql`insert into kept values ('Mopti')`;
  });
  const orphan = readPostmasterFile(join(dataFolder, "database"))?.pid ?? 0;
  killed.kill("SIGKILL");
  await once(killed, "exit");
  expect(processStart(orphan)).toBeDefined();
  const told: string[] = [];
  const next = await openHere({ report: (sentence) => told.push(sentence) });
  expect(told).toContain(`stopping the database that an earlier Octant left running (process ${orphan})`);
  expect(processStart(orphan)).toBeUndefined();
  expect(await ask(next.adminUrl, (sql) => sql`select word from kept`)).toEqual([{ word: "Mopti" }]);
});

test("Ctrl-C in the terminal does not reach the database, which only Octant ends", async () => {
  const holder = await openElsewhere();
  const database = readPostmasterFile(join(dataFolder, "database"))?.pid ?? 0;
  process.kill(-(holder.pid ?? 0), "SIGINT"); // the terminal signals the whole group
  await once(holder, "exit");
  await delay(300);
  expect(processStart(database)).toBeDefined();
});

test("stopping in the middle of a restart ends the database for good", async () => {
  const cluster = await openHere();
  process.kill(cluster.pid, "SIGKILL");
  await closeHere();
  expect(processStart(cluster.pid)).toBeUndefined();
  const left = readPostmasterFile(join(dataFolder, "database"));
  expect(left === undefined || processStart(left.pid) === undefined).toBe(true);
});

test("a killed database runs again within 10 s at the same address, with all that was committed", async () => {
  const cluster = await openHere();
  const exits: unknown[] = [];
  cluster.onExit((exit) => exits.push(exit));
  const app = connect(cluster.adminUrl);
  await app.sql`create table kept (number int)`;
  for (let round = 1; round <= 3; round++) {
    await app.sql`insert into kept values (${round})`;
    const killed = cluster.pid;
    process.kill(killed, "SIGKILL");
    const count = () => app.sql`select from kept`.then((rows) => rows.length === round).catch(() => false);
    expect(await within(10_000, async () => cluster.pid !== killed && (await count()))).toBe(true);
  }
  await app.close();
  expect(exits).toEqual(Array.from({ length: 3 }, () => ({ code: null, signal: "SIGKILL" })));
});

test("a process id that another program has by now does not keep the database from starting", async () => {
  await openHere();
  await closeHere();
  await writeFile(join(dataFolder, "database", "postmaster.pid"), `${process.pid}\n${dataFolder}/database\n1\n`);
  await writeFile(join(dataFolder, `in-use-by-${process.pid}-0.lock`), "");
  await openHere();
  expect(processStart(process.pid)).toBeDefined();
});

test("a start that was interrupted while it made the cluster starts over", async () => {
  const killed = startElsewhere();
  const unfinished = () =>
    existsSync(dataFolder) && readdirSync(dataFolder).some((name) => name.startsWith("database.new-"));
  expect(await within(10_000, unfinished)).toBe(true);
  killed.kill("SIGKILL");
  await once(killed, "exit");
  expect(existsSync(join(dataFolder, "database"))).toBe(false);
  const { adminUrl } = await openHere();
  expect(await ask(adminUrl, (sql) => sql`select 1 as one`)).toEqual([{ one: 1 }]);
  expect(unfinished()).toBe(false);
});

test("a cluster without its password is refused and left as it is", async () => {
  await openHere();
  await closeHere();
  await rm(join(dataFolder, "database-password"));
  await expect(openHere()).rejects.toThrow(/^The password of the database in .* is missing/);
  expect(existsSync(join(dataFolder, "database", "PG_VERSION"))).toBe(true);
});

test("a cluster of another major version is refused with both versions", async () => {
  await openHere();
  await closeHere();
  await writeFile(join(dataFolder, "database", "PG_VERSION"), "17\n");
  await expect(openHere()).rejects.toThrow(/was made by PostgreSQL 17 and cannot be opened by PostgreSQL 18/);
});

test("as root, a data folder that no other user may enter holds a note of where the database is", async (ctx) => {
  if (process.getuid?.() !== 0) return ctx.skip("only root needs another user for PostgreSQL");
  await mkdir(dataFolder, { mode: 0o700 });
  await openHere();
  await closeHere();
  const note = await readFile(join(dataFolder, "database-is-elsewhere.txt"), "utf8");
  const home = note.split("\n").find((line) => line.startsWith("/var/lib/octant/")) ?? "";
  expect(existsSync(join(home, "database", "PG_VERSION"))).toBe(true);
  await openHere();
  await closeHere();
  expect(await readdir(dataFolder)).not.toContain("database");
  await rm(home, { recursive: true });
  await expect(openHere()).rejects.toThrow(`The database should be in ${home}`);
});

test("a cluster that another process runs is found and can be used, and only while it runs", async () => {
  expect(await findRunningCluster(dataFolder)).toBeUndefined();
  const holder = await openElsewhere();
  const adminUrl = await findRunningCluster(dataFolder);
  expect(adminUrl).toBe(holder.said.adminUrl);
  expect(await ask(adminUrl ?? "", (sql) => sql`select 1 as one`)).toEqual([{ one: 1 }]);
  holder.kill("SIGKILL");
  await once(holder, "exit");
  expect(await findRunningCluster(dataFolder)).toBeUndefined();
});

test("a cluster that is just being started is waited for", async () => {
  const holder = startElsewhere();
  await within(10_000, () => existsSync(dataFolder) && readdirSync(dataFolder).some((file) => file.endsWith(".lock")));
  expect(await findRunningCluster(dataFolder)).toMatch(/^postgres:/);
  holder.kill("SIGKILL");
});
