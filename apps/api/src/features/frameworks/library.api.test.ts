import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { asAccount, frameworkVersions } from "@octant/db";
import { type Framework, FrameworkDiff, FrameworkList, FrameworkVersion, PlacedFault, Problem } from "@octant/schemas";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { z } from "zod";
import { addAccount, Client, refusal, signInAs } from "../../../test/client.ts";
import { FRAMEWORK } from "../../../test/framework.ts";
import { openTestApp, type TestApp } from "../../../test/test-app.ts";
import { loadFrameworks, readFrameworks } from "./load-frameworks.ts";

const PATH = "/api/v1/frameworks";

let octant: TestApp;
let me: Client;
let another: Client;
beforeAll(async () => {
  octant = await openTestApp();
  await loadFrameworks(octant.deps.db, readFrameworks(fileURLToPath(new URL("../../../frameworks", import.meta.url))));
  me = await signInAs(octant, await addAccount(octant, "One"));
  another = await signInAs(octant, await addAccount(octant, "Another"));
});
afterAll(() => octant.close());

/** A sound framework of a study's own. */
const ours = (changed: Partial<Framework> = {}): Framework => ({ ...FRAMEWORK, id: "our-framework", ...changed });

function send(client: Client, content: string | Uint8Array<ArrayBuffer>, name = "framework.yaml") {
  const form = new FormData();
  form.set("file", new File([content], name));
  return client.send("POST", PATH, { body: form });
}

const linesOf = (faults: PlacedFault[]) => faults.map(({ line, column }) => `${line}:${column}`);
const Faulty = Problem.extend({ faults: z.array(PlacedFault), more: z.int() });

test("the library lists what is loaded, drafts and all, with how much is in it and what it follows", async () => {
  const { items } = await me.get(PATH, FrameworkList);
  const rows = items.map(({ id, status, dimensions, questions, origin, previous, forkOf }) => {
    return [id, status, dimensions, questions, origin, previous, forkOf];
  });
  expect(rows).toEqual([
    ["epon-2019", "draft", 8, 32, "shipped", null, null],
    ["epon-2019-visible", "draft", 7, 28, "shipped", null, "epon-2019"],
    ["epon-2020", "draft", 6, 26, "shipped", "epon-2019", null],
    ["for-tests", "draft", 2, 3, "shipped", null, null],
  ]);
});

test("a version is read with its crosswalks, also with those that another version's file holds", async () => {
  const { framework, crosswalks, origin } = await me.get(`${PATH}/epon-2020`, FrameworkVersion);
  expect([framework.dimensions.length, origin]).toEqual([6, "shipped"]);
  expect(crosswalks.map((crosswalk) => crosswalk.framework)).toEqual(["epon-2019", "epon-2019-visible"]);
  const lines = crosswalks[0]?.lines.map(({ from, relation, to }) => [from, relation, to]);
  expect(lines).toContainEqual(["4", "broader", "4"]);
  expect(lines).toContainEqual([null, "none", "5"]);
});

test("what differs between two versions is told by the crosswalk between them", async () => {
  const diff = await me.get(`${PATH}/epon-2019/differences/epon-2020`, FrameworkDiff);
  const rows = diff.dimensions.map(({ from, to, kind, relation }) => [from?.id, to?.id, kind, relation]);
  expect(diff.alignedBy).toBe("crosswalk");
  expect(rows).toContainEqual(["1", "1", "changed", "same"]);
  expect(rows).toContainEqual(["5", undefined, "removed", "none"]);
  expect(rows).toContainEqual(["7", "5", "changed", "overlaps"]);
});

test("a framework taken out as YAML or JSON is the same when it is brought in, but for its id", async () => {
  for (const format of ["yaml", "json"] as const) {
    const answer = await me.send("GET", `${PATH}/epon-2020/file?format=${format}`);
    expect(answer.headers.get("content-disposition")).toContain(`epon-2020.${format}`);
    const taken = (await answer.text()).replace("epon-2020", `round-trip-${format}`);
    expect((await send(me, taken, `x.${format}`)).status).toBe(201);
    const there = await me.get(`${PATH}/round-trip-${format}`, FrameworkVersion);
    const first = await me.get(`${PATH}/epon-2020`, FrameworkVersion);
    expect({ ...there.framework, id: "epon-2020" }).toEqual(first.framework);
    expect(there.origin).toBe("imported");
  }
});

test("a file with eight mistakes gets eight sentences, each with its line and column, and nothing is stored", async () => {
  const text = readFileSync(new URL("fixtures/eight-mistakes.yaml", import.meta.url), "utf8");
  const answer = await send(me, text);
  const problem = Faulty.parse(await answer.json());
  expect([answer.status, problem.code, problem.more]).toEqual([422, "framework-faulty", 0]);
  expect(linesOf(problem.faults)).toEqual(["2:1", "3:1", "10:5", "15:5", "24:9", "25:9", "27:21", "32:29"]);
  expect(new Set(problem.faults.map((fault) => fault.sentence)).size).toBe(8);
  const { items } = await me.get(PATH, FrameworkList);
  expect(items.map(({ name }) => name.en)).not.toContain("A framework of our own");
});

