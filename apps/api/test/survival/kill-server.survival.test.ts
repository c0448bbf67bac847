import { afterAll, beforeAll, type TestContext, test } from "vitest";
import { OctantServer } from "../octant-server.ts";
import { HttpClient } from "../process/http-client.ts";
import { somethingToCode } from "../process/material.ts";
import { burstText, startBurst } from "./burst.ts";
import { expectSurvived } from "./expect-survived.ts";

const CODINGS = 2_000;

let octant: OctantServer;
let client: HttpClient;
beforeAll(async () => {
  octant = await OctantServer.start();
  client = await HttpClient.signIn(octant);
});
afterAll(() => octant.dispose());

test("kill -9 of the server loses nothing that was acknowledged and doubles nothing", (ctx) => killThrough(ctx, 1));

test("six kills -9 of the server in one burst do neither", (ctx) => killThrough(ctx, 6));

async function killThrough(ctx: TestContext, times: number): Promise<void> {
  const { assessmentId, codeIds } = await somethingToCode(client);
  const textVersionId = await burstText(client, assessmentId, CODINGS);
  const burst = startBurst(client, { assessmentId, textVersionId, codeId: codeIds[0] ?? "" }, CODINGS);
  for (let kill = 1; kill <= times; kill++) {
    await burst.reach((CODINGS / (times + 1)) * kill);
    await octant.end("SIGKILL");
    await octant.boot();
  }
  await burst.finished;
  const done = `killed ${times === 1 ? "once" : `${times} times`} in a burst of ${CODINGS} codings by 8 clients, with uploads beside it`;
  await expectSurvived(ctx, { client, dataFolder: octant.dataFolder, burst, told: { event: 4, done } });
}
