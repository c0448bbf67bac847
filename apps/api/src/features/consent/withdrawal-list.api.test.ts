import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Source, SourcePage } from "@octant/schemas";
import postgres from "postgres";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeAssessment, type TestAssessment } from "../../../test/make-assessment.ts";
import { makeSource } from "../../../test/make-source.ts";
import { openTestApp, type TestApp } from "../../../test/test-app.ts";
import { WithdrawalList } from "../../platform/withdrawals/index.ts";
import { reapplyWithdrawals } from "./reapply-withdrawals.ts";

let octant: TestApp;
let admin: postgres.Sql;
let study: TestAssessment;
let source: Source;
beforeAll(async () => {
  octant = await openTestApp();
  admin = postgres(octant.database.adminUrl, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await admin.end();
  await octant.close();
});
beforeEach(async () => {
  await writeFile(octant.deps.withdrawals.path, "");
  study = await makeAssessment(octant);
  source = await makeSource(study, study.client(0));
});

const withdraw = (scope: string) =>
  study.client(0).send("POST", study.path(`/sources/${source.id}/withdrawal`), { body: { id: uuidv7(), scope } });
const titles = async () => (await study.client(0).get(study.path("/sources"), SourcePage)).items.map((s) => s.title);
const keysOf = (id: string) => admin`select from keyring.record_key where record_id = ${id}`;
const reapplied = () =>
  admin`select kind from audit_entry where kind = 'withdrawal.reapplied' and entity_id = ${source.id}`;

/** What a backup of the tables, or of the keys, has of an assessment, and how it is put back over what is there now. */
async function backUp() {
  const of = { source: "source", "keyring.record_key": "record_key" } as const;
  const saved = await Promise.all(
    Object.keys(of).map(async (table) => {
      const rows = await admin`select * from ${admin(table)} where assessment_id = ${study.assessmentId}`;
      return [table, rows] as const;
    }),
  );
  const rows = new Map(saved);
  return {
    restoreTables: async () => {
      for (const { id, withdrawn_at, consent_analyse, consent_quote } of rows.get("source") ?? []) {
        await admin`update source set ${admin({ withdrawn_at, consent_analyse, consent_quote })} where id = ${id}`;
      }
    },
    restoreKeys: async () => {
      for (const row of rows.get("keyring.record_key") ?? []) {
        await admin`insert into keyring.record_key ${admin(row)} on conflict do nothing`;
      }
    },
  };
}

describe("after a restore of a backup from before a withdrawal, at the next start,", () => {
  test("a source that came back with the tables and the keys is gone again before anybody can ask for it", async () => {
    const backup = await backUp();
    await withdraw("analyse");
    await backup.restoreTables();
    await backup.restoreKeys();
    expect(await titles(), "the restore has brought it back").toEqual(["A market trader, Gao"]);
    expect(await reapplyWithdrawals(octant.deps)).toBe(1);
    expect(await titles()).toEqual([]);
    expect(await keysOf(source.id)).toHaveLength(0);
    expect(await keysOf(source.clusterId)).toHaveLength(0);
    expect(await reapplied()).toHaveLength(1);
  });

  test("keys that came back alone are destroyed again", async () => {
    const backup = await backUp();
    await withdraw("analyse");
    await backup.restoreKeys();
    expect(await reapplyWithdrawals(octant.deps)).toBe(1);
    expect(await keysOf(source.id)).toHaveLength(0);
  });

  test("a quote that could be read again is withheld again", async () => {
    const backup = await backUp();
    await withdraw("quote");
    await backup.restoreTables();
    expect(await reapplyWithdrawals(octant.deps)).toBe(1);
    expect(await admin`select consent_quote from source where id = ${source.id}`).toEqual([
      { consent_quote: "withdrawn" },
    ]);
  });

  test("what is as the list says is left alone, and so is what is not there", async () => {
    await withdraw("analyse");
    await withdraw("quote");
    const gone = { at: new Date().toISOString(), assessmentId: uuidv7(), sourceId: uuidv7(), clusterId: null } as const;
    await octant.deps.withdrawals.append({ ...gone, scope: "analyse" });
    expect(await reapplyWithdrawals(octant.deps)).toBe(0);
    expect(await reapplied()).toHaveLength(0);
  });
});

describe("the list of withdrawals", () => {
  test("holds ids, scope and time, in a file of its owner's alone", async () => {
    await withdraw("analyse");
    const { path } = octant.deps.withdrawals;
    const line = JSON.parse(await readFile(path, "utf8"));
    expect(Object.keys(line).toSorted()).toEqual(["assessmentId", "at", "clusterId", "mac", "scope", "sourceId"]);
    expect((await stat(path)).mode & 0o077).toBe(0);
  });

  test.each([
    ["another source's id", (line: string) => line.replace(/"sourceId":"[^"]*"/, `"sourceId":"${uuidv7()}"`)],
    ["another scope", (line: string) => line.replace('"analyse"', '"quote"')],
    ["no seal", (line: string) => line.replace(/,"mac":"[^"]*"/, "")],
    ["no JSON", () => "{\n"],
  ])("is refused by file and line where a line has %s", async (_, damage) => {
    await withdraw("analyse");
    const { path } = octant.deps.withdrawals;
    await appendFile(path, damage(await readFile(path, "utf8")));
    await expect(reapplyWithdrawals(octant.deps)).rejects.toThrow(`Line 2 of ${path} is not as Octant wrote it.`);
  });

  test("goes on after a line that a power cut has torn, which was never acknowledged", async () => {
    const folder = await mkdtemp(join(tmpdir(), "octant-list-"));
    try {
      const path = join(folder, "withdrawals.jsonl");
      await writeFile(path, '{"at":"2026-0');
      const list = await WithdrawalList.open(path, octant.deps.vault);
      const withdrawal = {
        at: new Date().toISOString(),
        assessmentId: study.assessmentId,
        sourceId: source.id,
        scope: "analyse",
        clusterId: null,
      } as const;
      await list.append(withdrawal);
      expect(await list.read()).toEqual([withdrawal]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test("has the withdrawal before it is answered, and none is acknowledged where it cannot be written", async () => {
    const { withdrawals } = octant.deps;
    const { append } = withdrawals;
    withdrawals.append = () => Promise.reject(new Error("the disk is full"));
    try {
      expect((await withdraw("analyse")).status).toBe(500);
    } finally {
      withdrawals.append = append;
    }
    expect(await titles()).toEqual(["A market trader, Gao"]);
    expect(await keysOf(source.id)).toHaveLength(1);
  });
});
