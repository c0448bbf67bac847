import { v7 as uuidv7 } from "uuid";
import { OctantServer } from "../test/octant-server.ts";
import { HttpClient } from "../test/process/http-client.ts";
import { importText, somethingToCode } from "../test/process/material.ts";
import { percentile, type Report } from "./percentile.ts";

const WRITERS = 8;
const EACH = 250;

/** How long a coding takes to be stored over HTTP, by eight writers at once, in a text of 1 MB. */
export async function run(report: Report): Promise<void> {
  const octant = await OctantServer.start();
  const client = await HttpClient.signIn(octant);
  const { assessmentId, codeIds } = await somethingToCode(client);
  const text = "They stay near the camp, and at night nobody comes.\n".repeat(20_000);
  const { textVersionId } = await importText(client, assessmentId, text);
  const samples: number[] = [];
  const write = async (writer: number) => {
    for (let turn = 0; turn < EACH; turn++) {
      const start = ((writer * EACH + turn) * 53) % (text.length - 60);
      const codeId = codeIds[turn % codeIds.length];
      const body = { id: uuidv7(), textVersionId, codeId, start, end: start + 50, stance: "mixed" };
      const began = performance.now();
      const answer = await client.send("POST", `/assessments/${assessmentId}/codings`, body);
      if (answer.status !== 201) throw new Error(`not stored: ${answer.status} ${await answer.text()}`);
      await answer.arrayBuffer();
      samples.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
  await octant.dispose();
  for (const share of [0.5, 0.95]) {
    const value = Math.round(percentile(samples, share) * 10) / 10;
    report({ metric: `store a coding over HTTP, ${WRITERS} writers, p${share * 100}`, value, unit: "ms" });
  }
}
