import { CodingList } from "@octant/schemas";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { OctantServer } from "../octant-server.ts";
import { HttpClient } from "./http-client.ts";
import { somethingToCode } from "./material.ts";

let octant: OctantServer;
beforeAll(async () => {
  octant = await OctantServer.start();
}, 90_000);
afterAll(() => octant.dispose());

test("after kill -9 in a burst of codings every acknowledged one is there once", async () => {
  const before = await HttpClient.signIn(octant);
  const { assessmentId, textVersionId, codeIds } = await somethingToCode(before);
  const codeId = codeIds[0];
  const path = `/assessments/${assessmentId}/codings`;

  const acknowledged: string[] = [];
  let running = true;
  const client = async (seat: number) => {
    for (let turn = 0; running; turn++) {
      const id = uuidv7();
      const start = (turn * 7 + seat * 31) % 1000;
      const body = { id, textVersionId, codeId, start, end: start + 5, stance: "mixed" };
      const answer = await before.send("POST", path, body).catch(() => undefined);
      if (answer?.status === 201) acknowledged.push(id);
    }
  };
  const burst = Array.from({ length: 8 }, (_, seat) => client(seat));
  while (acknowledged.length < 200) await new Promise((resolve) => setTimeout(resolve, 10));
  await octant.end("SIGKILL");
  running = false;
  await Promise.all(burst);

  await octant.boot();
  const after = await HttpClient.signIn(octant);
  const { items } = await after.get(`/assessments/${assessmentId}/texts/${textVersionId}/codings`, CodingList.parse);
  const stored = items.map((coding) => coding.id);
  expect(new Set(stored).size).toBe(stored.length);
  expect(acknowledged.filter((id) => !stored.includes(id))).toEqual([]);
  // the command that was sent again after the restart is the same coding, not another
  const [first = ""] = acknowledged;
  const coding = items.find((item) => item.id === first);
  const again = await after.send("POST", path, {
    id: first,
    textVersionId,
    codeId,
    start: coding?.start,
    end: coding?.end,
    stance: "mixed",
  });
  expect(again.status).toBe(201);
});