test("a file that is no text, or has a thousand faults, is answered in a sentence and a hundred", async () => {
  const binary = Faulty.parse(await (await send(me, new Uint8Array([0xff, 0xfe, 0x00, 0x80]))).json());
  expect(binary.faults.map((fault) => fault.sentence)).toEqual([
    "The file: it is not text in UTF-8; save it as UTF-8 and try again.",
  ]);
  const unknown = Object.fromEntries(Array.from({ length: 1_000 }, (_, at) => [`field${at}`, at]));
  const many = Faulty.parse(await (await send(me, stringify({ ...ours(), ...unknown }))).json());
  expect([many.faults.length, many.more]).toEqual([100, 900]);
});

test("a text that the database cannot store is told with its place", async () => {
  const text = JSON.stringify(
    ours({ source: "half \ud800", licence: "nothing \0", about: { en: "two\nlines" } }),
    null,
    1,
  );
  const { faults } = Faulty.parse(await (await send(me, text, "framework.json")).json());
  expect(faults.map(({ line, sentence }) => [line, sentence])).toEqual([
    [10, "Source: this text holds a character that cannot be stored."],
    [11, "Licence: this text holds a character that cannot be stored."],
  ]);
});

test("a file that nests without an end costs nobody but the process that reads it", async () => {
  for (const text of ["[".repeat(200_000), "a: ".repeat(80_000), `${"- ".repeat(100_000)}x`]) {
    expect(await refusal(send(me, text))).toEqual([422, "framework-faulty"]);
  }
});

test("a file larger than a framework can be is refused by its size", async () => {
  expect(await refusal(send(me, "#".repeat(257 * 1024)))).toEqual([413, "body-too-large"]);
});

test("a draft is brought anew by the person who brought it, by nobody else, and the same file does no harm", async () => {
  expect((await send(me, stringify(ours()))).status).toBe(201);
  expect((await send(me, stringify(ours()))).status).toBe(201);
  const changed = ours({ source: "invented again" });
  expect(await refusal(send(another, stringify(changed)))).toEqual([409, "framework-taken"]);
  expect((await send(me, stringify(changed))).status).toBe(201);
  const { framework } = await me.get(`${PATH}/our-framework`, FrameworkVersion);
  expect(framework.source).toBe("invented again");
});

test("what comes with Octant, and what may come with it one day, cannot be brought", async () => {
  const answers = [FRAMEWORK.id, "epon-2019", "epon-2031"].map((id) => send(me, stringify(ours({ id }))));
  for (const answer of answers) expect(await refusal(answer)).toEqual([409, "framework-taken"]);
});

test("a published framework stays as it was published, in the database too", async () => {
  const anchors = { 1: { en: "a" }, 2: { en: "b" }, 3: { en: "c" }, 4: { en: "d" } };
  const vignettes = ["1", "2", "3"].map((id) => ({ id, text: { en: `Case ${id}` } }));
  const dimensions = FRAMEWORK.dimensions.map((dimension) => ({ ...dimension, anchors, vignettes }));
  const published = ours({ id: "our-published", status: "published", dimensions });
  expect((await send(me, stringify(published))).status).toBe(201);
  expect((await send(me, stringify(published))).status).toBe(201);
  const changed = { ...published, source: "changed" };
  expect(await refusal(send(me, stringify(changed)))).toEqual([409, "framework-taken"]);
  const rewriting = asAccount(octant.deps.db, "", (tx) =>
    tx.update(frameworkVersions).set({ status: "draft" }).where(eq(frameworkVersions.id, published.id)),
  );
  await expect(rewriting).rejects.toMatchObject({ cause: { constraint_name: "framework_version_published_stays" } });
  expect(parse(stringify(published))).toEqual((await me.get(`${PATH}/our-published`, FrameworkVersion)).framework);
});

test("who has no second factor brings none, and who is not signed in reads none", async () => {
  const bare = await signInAs(octant, await addAccount(octant, "Bare", { secondFactor: false }));
  expect(await refusal(send(bare, stringify(ours())))).toEqual([403, "second-factor-required"]);
  const stranger = new Client(octant);
  for (const path of ["", "/epon-2019", "/epon-2019/file", "/epon-2019/differences/epon-2020"]) {
    expect(await refusal(stranger.send("GET", PATH + path))).toEqual([401, "sign-in-needed"]);
  }
});

test("a version that is not there, and what is no id at all, is not found", async () => {
  for (const path of ["/nothing", "/nothing/file", "/epon-2019/differences/nothing", "/Not%20an%20id"]) {
    expect(await refusal(me.send("GET", PATH + path))).toEqual([404, "not-found"]);
  }
});
