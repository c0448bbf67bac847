import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, type TestContext, test } from "vitest";
import { OctantServer } from "../octant-server.ts";
import { HttpClient } from "../process/http-client.ts";
import { somethingToCode } from "../process/material.ts";
import { asAdministrator, postmasterOf } from "./as-administrator.ts";
import { type Burst, burstText, startBurst } from "./burst.ts";
import { expectSurvived } from "./expect-survived.ts";

const CODINGS = 2_000;
const KILLS = 3;
const RECOVERY_MS = 10_000;

let octant: OctantServer;
let client: HttpClient;
beforeAll(async () => {
  octant = await OctantServer.start();
  client = await HttpClient.signIn(octant);
});
afterAll(() => octant.dispose());

test("kill -9 of PostgreSQL is told as 503 and over within 10 s, without a restart and without a loss", (ctx) =>
  killThrough(ctx, "the postmaster", () => process.kill(postmasterOf(octant.dataFolder).pid, "SIGKILL")));

test("so is kill -9 of one of its processes, which takes down all the others", (ctx) =>
  killThrough(ctx, "a backend with a transaction open", async () => process.kill(await busyBackend(), "SIGKILL")));

async function killThrough(ctx: TestContext, victim: string, kill: () => unknown): Promise<void> {
  const { assessmentId, codeIds } = await somethingToCode(client);
  const textVersionId = await burstText(client, assessmentId, CODINGS);
  const burst = startBurst(client, { assessmentId, textVersionId, codeId: codeIds[0] ?? "" }, CODINGS);
  const server = octant.pid;
  const recoveries: number[] = [];
  for (let turn = 1; turn <= KILLS; turn++) {
    await burst.reach((CODINGS / (KILLS + 1)) * turn);
    await kill();
    recoveries.push(await recovery(burst));
  }
  await burst.finished;
  const longest = Math.max(...recoveries);
  const done = `killed ${victim} ${KILLS} times in a burst of ${CODINGS} codings by 8 clients; stored again after at most ${longest} ms`;
  await expectSurvived(ctx, { client, dataFolder: octant.dataFolder, burst, told: { event: 5, done } });
  expect(burst.ledger.answers.get("unanswered")).toBeUndefined();
  expect(burst.ledger.answers.get(503)).toBeGreaterThan(0);
  expect(longest).toBeLessThan(RECOVERY_MS);
  expect(octant.pid).toBe(server);
}

/** How long it takes, from a kill on, until writers are acknowledged again: more than were under way. */
async function recovery(burst: Burst): Promise<number> {
  const began = performance.now();
  await burst.reach(burst.acknowledged() + 10);
  return Math.round(performance.now() - began);
}

/** The process of a connection in which the app is writing at this moment. */
async function busyBackend(): Promise<number> {
  return asAdministrator(octant.dataFolder, async (sql) => {
    for (;;) {
      const [busy] = await sql<{ pid: number }[]>`
        select pid from pg_stat_activity where application_name = 'octant' and backend_xid is not null limit 1`;
      if (busy) return busy.pid;
      await delay(5);
    }
  });
}
