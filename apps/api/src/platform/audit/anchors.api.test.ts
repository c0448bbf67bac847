import { mkdtemp, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { record, someRecords, tamper } from "../../../test/audit-chains.ts";
import { makeAssessment, type TestAssessment } from "../../../test/make-assessment.ts";
import { makeSource } from "../../../test/make-source.ts";
import { openTestApp, type TestApp } from "../../../test/test-app.ts";
import { anchorChain } from "./anchor-chain.ts";
import { AnchorFile, anchorAll, keepAnchors, listChains, readAnchors, verifyAudit } from "./index.ts";

let octant: TestApp;
let admin: postgres.Sql;
let study: TestAssessment;
let folder: string;
let path: string;
beforeAll(async () => {
  octant = await openTestApp();
  admin = postgres(octant.database.adminUrl, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await admin.end();
  await octant.close();
});
beforeEach(async () => {
  study = await makeAssessment(octant);
  folder = await mkdtemp(join(tmpdir(), "octant-anchors-"));
  path = join(folder, "audit-anchors.jsonl");
});
afterEach(() => rm(folder, { recursive: true }));

const anchor = async () => anchorChain(octant.deps, await AnchorFile.open(path), study.assessmentId);
const anchors = async () => (await AnchorFile.open(path)).of(study.assessmentId);
const verify = async () => verifyAudit(octant.deps, study.assessmentId, await anchors());
const faultsLogged = () =>
  octant.logged.filter((line) => line.includes(study.assessmentId) && line.includes('"fault"'));
const anchored = async () => {
  const rows = await admin`
    select facts from audit_entry where assessment_id = ${study.assessmentId} and kind = 'change-log.anchored' order by seq`;
  return rows.map(({ facts }) => facts.changes);
};

describe("an anchor", () => {
  test("is a line in a file of the owner's own and one in the server's log, of ids and hashes alone", async () => {
    await anchor();
    const [head] = await admin`
      select seq, hash from audit_entry where assessment_id = ${study.assessmentId} order by seq desc limit 1`;
    const hash = head?.hash.toString("hex");
    expect(await anchors()).toEqual([{ at: expect.any(String), chain: study.assessmentId, seq: 2, hash }]);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const line = octant.logged.find((logged) => logged.includes(hash));
    expect(JSON.parse(line ?? "")).toMatchObject({ audit: "anchor", chain: study.assessmentId, seq: 2, hash });
    await writeFile(path, octant.logged.join("")); // the log does as well as the file
    expect(await anchors()).toHaveLength(1);
  });

  test("is made where something is new, and not again", async () => {
    await anchor();
    await anchor();
    expect(await anchors()).toHaveLength(1);
    await record(study, someRecords(study, 1));
    await anchor();
    expect((await anchors()).map(({ seq }) => seq)).toEqual([2, 3]);
  });

  test("is made once by several processes at once, and so is what it says of the change log", async () => {
    const files = await Promise.all(Array.from({ length: 6 }, () => AnchorFile.open(path)));
    await Promise.all(files.map((file) => anchorChain(octant.deps, file, study.assessmentId)));
    await anchor();
    expect(await anchored()).toEqual([1]);
    const seqs = (await anchors()).map(({ seq }) => seq);
    expect(new Set(seqs).size).toBe(seqs.length);
    expect(await verify()).toMatchObject({ findings: [], changes: 1 });
  });

  test("that a power cut has torn is passed over, and the next is whole", async () => {
    await anchor();
    await truncate(path, (await stat(path)).size - 20);
    expect(await anchors()).toEqual([]);
    await anchor();
    expect(await anchors()).toHaveLength(1);
    expect((await readFile(path, "utf8")).split("\n")).toHaveLength(3);
  });

  test("is not made of an end that is not right; the server's log says what is wrong", async () => {
    await anchor();
    await record(study, someRecords(study, 4));
    await tamper(
      admin,
      (sql) => sql`update audit_entry set kind = 'a.b' where assessment_id = ${study.assessmentId} and seq = 5`,
    );
    await anchor();
    expect((await anchors()).map(({ seq }) => seq)).toEqual([2]);
    expect(faultsLogged()).toHaveLength(1);
    expect(JSON.parse(faultsLogged()[0] ?? "")).toMatchObject({ fault: "altered", seq: 5 });
  });

  test.each([
    ["cut off", "delete from audit_entry where assessment_id = $1 and seq > 3", { fault: "cut-off", seq: 4, until: 6 }],
    ["missing", "delete from audit_entry where assessment_id = $1", { fault: "chain-missing", seq: 1, until: 6 }],
    [
      "written anew",
      "update audit_entry set hash = sha256(hash) where assessment_id = $1",
      { fault: "rewritten", seq: 6 },
    ],
  ])("finds at the next round that the chain was %s", async (_, attack, fault) => {
    await record(study, someRecords(study, 4));
    await anchor();
    await tamper(admin, (sql) => sql.unsafe(attack, [study.assessmentId]));
    await anchor();
    expect(faultsLogged().map((line) => JSON.parse(line))).toContainEqual(expect.objectContaining(fault));
    expect(await anchors()).toHaveLength(1);
  });
});

describe("the change log", () => {
  const attacks: [string, string][] = [
    [
      "altered",
      `update change set after = '{"name": "another"}' where assessment_id = $1 and kind = 'assessment.created'`,
    ],
    [
      "moved in time",
      "update change set at = at - interval '1 day' where assessment_id = $1 and kind = 'source.imported'",
    ],
    ["given to somebody else", "update change set actor_account_id = gen_random_uuid() where assessment_id = $1"],
    ["removed", "delete from change where assessment_id = $1 and kind = 'source.imported'"],
    [
      "added to",
      `insert into change select assessment_id, gen_random_uuid(), tx, at, actor_account_id, null, kind, entity, entity_id,
       before, after, before_sealed, after_sealed, null from change where assessment_id = $1 and kind = 'assessment.created'`,
    ],
  ];

  test.each(attacks)("that was %s is no longer what the audit vouches for", async (_, attack) => {
    await makeSource(study, study.client(0));
    await anchor();
    const kinds = await admin`select kind from change where assessment_id = ${study.assessmentId}`;
    expect(kinds.map(({ kind }) => kind)).toContain("source.imported");
    const [changes] = await anchored();
    expect(await verify()).toMatchObject({ findings: [], changes });
    await tamper(admin, (sql) => sql.unsafe(attack, [study.assessmentId]));
    expect((await verify()).findings).toEqual([{ fault: "change-log-altered", seq: 2 }]);
  });

  test("is vouched for from where it was, and each part apart", async () => {
    await anchor();
    await makeSource(study, study.client(0));
    await anchor();
    const [first, second] = await anchored();
    expect(second).toBeGreaterThan(first);
    await tamper(
      admin,
      (sql) => sql`
        update change set kind = 'source.other' where assessment_id = ${study.assessmentId} and kind = 'source.imported'`,
    );
    expect(await verify()).toMatchObject({ changes: first, findings: [{ fault: "change-log-altered", seq: 3 }] });
  });

  test("is not vouched for beyond what is still being written", async () => {
    await anchor();
    let finish = () => {};
    const waiting = new Promise<void>((resolve) => {
      finish = resolve;
    });
    let begun = () => {};
    const started = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const slow = record(study, someRecords(study, 1), async (tx) => {
      const { recordChange } = await import("../changes.ts");
      const { context } = study;
      const change = { kind: "a.slow", entity: "source", entityId: context(0).account.id, commandId: null };
      await recordChange(tx, context(0), change);
      begun();
      await waiting;
    });
    await started;
    await makeSource(study, study.client(0)); // commits first, with a later transaction
    await anchor();
    expect(await anchored()).toEqual([1]);
    finish();
    await slow;
    await anchor();
    expect(await anchored()).toHaveLength(2);
    expect(await verify()).toMatchObject({ findings: [] });
  });
});

test("every chain is anchored at the start, and at the end once more", async () => {
  const file = await AnchorFile.open(path);
  const anchoring = keepAnchors(octant.deps, file);
  await expect.poll(async () => (await anchors()).length).toBe(1);
  await record(study, someRecords(study, 1));
  await anchoring.stop(5_000);
  const found: string[] = [];
  for await (const { chain } of readAnchors(path)) found.push(chain);
  expect(found).toEqual(expect.arrayContaining(["server", study.assessmentId]));
  expect((await anchors()).at(-1)?.seq).toBe(3);
});

test("a chain is known as long as its assessment was not deleted, members or none", async () => {
  await admin`delete from member where assessment_id = ${study.assessmentId}`;
  expect((await listChains(octant.deps.db)).chains).toContain(study.assessmentId);
});

test("a round that fails is logged, without a word of what the database said", async () => {
  const other = await openTestApp();
  const broken = { ...octant.deps, db: other.deps.db };
  await anchorAll({ ...broken, vault: octant.deps.vault }, await AnchorFile.open(join(folder, "other.jsonl")));
  await expect(AnchorFile.open(join(folder, "no", "such", "folder"))).rejects.toThrow(/cannot be written \(ENOENT\)/);
  await other.close();
});
