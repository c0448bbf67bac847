import { randomUUID } from "node:crypto";
import { changes, clusters } from "@octant/db";
import {
  AssessmentSetup,
  type ChangeSource,
  type ImportSource,
  Problem,
  Source,
  SourceHistory,
  SourcePage,
} from "@octant/schemas";
import { eq } from "drizzle-orm";
import postgres from "postgres";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { refusal } from "../../../test/client.ts";
import { importForm, makeRegister } from "../../../test/import-form.ts";
import { makeAssessment, type TestAssessment } from "../../../test/make-assessment.ts";
import { columnsWith } from "../../../test/search-database.ts";
import { openTestApp, type TestApp } from "../../../test/test-app.ts";
import { inAssessment } from "../../platform/in-assessment.ts";
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

const [lead, coder, reader] = [0, 1, 2];
const take = (changed: Partial<ImportSource> = {}, who = lead) =>
  study.client(who).get(study.path("/sources"), Source, "POST", { body: importForm(makeRegister(changed)) });
const read = (id: string) => study.client(lead).get(study.path(`/sources/${id}`), Source);
const page = (query = "") => study.client(lead).get(study.path(`/sources${query}`), SourcePage);
const send = (source: Pick<Source, "id" | "rowVersion">, change: Partial<ChangeSource>, who = lead) => {
  const { id, rowVersion } = source;
  return study
    .client(who)
    .send("PATCH", study.path(`/sources/${id}`), { body: { id: uuidv7(), ...change }, rowVersion });
};
/** Says why wherever a source is moved. */
const change = async (source: Source, changed: Partial<ChangeSource>) => {
  const isMoved = "groupId" in changed || "clusterId" in changed;
  const answer = await send(source, { ...(isMoved && { reason: "It was placed by mistake" }), ...changed });
  expect(answer.status, await answer.clone().text()).toBe(200);
  return Source.parse(await answer.json());
};
const facts = async (answer: Promise<Response>) => Problem.parse(await (await answer).json());
const clusterNames = async () => {
  const { clusters: all } = await study.client(lead).get(study.path(), AssessmentSetup);
  return all.map((cluster) => cluster.name);
};

describe("the register", () => {
  test("comes in pages, by kind and number, with no source twice and none left out", async () => {
    const kinds = ["notes", "interview", "interview", "focus-group", "interview"] as const;
    for (const kind of kinds) await take({ kind });
    const whole = await page();
    expect(whole.nextCursor).toBeNull();
    const labels = whole.items.map(({ kind, number }) => `${kind} ${number}`);
    expect(labels).toEqual(["focus-group 1", "interview 1", "interview 2", "interview 3", "notes 1"]);
    const paged: Source[] = [];
    let cursor = "";
    do {
      const { items, nextCursor } = await page(`?limit=2${cursor && `&cursor=${cursor}`}`);
      paged.push(...items);
      cursor = nextCursor ?? "";
    } while (cursor);
    expect(paged).toEqual(whole.items);
  });

  test("refuses a cursor or a limit that no page gave", async () => {
    const bad = ["cursor=x", "cursor=WzFd", "limit=0", "limit=2001", "limit=many"];
    for (const query of bad) {
      const answer = study.client(lead).send("GET", study.path(`/sources?${query}`));
      expect(await refusal(answer), query).toEqual([422, "invalid-request"]);
    }
  });

  test("counts turns and live codings", async () => {
    const source = await take();
    const body = {
      id: uuidv7(),
      textVersionId: source.textVersionId,
      codeId: study.codeIds[0],
      start: 0,
      end: 3,
      stance: "mixed",
    };
    await study.client(lead).send("POST", study.path("/codings"), { body });
    expect((await page()).items[0]).toMatchObject({ turns: 1, codings: 1 });
    const removal = study.path(`/codings/${body.id}/removal`);
    await study.client(lead).send("POST", removal, { body: { id: uuidv7() }, rowVersion: 1 });
    expect((await page()).items[0]).toMatchObject({ codings: 0 });
  });

  test("does not show a source that was withdrawn, or another assessment's", async () => {
    const source = await take();
    await admin`update source set withdrawn_at = now() where id = ${source.id}`;
    expect((await page()).items).toEqual([]);
    const other = await makeAssessment(octant, ["lead"]);
    for (const who of [study, other]) {
      expect(await refusal(who.client(0).send("GET", who.path(`/sources/${source.id}`)))).toEqual([404, "not-found"]);
    }
    expect(await refusal(send(source, { title: "x" }))).toEqual([404, "not-found"]);
  });

  test("is not for readers", async () => {
    expect(await refusal(study.client(reader).send("GET", study.path("/sources")))).toEqual([403, "right-missing"]);
  });

  test("marks a title that was altered, moved or whose key is gone, and shows the others", async () => {
    const [flipped, moved, forgotten, whole] = [await take(), await take(), await take(), await take()];
    await admin`
      update source set title_sealed = set_byte(title_sealed, 40, get_byte(title_sealed, 40) # 1) where id = ${flipped.id}`;
    await admin`
      update source set title_sealed = (select title_sealed from source where id = ${whole.id}) where id = ${moved.id}`;
    await admin`delete from keyring.record_key where record_id = ${forgotten.id}`;
    const titles = (await page()).items.map((source) => source.title);
    expect(titles).toEqual([UNVERIFIED, UNVERIFIED, UNVERIFIED, whole.title]);
    const text = study.path(`/texts/${forgotten.textVersionId}`);
    expect(await refusal(study.client(lead).send("GET", text))).toEqual([500, "cannot-be-verified"]);
  });

  test("notices a title that was put back from an earlier version of its row", async () => {
    const source = await take({ title: "First title" });
    const [before] = await admin`select title_sealed from source where id = ${source.id}`;
    await change(source, { title: "Second title" });
    await admin`update source set title_sealed = ${before?.title_sealed} where id = ${source.id}`;
    expect((await read(source.id)).title).toBe(UNVERIFIED);
  });
});

