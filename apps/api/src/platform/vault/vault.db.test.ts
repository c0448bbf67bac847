import { randomBytes, randomUUID } from "node:crypto";
import { assessments, inAssessment, type Tx } from "@octant/db";
import { createTestDatabase } from "@octant/db/testing";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SealedPlace } from "./cipher.ts";
import { ensureKeyCheck, findKeyCheck } from "./key-check.ts";
import { Vault } from "./vault.ts";

const vault = new Vault(randomBytes(32));
const database = await createTestDatabase();
const admin = postgres(database.adminUrl, { max: 1, onnotice: () => {} });
afterAll(async () => {
  await admin.end();
  await database.drop();
});

const accountId = randomUUID();
const inside = <T>(assessmentId: string, work: (tx: Tx) => Promise<T>) =>
  inAssessment({ db: database.db, assessmentId, accountId }, work);

async function makeAssessment(): Promise<string> {
  const assessmentId = randomUUID();
  await inside(assessmentId, async (tx) => {
    await tx.insert(assessments).values({ assessmentId, name: "A", missionLine: "B", frameworkId: "epon-2019" });
    await vault.createAssessmentKey(tx, assessmentId);
  });
  return assessmentId;
}

const placeOf = (rowId: string): SealedPlace => ({ table: "cluster", column: "name", rowId, rowVersion: 1 });
const A = randomUUID();
const B = randomUUID();
let assessmentId = "";
beforeAll(async () => {
  assessmentId = await makeAssessment();
});

const sealBoth = () =>
  inside(assessmentId, async (tx) => {
    const sealer = await vault.sealer(tx, assessmentId, [A, B], { create: true });
    return { a: sealer.seal(A, placeOf(A), "first"), b: sealer.seal(B, placeOf(B), "second") };
  });

test("what one transaction seals, a later one opens, with all keys read in one go", async () => {
  const { a, b } = await sealBoth();
  const opened = await inside(assessmentId, async (tx) => {
    const sealer = await vault.sealer(tx, assessmentId, [A, B, A]);
    return [sealer.open(A, placeOf(A), a), sealer.open(B, placeOf(B), b)];
  });
  expect(opened).toEqual(["first", "second"]);
});

test("two transactions that make a record's key at once end up with the same one", async () => {
  const recordId = randomUUID();
  const seal = () =>
    inside(assessmentId, async (tx) => {
      const sealer = await vault.sealer(tx, assessmentId, [recordId], { create: true });
      return sealer.seal(recordId, placeOf(recordId), "same");
    });
  const sealed = await Promise.all([seal(), seal(), seal(), seal()]);
  await inside(assessmentId, async (tx) => {
    const sealer = await vault.sealer(tx, assessmentId, [recordId]);
    for (const one of sealed) expect(sealer.open(recordId, placeOf(recordId), one)).toBe("same");
  });
});

test("a destroyed record key takes its record with it and no other, at once", async () => {
  const { a, b } = await sealBoth();
  await admin`delete from keyring.record_key where record_id = ${A}`;
  await inside(assessmentId, async (tx) => {
    const sealer = await vault.sealer(tx, assessmentId, [A, B]);
    expect(sealer.hasKey(A)).toBe(false);
    expect(sealer.tryOpen(A, placeOf(A), a)).toEqual({ kind: "key-missing" });
    expect(sealer.open(B, placeOf(B), b)).toBe("second");
  });
});

test("a record key that is put in place of another, or altered, harms that record alone", async () => {
  const { a, b } = await sealBoth();
  await admin`
    update keyring.record_key set wrapped = (select wrapped from keyring.record_key where record_id = ${B})
    where record_id = ${A}`;
  await inside(assessmentId, async (tx) => {
    const sealer = await vault.sealer(tx, assessmentId, [A, B]);
    expect(sealer.tryOpen(A, placeOf(A), a)).toEqual({ kind: "altered" });
    expect(sealer.open(B, placeOf(B), b)).toBe("second");
  });
  await admin`delete from keyring.record_key where record_id = ${A}`;
});

