import { readFileSync } from "node:fs";
import { CodingList, TextVersion } from "@octant/schemas";
import { codePointLength, sliceCodePoints } from "@octant/spans";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { OctantServer } from "../octant-server.ts";
import { HttpClient } from "./http-client.ts";
import { importText, somethingToCode } from "./material.ts";

const report = readFileSync(
  new URL("../../../../packages/transcripts/fixtures/report-35k.txt", import.meta.url),
  "utf8",
).replaceAll("\r\n", "\n");

let octant: OctantServer;
beforeAll(async () => {
  octant = await OctantServer.start();
}, 90_000);
afterAll(() => octant.dispose());

test("40 places coded in a 35 kB report cut the exact words that were selected, also after a restart", async () => {
  const before = await HttpClient.signIn(octant);
  const { assessmentId, codeIds } = await somethingToCode(before);
  const { textVersionId } = await importText(before, assessmentId, report);
  const places = fortyPlaces(report);
  expect(places).toHaveLength(40);
  const selected = new Map<string, string>();
  for (const [turn, { words, ...span }] of places.entries()) {
    const id = uuidv7();
    const body = { id, textVersionId, codeId: codeIds[turn % codeIds.length], stance: "supports", ...span };
    expect((await before.send("POST", `/assessments/${assessmentId}/codings`, body)).status).toBe(201);
    selected.set(id, words);
  }

  await octant.end();
  await octant.boot();
  const after = await HttpClient.signIn(octant);
  const texts = `/assessments/${assessmentId}/texts/${textVersionId}`;
  const { text } = await after.get(texts, TextVersion.parse);
  const { items } = await after.get(`${texts}/codings`, CodingList.parse);
  const cut = new Map(items.map((coding) => [coding.id, sliceCodePoints(text, coding)]));
  expect(cut).toEqual(selected);
});

/** Every 40th part's first line with a letter outside ASCII where there is one: curly quotes, accents, dashes. */
function fortyPlaces(text: string) {
  const lines = [...text.matchAll(/[^\n]+/g)].flatMap((line) => {
    const words = line[0].slice(0, 80).trim();
    const at = line.index + line[0].indexOf(words);
    const start = codePointLength(text.slice(0, at));
    return words.length > 20 ? [{ start, end: start + codePointLength(words), words }] : [];
  });
  const step = lines.length / 40;
  return Array.from({ length: 40 }, (_, place) => lines[Math.floor(place * step)]).flatMap((line) => line ?? []);
}
