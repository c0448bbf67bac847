import { readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, type TestContext, test } from "vitest";
import { OctantServer } from "../octant-server.ts";
import { HttpClient } from "../process/http-client.ts";
import { somethingToCode } from "../process/material.ts";
import { asAdministrator, postmasterOf } from "./as-administrator.ts";
import { burstText, startBurst } from "./burst.ts";
import { expectSurvived } from "./expect-survived.ts";
import { tell } from "./told.ts";

const CODINGS = 400;
const AWAY_MS = 30_000;
const ANSWER_MS = 6_000;
const RECOVERY_MS = 10_000;

let octant: OctantServer;
let client: HttpClient;
beforeAll(async () => {
  octant = await OctantServer.start();
  client = await HttpClient.signIn(octant);
});
afterAll(() => octant.dispose());

test("a database that is gone for 30 s is told as 503 within 6 s, and is there again without a restart", (ctx) => {
  const control = join(octant.dataFolder, "database", "global", "pg_control");
  return survive(ctx, "killed, and unable to start", {
    take: () => {
      renameSync(control, `${control}.away`);
      process.kill(postmasterOf(octant.dataFolder).pid, "SIGKILL");
    },
    giveBack: () => renameSync(`${control}.away`, control),
  });
});

test("so is one that keeps its connections and answers on none of them", (ctx) => {
  const postmaster = postmasterOf(octant.dataFolder).pid;
  const stopped = () => [postmaster, ...childrenOf(postmaster)];
  return survive(ctx, "stopped in the middle of what it did, all its processes", {
    take: () => signal(stopped(), "SIGSTOP"),
    giveBack: () => signal(stopped(), "SIGCONT"),
  });
});

type Away = { take: () => void; giveBack: () => void };

async function survive(ctx: TestContext, how: string, { take, giveBack }: Away): Promise<void> {
  const { assessmentId, codeIds } = await somethingToCode(client);
  const textVersionId = await burstText(client, assessmentId, CODINGS);
  const burst = startBurst(client, { assessmentId, textVersionId, codeId: codeIds[0] ?? "" }, CODINGS);
  await burst.reach(CODINGS / 4);
  const server = octant.pid;
  take();
  const back = delay(AWAY_MS).then(giveBack);
  const health = Promise.all(["ready", "live"].map((what) => fetch(`${octant.origin}/health/${what}`)));
  const asked = await askMeanwhile([`/assessments/${assessmentId}`, "/assessments", "/session"], AWAY_MS / 2);
  const [ready, live] = await health;
  await back;
  const began = performance.now();
  await burst.reach(burst.acknowledged() + 10);
  const recoveryMs = Math.round(performance.now() - began);
  await burst.finished;
  const longest = Math.round(Math.max(...asked.map(({ elapsedMs }) => elapsedMs)));
  const done =
    `the database was ${how} for 30 s; ${asked.length} readers were answered within ${longest} ms ` +
    `(${[...new Set(asked.map(({ status }) => status))].join(", ")}); stored again ${recoveryMs} ms after it was back`;
  await expectSurvived(ctx, { client, dataFolder: octant.dataFolder, burst, told: { event: 19, done } });
  expect(new Set(asked.map(({ status }) => status))).toEqual(new Set([503]));
  expect(longest).toBeLessThan(ANSWER_MS);
  expect([ready?.status, live?.status]).toEqual([503, 200]);
  expect(recoveryMs).toBeLessThan(RECOVERY_MS);
  expect(octant.pid).toBe(server);
}

type Asked = { status: number; elapsedMs: number };

/** Asks for what has to be read from the database, more than there are connections at once, until the time is over. */
async function askMeanwhile(paths: readonly string[], forMs: number): Promise<Asked[]> {
  const asked: Asked[] = [];
  const until = performance.now() + forMs;
  const reader = async (seat: number) => {
    await delay(200); // what was on its way when the database went is not asked about
    while (performance.now() < until) {
      const began = performance.now();
      const answer = await client.send("GET", paths[seat % paths.length] ?? "");
      await answer.arrayBuffer();
      asked.push({ status: answer.status, elapsedMs: performance.now() - began });
      await delay(500);
    }
  };
  await Promise.all(Array.from({ length: 12 }, (_, seat) => reader(seat)));
  return asked;
}

test("twice as many writers as connections, all kept waiting by a lock, are told to come again within 6 s", async (ctx) => {
  const { assessmentId, textVersionId, codeIds } = await somethingToCode(client);
  const path = `/assessments/${assessmentId}`;
  const write = async () => {
    const began = performance.now();
    const id = uuidv7();
    const body = { id, textVersionId, codeId: codeIds[0], start: 3, end: 9, stance: "context" };
    const answer = await client.send("POST", `${path}/codings`, body);
    return {
      id,
      status: answer.status,
      retry: answer.headers.has("retry-after"),
      elapsedMs: performance.now() - began,
    };
  };
  const refused = await asAdministrator(octant.dataFolder, (sql) =>
    sql.begin(async (tx) => {
      await tx`lock table coding in access exclusive mode`;
      return Promise.all(Array.from({ length: 24 }, write));
    }),
  );
  const live = await fetch(`${octant.origin}/health/live`);
  const reading = await client.send("GET", path);
  const written = await Promise.all(Array.from({ length: 24 }, write));
  const longest = Math.round(Math.max(...refused.map(({ elapsedMs }) => elapsedMs)));
  const ids = [...refused, ...written].map(({ id }) => id);
  const stored = await asAdministrator(
    octant.dataFolder,
    (sql) =>
      sql<{ id: string }[]>`select id from coding where assessment_id = ${assessmentId} and id = any (${ids}::uuid[])`,
  );
  tell(ctx, {
    event: 19,
    done: "the table of codings was locked while 24 clients wrote to it over 10 connections",
    counts: {
      answers: refused.map(({ status, retry }) => `${status}${retry ? "" : " without a time"}`).join(", "),
      "longest wait in ms": longest,
      "stored although refused": refused.filter(({ id }) => stored.some((row) => row.id === id)).length,
      "written after it": written.filter(({ status }) => status === 201).length,
    },
    control: "the 24 that were written after the lock are found by the same search that finds none of the refused",
  });
  expect(refused.every(({ status, retry }) => status === 503 && retry)).toBe(true);
  expect(longest).toBeLessThan(ANSWER_MS + 500);
  expect(stored.map((row) => row.id).toSorted()).toEqual(written.map(({ id }) => id).toSorted());
  expect([live.status, reading.status]).toEqual([200, 200]);
});

function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean).map(Number);
}

function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids) process.kill(pid, name);
}
