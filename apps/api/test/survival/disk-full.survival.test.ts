import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { OctantServer } from "../octant-server.ts";
import { HttpClient } from "../process/http-client.ts";
import { somethingToCode } from "../process/material.ts";
import { burstText, startBurst } from "./burst.ts";
import { expectSurvived } from "./expect-survived.ts";
import { SmallDisk } from "./small-disk.ts";
import { skipEvent } from "./told.ts";

const CODINGS = 800;
const FULL_MS = 20_000;
const ANSWER_MS = 6_000;
const RECOVERY_MS = 15_000;
// a new cluster with the demo in it takes about 100 MB, the log of a burst as much again
const MEGABYTES = 400;

const disk = SmallDisk.mount(MEGABYTES);
let octant: OctantServer;
let client: HttpClient;
beforeAll(async () => {
  if (typeof disk === "string") return;
  octant = await onDisk(disk, () => OctantServer.start());
  client = await HttpClient.signIn(octant);
});
afterAll(async () => {
  await octant?.dispose();
  if (typeof disk !== "string") disk.unmount();
});

test("a disk that runs full in a burst is told as such; nothing acknowledged is lost, and with room again writing goes on", async (ctx) => {
  if (typeof disk === "string") return skipEvent(ctx, 19, disk);
  const { assessmentId, codeIds } = await somethingToCode(client);
  const textVersionId = await burstText(client, assessmentId, CODINGS);
  const burst = startBurst(client, { assessmentId, textVersionId, codeId: codeIds[0] ?? "" }, CODINGS);
  await burst.reach(CODINGS / 4);
  const server = octant.pid;
  const before = burst.acknowledged();
  const megabytes = disk.fill();
  const readers = await askWhileFull(assessmentId);
  const live = await fetch(`${octant.origin}/health/live`);
  const meanwhile = burst.acknowledged() - before;
  disk.empty();
  const began = performance.now();
  await burst.reach(burst.acknowledged() + 10);
  const recoveryMs = Math.round(performance.now() - began);
  await burst.finished;
  const longest = Math.round(Math.max(...readers.map(({ elapsedMs }) => elapsedMs)));
  const statuses = [...new Set(readers.map(({ status }) => status))].toSorted();
  const done =
    `${megabytes} MB filled what was left of a disk of ${MEGABYTES} MB for ${FULL_MS / 1000} s; ${meanwhile} writes were ` +
    `still stored in it; ${readers.length} readers were answered within ${longest} ms (${statuses.join(", ")}); ` +
    `stored again ${recoveryMs} ms after there was room`;
  await expectSurvived(ctx, { client, dataFolder: octant.dataFolder, burst, told: { event: 19, done } });
  const refusals = [503, 507].map((status) => burst.ledger.answers.get(status) ?? 0);
  expect(refusals.reduce((sum, times) => sum + times)).toBeGreaterThan(0);
  expect(burst.ledger.answers.get("unanswered")).toBeUndefined();
  expect(statuses.every((status) => [200, 503].includes(status))).toBe(true);
  expect(longest).toBeLessThan(ANSWER_MS);
  expect(live.status).toBe(200);
  expect(recoveryMs).toBeLessThan(RECOVERY_MS);
  expect(octant.pid).toBe(server);
});

async function askWhileFull(assessmentId: string) {
  const asked: { status: number; elapsedMs: number }[] = [];
  const until = performance.now() + FULL_MS;
  while (performance.now() < until) {
    const began = performance.now();
    const answer = await client.send("GET", `/assessments/${assessmentId}`);
    await answer.arrayBuffer();
    asked.push({ status: answer.status, elapsedMs: performance.now() - began });
    await delay(250);
  }
  return asked;
}

/** Lets what is made meanwhile make its folders on that disk. */
async function onDisk<T>({ folder }: SmallDisk, work: () => Promise<T>): Promise<T> {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}