test("another assessment's keys do not open it, and its own key cannot be swapped", async () => {
  const { b } = await sealBoth();
  const other = await makeAssessment();
  await inside(other, async (tx) => {
    const sealer = await vault.sealer(tx, other, [B]);
    expect(sealer.tryOpen(B, placeOf(B), b)).toEqual({ kind: "key-missing" });
  });
  await admin`
    update keyring.assessment_key set wrapped = (
      select wrapped from keyring.assessment_key where assessment_id = ${assessmentId}
    ) where assessment_id = ${other}`;
  await expect(inside(other, (tx) => vault.sealer(tx, other, [B]))).rejects.toThrow("cannot-be-verified");
});

test("another key file opens nothing", async () => {
  const stranger = new Vault(randomBytes(32));
  await expect(inside(assessmentId, (tx) => stranger.sealer(tx, assessmentId, [A]))).rejects.toThrow(
    "cannot-be-verified",
  );
  expect(stranger.databaseLoginPassword()).not.toBe(vault.databaseLoginPassword());
});

test("a transaction that is rolled back leaves no key behind that anybody still uses", async () => {
  const { db } = database;
  const id = randomUUID();
  const attempt = (fail: boolean) =>
    inAssessment({ db, assessmentId: id, accountId }, async (tx) => {
      await tx.insert(assessments).values({ assessmentId: id, name: "A", missionLine: "B", frameworkId: "epon-2019" });
      await vault.createAssessmentKey(tx, id);
      const sealer = await vault.sealer(tx, id, [A], { create: true });
      if (fail) throw new Error("crash");
      return sealer.seal(A, placeOf(A), "kept");
    });
  await expect(attempt(true)).rejects.toThrow("crash");
  const sealed = await attempt(false);
  await inside(id, async (tx) => {
    expect((await vault.sealer(tx, id, [A])).open(A, placeOf(A), sealed)).toBe("kept");
  });
});

test("the keyring is shut again once the keys are read", async () => {
  await inside(assessmentId, async (tx) => {
    await vault.sealer(tx, assessmentId, [A]);
    const [row] = await tx.execute<{ role: string }>("select current_user as role");
    expect(row?.role).toBe("octant_app");
  });
});

test("a database remembers which key file it was sealed with, and refuses another", async () => {
  expect(await findKeyCheck(database.adminUrl)).toBeUndefined();
  await Promise.all([ensureKeyCheck(database.db, vault), ensureKeyCheck(database.db, vault)]);
  await ensureKeyCheck(database.db, vault);
  expect(await findKeyCheck(database.adminUrl)).toBeDefined();
  await expect(ensureKeyCheck(database.db, new Vault(randomBytes(32)))).rejects.toThrow(/is not the one/);
});

describe("the server's key", () => {
  const place: SealedPlace = { table: "account", column: "name_sealed", rowId: A, rowVersion: 1 };

  test("is the same for every process that opens the database with the same key file, and for no other", async () => {
    const fileKey = randomBytes(32);
    const [first, second] = [new Vault(fileKey), new Vault(fileKey)];
    const own = await createTestDatabase();
    await Promise.all([first.openServerKey(own.db), second.openServerKey(own.db)]);
    const sealed = first.server.seal(place, "Aïssata");
    expect(second.server.tryOpen(place, sealed)).toEqual({ kind: "open", value: "Aïssata" });
    expect(second.server.digest("login", "a")).toEqual(first.server.digest("login", "a"));
    await expect(new Vault(randomBytes(32)).openServerKey(own.db)).rejects.toThrow("cannot-be-verified");
    await own.drop();
  });

  test("opens nothing that was moved to another row or column, or altered by a bit", async () => {
    await vault.openServerKey(database.db);
    const sealed = vault.server.seal(place, "Aïssata");
    const altered = Buffer.from(sealed);
    altered[sealed.length - 1] = (altered.at(-1) ?? 0) ^ 1;
    expect(vault.server.tryOpen({ ...place, rowId: B }, sealed)).toEqual({ kind: "altered" });
    expect(vault.server.tryOpen({ ...place, column: "login_sealed" }, sealed)).toEqual({ kind: "altered" });
    expect(vault.server.tryOpen(place, altered)).toEqual({ kind: "altered" });
  });

  test("gives another digest for another use", () => {
    expect(vault.server.digest("login", "a")).not.toEqual(vault.server.digest("code", "a"));
  });
});