describe("a change of the register", () => {
  test("changes what it names and leaves the rest", async () => {
    const source = await take();
    const [, after] = study.plan.periods;
    const consent = { analyse: "granted", quote: "refused", archive: "refused", recontact: "granted" } as const;
    const changed = await change(source, { title: "A trader", language: null, periodIds: [after?.id ?? ""], consent });
    const { citation } = source;
    const expected = { title: "A trader", language: null, periodIds: [after?.id], consent, rowVersion: 2 };
    expect(changed).toEqual({ ...source, ...expected, citation: { ...citation, periods: ["after"] } });
    expect(await read(source.id)).toEqual(changed);
  });

  test("of the kind brings the next number of that kind", async () => {
    const [first, second] = [await take({ kind: "notes" }), await take()];
    expect(await change(second, { kind: "notes" })).toMatchObject({ kind: "notes", number: 2 });
    expect(first.number).toBe(1);
  });

  test("leaves the words of before and after behind, those of people sealed", async () => {
    const source = await take({ title: "Amadou’s cousin" });
    await change(source, { title: "A trader", language: "bm" });
    const [row] = await inAssessment(study.context(lead), (tx) =>
      tx.select().from(changes).where(eq(changes.kind, "source.changed")),
    );
    expect(row).toMatchObject({
      entity: "source",
      entityId: source.id,
      before: { language: "en" },
      after: { language: "bm" },
    });
    expect(JSON.stringify(row)).not.toMatch(/Amadou|trader/);
    expect(row?.beforeSealed?.length).toBeGreaterThan(0);
  });

  test("sent again is carried out once", async () => {
    const source = await take();
    const body = { id: uuidv7(), title: "Once" };
    const twice = await Promise.all([send(source, body), send(source, body)]);
    expect(twice.map((answer) => answer.status)).toEqual([200, 200]);
    expect(await read(source.id)).toMatchObject({ title: "Once", rowVersion: 2 });
    expect(await refusal(send(source, { ...body, title: "Other" }))).toEqual([409, "command-reused"]);
  });

  test("based on an older version is refused with the present state, and one of two at once wins", async () => {
    const source = await take();
    const answers = await Promise.all(["A", "B"].map((title) => send(source, { title })));
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409]);
    const problem = await facts(send(source, { title: "C" }));
    expect(problem).toMatchObject({ code: "changed-since", current: { id: source.id, rowVersion: 2 } });
  });

  test("without the version that it is based on is refused", async () => {
    const { id } = await take();
    const answer = study
      .client(lead)
      .send("PATCH", study.path(`/sources/${id}`), { body: { id: uuidv7(), title: "x" } });
    expect(await refusal(answer)).toEqual([428, "row-version-missing"]);
  });

  test("is the lead's, and is refused for what this assessment does not have", async () => {
    const source = await take();
    expect(await refusal(send(source, { title: "x" }, coder))).toEqual([403, "right-missing"]);
    for (const changed of [
      { areaId: randomUUID() },
      { periodIds: [randomUUID()] },
      { groupId: randomUUID() },
      { clusterId: randomUUID() },
    ]) {
      expect(await refusal(send(source, changed)), Object.keys(changed)[0]).toEqual([404, "not-found"]);
    }
    expect(await refusal(send({ id: randomUUID(), rowVersion: 1 }, { title: "x" }))).toEqual([404, "not-found"]);
    expect(await read(source.id)).toEqual(source);
  });
});

