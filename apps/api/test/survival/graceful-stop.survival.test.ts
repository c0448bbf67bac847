import { afterAll, beforeAll, expect, test } from "vitest";
import { OctantServer } from "../octant-server.ts";
import { HttpClient } from "../process/http-client.ts";
import { somethingToCode } from "../process/material.ts";
import { burstText, startBurst } from "./burst.ts";
import { expectSurvived } from "./expect-survived.ts";

const CODINGS = 400;
const STOP_MS = 10_000;

let octant: OctantServer;
let client: HttpClient;
beforeAll(async () => {
  octant = await OctantServer.start();
  client = await HttpClient.signIn(octant);
});
afterAll(() => octant.dispose());

test("SIGTERM in the middle of writes and uploads ends with 0 within 10 s, and loses nothing acknowledged", async (ctx) => {
  const { assessmentId, codeIds } = await somethingToCode(client);
  const textVersionId = await burstText(client, assessmentId, CODINGS);
  const burst = startBurst(client, { assessmentId, textVersionId, codeId: codeIds[0] ?? "" }, CODINGS);
  const stops: { code: number | null; elapsedMs: number }[] = [];
  for (const reached of [100, 200, 300]) {
    await burst.reach(reached);
    const began = performance.now();
    const code = await octant.end("SIGTERM");
    stops.push({ code, elapsedMs: Math.round(performance.now() - began) });
    await octant.boot();
  }
  await burst.finished;
  const longest = Math.max(...stops.map(({ elapsedMs }) => elapsedMs));
  const done = `SIGTERM three times in a burst of ${CODINGS} codings by 8 clients, with uploads beside it; ended after at most ${longest} ms`;
  await expectSurvived(ctx, { client, dataFolder: octant.dataFolder, burst, told: { event: 26, done } });
  expect(stops.map(({ code }) => code)).toEqual([0, 0, 0]);
  expect(longest).toBeLessThan(STOP_MS);
});
