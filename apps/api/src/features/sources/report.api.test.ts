import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { connect } from "@octant/db";
import { CodingList, EvidencePage, Source, TextVersion } from "@octant/schemas";
import { createCodePointIndex } from "@octant/spans";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { importForm, makeRegister } from "../../../test/import-form.ts";
import { makeAssessment, type TestAssessment } from "../../../test/make-assessment.ts";
import { openTestApp, type TestApp } from "../../../test/test-app.ts";
import { createApp } from "../../app.ts";
import { Vault } from "../../platform/vault/index.ts";

const fileKey = randomBytes(32);
let octant: TestApp;
let study: TestAssessment;
beforeAll(async () => {
  octant = await openTestApp({ vault: new Vault(fileKey) });
  study = await makeAssessment(octant, ["lead"]);
});
afterAll(() => octant.close());

const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../../../../packages/transcripts/fixtures/${name}`, import.meta.url)));

const files = ["report-35k.txt", "report-35k-windows-1252.txt"];
test.each(files)(
  "40 places coded in %s still cut the exact words once everything was closed and opened again",
  async (name) => {
    const body = importForm(makeRegister({ kind: "document" }), { name, content: fixture(name) });
    const source = await study.client(0).get(study.path("/sources"), Source, "POST", { body });
    const path = study.path(`/texts/${source.textVersionId}`);
    const { text } = await study.client(0).get(path, TextVersion);
    expect(text).toMatch(/[“”’—éè]/);
    const selected = new Map<string, string>();
    const index = createCodePointIndex(text);
    for (const span of fortyPlaces(text, index)) {
      const id = uuidv7();
      const coding = { id, textVersionId: source.textVersionId, codeId: study.codeIds[0], stance: "supports", ...span };
      expect((await study.client(0).send("POST", study.path("/codings"), { body: coding })).status).toBe(201);
      selected.set(id, index.slice(span));
    }
    expect(selected.size).toBe(40);

    const { db, close } = connect(octant.database.appUrl);
    const vault = new Vault(fileKey);
    await vault.openServerKey(db);
    const deps = { ...octant.deps, db, vault };
    const app = createApp(deps);
    const read = async (address: string) => {
      const answer = await app.request(address, { headers: { Cookie: study.client(0).cookie } });
      return answer.json();
    };
    const again = createCodePointIndex(TextVersion.parse(await read(path)).text);
    const { items } = CodingList.parse(await read(`${path}/codings`));
    expect(new Map(items.map((coding) => [coding.id, again.slice(coding)]))).toEqual(selected);
    const evidence = EvidencePage.parse(await read(study.path("/scorecard/1/evidence?limit=200")));
    const quotes = evidence.items.filter((item) => item.textVersionId === source.textVersionId);
    expect(new Map(quotes.map((item) => [item.codingId, item.quote]))).toEqual(selected);
    await close();
  },
);

/** From 40 lines spread over the text: all but the first and last word of the line, with whatever letters it has. */
function fortyPlaces(text: string, { toCodePoint }: Pick<ReturnType<typeof createCodePointIndex>, "toCodePoint">) {
  const lines = [...text.matchAll(/\S+ (.+) \S+/g)].filter(([, inner = ""]) => inner.length > 15);
  return Array.from({ length: 40 }, (_, place) => {
    const line = lines[Math.floor((place * lines.length) / 40)];
    const inner = line?.[1] ?? "";
    const start = (line?.index ?? 0) + (line?.[0].indexOf(` ${inner}`) ?? 0) + 1;
    return { start: toCodePoint(start), end: toCodePoint(start + inner.length) };
  });
}