describe("a cluster of the source's own", () => {
  test("changes group with it, and bears its title", async () => {
    const [officials] = study.plan.groups;
    const source = await take({ title: "Amadou’s cousin" });
    const changed = await change(source, { groupId: officials?.id ?? null, title: "A trader" });
    expect(changed).toMatchObject({ clusterId: source.clusterId, groupId: officials?.id });
    expect(await clusterNames()).toContain("A trader");
    expect(await clusterNames(), "a name that was a mistake stays nowhere").not.toContain("Amadou’s cousin");
  });

  test("goes with its key when the source joins another", async () => {
    const [ministry] = study.plan.clusters;
    const source = await take({ title: "A clerk" });
    const changed = await change(source, { clusterId: ministry?.id ?? null });
    expect(changed).toMatchObject({ clusterId: ministry?.id, groupId: ministry?.groupId });
    expect(await clusterNames()).not.toContain("A clerk");
    expect(await admin`select from keyring.record_key where record_id = ${source.clusterId}`).toHaveLength(0);
  });
});

describe("the history of a register", () => {
  const history = (id: string, who = lead) =>
    study.client(who).get(study.path(`/sources/${id}/history`), SourceHistory);

  test("tells who changed what, when and why, the newest first, and nothing that stayed as it was", async () => {
    const [officials, society] = study.plan.groups;
    const source = await take({ title: "A clerk", groupId: officials?.id ?? null });
    const moved = await change(source, {
      groupId: society?.id ?? null,
      reason: "Speaks for a union, not for the office",
    });
    await change(moved, { title: "A union's clerk", language: "fr" });
    const { items } = await history(source.id, coder);
    expect(items).toMatchObject([
      { kind: "source.changed", reason: null, actor: "lead 1" },
      { kind: "source.changed", reason: "Speaks for a union, not for the office", actor: "lead 1" },
      { kind: "source.imported", reason: null, before: null, after: { title: "A clerk" } },
    ]);
    expect(items[0]).toMatchObject({
      before: { title: "A clerk" },
      after: { title: "A union's clerk", language: "fr" },
    });
    expect(items[1]?.before).toEqual({ groupId: officials?.id });
    expect(items[1]?.after).toEqual({ groupId: society?.id });
  });

  test("a move without a reason is refused, and what changes no figure needs none", async () => {
    const [ministry] = study.plan.clusters;
    const source = await take();
    expect(await refusal(send(source, { clusterId: ministry?.id ?? null }))).toEqual([422, "reason-missing"]);
    expect(await refusal(send(source, { groupId: study.plan.groups[0]?.id ?? null }))).toEqual([422, "reason-missing"]);
    expect(await read(source.id)).toEqual(source);
    expect((await send(source, { language: "fr", groupId: source.groupId })).status).toBe(200);
  });

  test("a reason is sealed, and readable in no column", async () => {
    const word = `zq${randomUUID().replaceAll("-", "")}`;
    const source = await take();
    await change(source, { groupId: study.plan.groups[0]?.id ?? null, reason: `Because ${word}` });
    expect((await history(source.id)).items[0]?.reason).toBe(`Because ${word}`);
    expect(await columnsWith(admin, word)).toEqual([]);
  });

  test("is not there for a source that is not, and is nobody's who may not see the register", async () => {
    const path = study.path(`/sources/${randomUUID()}/history`);
    expect(await refusal(study.client(lead).send("GET", path))).toEqual([404, "not-found"]);
    const source = await take();
    const own = study.path(`/sources/${source.id}/history`);
    expect(await refusal(study.client(reader).send("GET", own))).toEqual([403, "right-missing"]);
  });
});

describe("a cluster that others share", () => {
  test("keeps its group: to change a source's, it must leave", async () => {
    const [ministry] = study.plan.clusters;
    const [, society] = study.plan.groups;
    const [one] = [await take({ clusterId: ministry?.id ?? null }), await take({ clusterId: ministry?.id ?? null })];
    expect(await facts(send(one, { groupId: society?.id ?? null }))).toMatchObject({
      code: "cluster-in-other-group",
      cluster: "A ministry",
      group: "Officials",
      askedGroup: "Civil society",
    });
    const left = await change(one, { clusterId: null, groupId: society?.id ?? null, title: "A former clerk" });
    expect(left).toMatchObject({ groupId: society?.id, title: "A former clerk" });
    expect(left.clusterId).not.toBe(ministry?.id);
    expect(await clusterNames()).toEqual(expect.arrayContaining(["A ministry", "A former clerk"]));
  });

  test("of the set-up stays when its last source leaves", async () => {
    const [ministry, radio] = study.plan.clusters;
    const source = await take({ clusterId: ministry?.id ?? null });
    await change(source, { clusterId: radio?.id ?? null });
    const left = await inAssessment(study.context(lead), (tx) =>
      tx.$count(clusters, eq(clusters.id, ministry?.id ?? "")),
    );
    expect(left).toBe(1);
  });
});
