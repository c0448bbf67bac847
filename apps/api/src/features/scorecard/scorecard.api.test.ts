import { randomUUID } from "node:crypto";
import {
  type ConsentState,
  EvidencePage,
  type ImportSource,
  Scorecard,
  type ScorecardRow,
  Source,
  type Stance,
} from "@octant/schemas";
import { sliceCodePoints } from "@octant/spans";
import postgres from "postgres";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { refusal } from "../../../test/client.ts";
import { importForm, makeRegister } from "../../../test/import-form.ts";
import { makeAssessment, type TestAssessment } from "../../../test/make-assessment.ts";
import { openTestApp, type TestApp } from "../../../test/test-app.ts";
import { UNVERIFIED } from "../../platform/sealed-names.ts";

let octant: TestApp;
let admin: postgres.Sql;
let study: TestAssessment;
beforeAll(async () => {
  octant = await openTestApp();
  admin = postgres(octant.database.adminUrl, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await admin.end();
  await octant.close();
});
beforeEach(async () => {
  study = await makeAssessment(octant, ["lead", "coder", "reader"]);
});

const WORDS = "They greet the elders, and at night 🌙 nobody comes to us.";
const [lead, coder, reader] = [0, 1, 2];
const officials = () => study.plan.groups[0]?.id ?? null;
const society = () => study.plan.groups[1]?.id ?? null;
const take = (changed: Partial<ImportSource> = {}, content = WORDS) => {
  const body = importForm(makeRegister({ groupId: officials(), ...changed }), { content });
  return study.client(lead).get(study.path("/sources"), Source, "POST", { body });
};
const lay = async (source: Source, stance: Stance, changed: Record<string, unknown> = {}, who = lead) => {
  const [codeId] = study.codeIds;
  const body = { id: uuidv7(), textVersionId: source.textVersionId, codeId, start: 0, end: 10, stance, ...changed };
  const answer = await study.client(who).send("POST", study.path("/codings"), { body });
  expect(answer.status, await answer.clone().text()).toBe(201);
  return body.id;
};
const card = (query = "") => study.client(lead).get(study.path(`/scorecard${query}`), Scorecard);
const row = async (query = "", dimension = 0): Promise<ScorecardRow> => {
  const found = (await card(query)).rows[dimension];
  if (!found) throw new Error("there is no such row");
  return found;
};
const evidence = (query = "", dimensionId = "1") =>
  study.client(lead).get(study.path(`/scorecard/${dimensionId}/evidence${query}`), EvidencePage);
const consent = (changed: Partial<Record<"analyse" | "quote", ConsentState>>) => ({
  consent: { ...makeRegister().consent, ...changed },
});
const withdraw = (source: Source) => admin`update source set withdrawn_at = now() where id = ${source.id}`;

describe("the scorecard", () => {
  test("has a row for every dimension in the framework's order, and says where there is no evidence", async () => {
    const { unit, rows } = await card();
    expect(unit).toEqual({});
    expect(rows.map((r) => r.dimensionId)).toEqual(["1", "2"]);
    expect(rows[0]).toEqual({
      dimensionId: "1",
      profile: { kind: "no-evidence" },
      codings: 0,
      context: 0,
      notPlaced: 0,
      broader: 0,
      judged: 0,
      clusters: [],
    });
  });

  test("weighs groups the same, however many of one were heard", async () => {
    for (const _ of [1, 2, 3]) await lay(await take(), "supports");
    const critic = await take({ groupId: society() });
    await lay(critic, "constrains");
    const { profile, clusters } = await row();
    expect(profile).toMatchObject({
      kind: "profile",
      balance: 0,
      naive: 0.5,
      counts: { codings: 4, clusters: 4, groups: 2 },
    });
    expect(profile).not.toHaveProperty("clusters");
    expect(clusters).toContainEqual({ clusterId: critic.clusterId, groupId: society(), position: -1 });
    expect(clusters).toHaveLength(4);
  });

  test("moves at once when a source changes its group, or joins another's cluster", async () => {
    const [ours, theirs] = [await take(), await take()];
    await lay(ours, "supports");
    await lay(theirs, "constrains");
    const move = async (source: Source, changed: object) => {
      const body = { id: uuidv7(), reason: "It was placed by mistake", ...changed };
      const path = study.path(`/sources/${source.id}`);
      return study.client(lead).get(path, Source, "PATCH", { body, rowVersion: source.rowVersion });
    };
    expect((await row()).profile).toMatchObject({ balance: 0, counts: { clusters: 2, groups: 1 } });
    const moved = await move(theirs, { groupId: society() });
    expect((await row()).profile).toMatchObject({ balance: 0, counts: { clusters: 2, groups: 2 } });
    await move(moved, { groupId: officials(), clusterId: ours.clusterId });
    expect((await row()).profile).toMatchObject({ counts: { clusters: 1, groups: 1 } });
  });

  test("follows a coding at once: added, changed, removed and restored", async () => {
    const source = await take();
    const balance = async () => (await row()).profile;
    const id = await lay(source, "supports");
    expect(await balance()).toMatchObject({ balance: 1 });
    const address = study.path(`/codings/${id}`);
    await study.client(lead).send("PATCH", address, { body: { id: uuidv7(), stance: "constrains" }, rowVersion: 1 });
    expect(await balance()).toMatchObject({ balance: -1 });
    const removal = { id: uuidv7() };
    await study.client(lead).send("POST", `${address}/removal`, { body: removal, rowVersion: 2 });
    expect(await balance()).toEqual({ kind: "no-evidence" });
    await study.client(lead).send("POST", study.path("/undo"), { body: { id: uuidv7(), commandId: removal.id } });
    expect(await balance()).toMatchObject({ balance: -1 });
  });

  test("joins overlapping codings of two coders into one passage, and tells both counts", async () => {
    const source = await take();
    await lay(source, "supports", { start: 0, end: 9 });
    await lay(source, "supports", { start: 5, end: 12 }, coder);
    expect(await row()).toMatchObject({ codings: 2, profile: { counts: { codings: 1, sources: 1 } } });
  });

  test("lets every marked speaker of a focus group count equally", async () => {
    const text = "Moderator: And you?\nP1: Good.\nP1: Very good.\nP1: Good, good.\nP2: Bad.\nModerator: Thank you.";
    const source = await take({ kind: "focus-group" }, text);
    const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
    for (const words of ["Good.", "Very good.", "Good, good."]) await lay(source, "supports", at(words));
    await lay(source, "constrains", at("Bad."));
    expect((await row()).profile).toMatchObject({ balance: 0, naive: 0.5, divided: [source.id] });
  });

  test("counts context, and what is not placed, beside the balance", async () => {
    const unplaced = await take({ groupId: null });
    await lay(unplaced, "supports");
    const placed = await take();
    await lay(placed, "context");
    expect(await row()).toMatchObject({ profile: { kind: "no-evidence" }, codings: 0, context: 1, notPlaced: 1 });
  });

  test("takes what speaks about an area with its parts, and lists what speaks about a larger one", async () => {
    const [region, place] = study.plan.areas;
    const source = await take({ areaId: region?.id ?? null });
    await lay(source, "supports", { start: 0, end: 2 });
    await lay(source, "constrains", { start: 4, end: 6, aboutAreaId: place?.id });
    await lay(source, "mixed", { start: 8, end: 9, aboutAreaId: null });
    expect(await row(`?areaId=${place?.id}`)).toMatchObject({ profile: { balance: -1 }, codings: 1, broader: 1 });
    expect(await row(`?areaId=${region?.id}`)).toMatchObject({ profile: { balance: 0 }, codings: 2, broader: 0 });
    expect(await row(), "what is about the whole mission, or nobody knows, counts here alone").toMatchObject({
      codings: 3,
    });
  });

  test("takes what speaks about a period, or about nobody knows which", async () => {
    const [before, after] = study.plan.periods;
    const source = await take({ periodIds: [before?.id ?? ""] });
    await lay(source, "supports", { start: 0, end: 2 });
    await lay(source, "constrains", { start: 4, end: 6, aboutPeriodIds: [before?.id, after?.id] });
    await lay(source, "mixed", { start: 8, end: 9, aboutPeriodIds: [] });
    expect(await row(`?periodId=${before?.id}`)).toMatchObject({ codings: 2, profile: { balance: 0 } });
    expect(await row(`?periodId=${after?.id}`)).toMatchObject({ codings: 1, profile: { balance: -1 } });
    expect(await row("?periodId=unknown")).toMatchObject({ codings: 1, profile: { balance: 0 } });
  });

  test("a later correction of the register does not move what was coded", async () => {
    const [before, after] = study.plan.periods;
    const source = await take({ periodIds: [before?.id ?? ""] });
    await lay(source, "supports");
    const body = { id: uuidv7(), periodIds: [after?.id] };
    await study.client(lead).send("PATCH", study.path(`/sources/${source.id}`), { body, rowVersion: 1 });
    expect(await row(`?periodId=${before?.id}`)).toMatchObject({ codings: 1 });
  });

  test("takes nothing from a source that was withdrawn, or may not or no longer be analysed", async () => {
    for (const analyse of ["refused", "not-asked"] as const) {
      const source = await take();
      await lay(source, "supports");
      const body = { id: uuidv7(), consent: { ...source.consent, analyse } };
      await study.client(lead).send("PATCH", study.path(`/sources/${source.id}`), { body, rowVersion: 1 });
    }
    const gone = await take();
    await lay(gone, "supports");
    await withdraw(gone);
    expect(await row()).toMatchObject({ profile: { kind: "no-evidence" }, codings: 0 });
    expect((await evidence()).items).toEqual([]);
  });

  test("weighs groups as declared", async () => {
    await admin`update stakeholder_group set weight = 3 where id = ${officials()}`;
    await lay(await take(), "supports");
    await lay(await take({ groupId: society() }), "constrains");
    expect((await row()).profile).toMatchObject({ balance: 0.5, equalGroups: 0 });
  });
});

describe("the evidence behind a row", () => {
  test("is its codings with their words, citation and coder, each saying how it counts", async () => {
    const [region, place] = study.plan.areas;
    const [before] = study.plan.periods;
    const source = await take({ areaId: place?.id ?? null, periodIds: [before?.id ?? ""], language: "en" });
    const id = await lay(source, "constrains", { start: 23, end: 43 });
    const context = await lay(source, "context", { start: 30, end: 40 }, coder);
    const unplaced = await lay(await take({ groupId: null }), "supports");
    const { row: told, items } = await evidence();
    expect(told).toEqual(await row());
    expect(items[0]).toEqual({
      codingId: id,
      sourceId: expect.any(String),
      questionId: "1.1",
      stance: "constrains",
      quote: sliceCodePoints(WORDS, { start: 23, end: 43 }),
      citation: { kind: "interview", number: 1, group: "Officials", area: "Gao", when: null, periods: ["before"] },
      clusterId: source.clusterId,
      groupId: officials(),
      textVersionId: source.textVersionId,
      start: 23,
      end: 43,
      language: "en",
      coder: "lead 1",
      counts: "counted",
    });
    expect(items.map(({ codingId, counts, coder: by }) => [codingId, counts, by])).toEqual([
      [id, "counted", "lead 1"],
      [context, "context", "coder 2"],
      [unplaced, "not-placed", "lead 1"],
    ]);
    const { items: narrower } = await evidence(`?areaId=${place?.id}&stance=constrains`);
    expect(narrower.map((item) => item.counts)).toEqual(["counted"]);
    expect((await evidence(`?areaId=${region?.id}`)).items).toHaveLength(2);
  });

  test("has no words of a source that may be analysed but not quoted, and its text is not opened", async () => {
    const source = await take(consent({ quote: "refused" }));
    await lay(source, "supports");
    await admin`delete from keyring.record_key where record_id = ${source.id}`;
    expect((await evidence()).items).toMatchObject([{ quote: null, counts: "counted" }]);
  });

  test("says where a text cannot be verified, and quotes the others", async () => {
    const [broken, whole] = [await take(), await take()];
    for (const source of [broken, whole]) await lay(source, "supports");
    await admin`delete from keyring.record_key where record_id = ${broken.id}`;
    expect((await evidence()).items.map((item) => item.quote)).toEqual([UNVERIFIED, WORDS.slice(0, 10)]);
  });

  test("comes in pages, in one order, whatever is coded meanwhile", async () => {
    const source = await take();
    for (let start = 0; start < 30; start += 3)
      await lay(source, start % 2 ? "supports" : "constrains", { start, end: start + 2 });
    const all = (await evidence()).items;
    expect(all.map((item) => item.start)).toEqual([0, 3, 6, 9, 12, 15, 18, 21, 24, 27]);
    const first = await evidence("?limit=4");
    await lay(source, "mixed", { start: 1, end: 3 });
    await lay(source, "mixed", { start: 25, end: 28 });
    const second = await evidence(`?limit=4&cursor=${first.nextCursor}`);
    const third = await evidence(`?limit=4&cursor=${second.nextCursor}`);
    const starts = [first, second, third].flatMap((page) => page.items.map((item) => item.start));
    expect(starts).toEqual([0, 3, 6, 9, 12, 15, 18, 21, 24, 25, 27]);
    expect(third.nextCursor).toBeNull();
  });

  test("can be asked for by stance, while the row stays whole", async () => {
    const source = await take();
    await lay(source, "supports", { start: 0, end: 2 });
    await lay(source, "constrains", { start: 4, end: 6 });
    const { row: told, items } = await evidence("?stance=constrains");
    expect(items.map((item) => item.stance)).toEqual(["constrains"]);
    expect(told.codings).toBe(2);
  });
});

describe("neither is there", () => {
  const path = (query: string) => study.client(lead).send("GET", study.path(query));

  test("for an area, period or dimension that this assessment does not have", async () => {
    const other = await makeAssessment(octant, ["lead"]);
    const queries = [randomUUID(), other.plan.areas[0]?.id].map((id) => `?areaId=${id}`);
    queries.push(...[randomUUID(), other.plan.periods[0]?.id].map((id) => `?periodId=${id}`));
    for (const query of queries) {
      expect(await refusal(path(`/scorecard${query}`)), query).toEqual([404, "not-found"]);
      expect(await refusal(path(`/scorecard/1/evidence${query}`)), query).toEqual([404, "not-found"]);
    }
    expect(await refusal(path("/scorecard/9/evidence"))).toEqual([404, "not-found"]);
  });

  test("for a query that is none", async () => {
    for (const query of ["?areaId=1", "?periodId=never", "?periodId="]) {
      expect(await refusal(path(`/scorecard${query}`)), query).toEqual([422, "invalid-request"]);
    }
    for (const query of ["?stance=against", "?cursor=x", "?limit=201"]) {
      expect(await refusal(path(`/scorecard/1/evidence${query}`)), query).toEqual([422, "invalid-request"]);
    }
  });

  test("for a reader, who sees figures by other rules", async () => {
    for (const rest of ["/scorecard", "/scorecard/1/evidence"]) {
      expect(await refusal(study.client(reader).send("GET", study.path(rest)))).toEqual([403, "right-missing"]);
    }
  });
});
