import { randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assessments, inAssessment } from "@octant/db";
import { createTestDatabase, type TestDatabase } from "@octant/db/testing";
import postgres from "postgres";
import { afterEach, beforeEach, expect, test } from "vitest";
import { IdentityVault } from "../identities/index.ts";
import { FileKeys, nextPath } from "../vault/file-keys.ts";
import { ensureKeyCheck, findKeyCheck } from "../vault/index.ts";
import { createKeyFile, KeyFileError, readKeyFile } from "../vault/key-file.ts";
import { toCheckKey } from "../vault/key-ring.ts";
import { sealCheck } from "../vault/key-seal.ts";
import { openKeyFile } from "../vault/open-key-file.ts";
import { Vault } from "../vault/vault.ts";
import { asAdmin } from "./key-places.ts";
import { recoverKeyFiles, renewRecoveryKey } from "./recovery.ts";
import { readRecoveryKey } from "./recovery-key.ts";
import { type RekeyPlaces, rekey } from "./rekey.ts";

let folder = "";
let database: TestDatabase;
let admin: postgres.Sql;
let vault: Vault;
let said: string[];
const accountId = randomUUID();
const recordId = randomUUID();
const place = { table: "cluster", column: "name", rowId: recordId, rowVersion: 1 };
const say = (sentence: string) => void said.push(sentence);
const textPath = () => join(folder, "octant.key");
const identityPath = () => join(folder, "octant-identities.key");
const places = (): RekeyPlaces => [
  { ring: "keyring", path: textPath() },
  { ring: "identity", path: identityPath() },
];
const run = () => rekey(database.adminUrl, places(), say);

/** What the next start of a server does with the key file. */
const openAnew = async () => {
  const keyCheck = await findKeyCheck(database.adminUrl);
  const opened = new Vault(await openKeyFile(textPath(), { ring: "keyring", keyCheck, report: say }));
  await ensureKeyCheck(database.db, opened);
  await opened.openServerKey(database.db);
  return opened;
};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "octant-rekey-"));
  said = [];
  database = await createTestDatabase();
  admin = postgres(database.adminUrl, { max: 1, onnotice: () => {} });
  vault = await openAnew();
  const keys = await openKeyFile(identityPath(), { ring: "identity", keyCheck: undefined, report: say });
  await IdentityVault.open(database.identityDb, keys);
});
afterEach(async () => {
  await admin.end();
  await database.drop();
  rmSync(folder, { recursive: true });
});

async function makeAssessment(by = vault): Promise<{ assessmentId: string; sealed: Uint8Array }> {
  const assessmentId = randomUUID();
  return inAssessment({ db: database.db, assessmentId, accountId }, async (tx) => {
    await tx.insert(assessments).values({ assessmentId, name: "A", missionLine: "B", frameworkId: "epon-2019" });
    await by.createAssessmentKey(tx, assessmentId);
    const sealer = await by.sealer(tx, assessmentId, [recordId], { create: true });
    return { assessmentId, sealed: sealer.seal(recordId, place, "sealed before") };
  });
}

const read = ({ assessmentId, sealed }: Awaited<ReturnType<typeof makeAssessment>>, by = vault) =>
  inAssessment({ db: database.db, assessmentId, accountId }, async (tx) =>
    (await by.sealer(tx, assessmentId, [recordId])).open(recordId, place, sealed),
  );

const generations = async () =>
  (await admin`select distinct generation from keyring.assessment_key order by 1`).map((row) => row.generation);

test("every key is wrapped with a new key file; the running server goes on, and the old file opens nothing", async () => {
  const made = await Promise.all(Array.from({ length: 5 }, () => makeAssessment()));
  const serverSealed = vault.server.seal(place, "a name");
  const old = (await readKeyFile(textPath())) ?? new Uint8Array();
  expect(await run()).toBe(5);
  expect(await readKeyFile(textPath())).not.toEqual(old);
  expect(await generations()).toEqual([2]);
  for (const one of made) expect(await read(one)).toBe("sealed before");
  const anew = await openAnew();
  for (const one of made) expect(await read(one, anew)).toBe("sealed before");
  expect(anew.server.tryOpen(place, serverSealed)).toEqual({ kind: "open", value: "a name" });
  await expect(read(await makeAssessment(), new Vault(old))).rejects.toThrow("cannot-be-verified");
  const aside = readdirSync(folder).filter((file) => file.startsWith("octant.key.old-"));
  expect(await readKeyFile(join(folder, aside[0] ?? ""))).toEqual(old);
});

test("an assessment that is made while the key file is replaced is under the next one", async () => {
  const before = await makeAssessment();
  const next = await createKeyFile(nextPath(textPath()));
  await admin`update keyring.key_check set next_sealed = ${sealCheck(toCheckKey(next), "keyring")}`;
  const meanwhile = await makeAssessment();
  expect(await generations()).toEqual([1, 2]);
  // half rekeyed, a server starts and opens both
  const anew = await openAnew();
  expect(said.at(-1)).toMatch(/has not come to its end: npm run octant -- rekey goes on/);
  for (const one of [before, meanwhile]) expect(await read(one, anew)).toBe("sealed before");
  await run();
  expect(await generations()).toEqual([2]);
  for (const one of [before, meanwhile]) expect(await read(one)).toBe("sealed before");
});

test("two at once, and one after another, leave everything open under one key file", async () => {
  const made = await Promise.all(Array.from({ length: 10 }, () => makeAssessment()));
  const outcomes = await Promise.allSettled([run(), run()]);
  expect(outcomes.some(({ status }) => status === "fulfilled")).toBe(true);
  await run();
  await run();
  const anew = await openAnew();
  for (const one of made) expect([await read(one), await read(one, anew)]).toEqual(["sealed before", "sealed before"]);
});

test("one whose last step was killed only changes the files", async () => {
  const one = await makeAssessment();
  const old = await readKeyFile(textPath());
  await run();
  const [aside = ""] = readdirSync(folder).filter((file) => file.startsWith("octant.key.old-"));
  await rename(textPath(), nextPath(textPath()));
  await rename(join(folder, aside), textPath());
  expect(await read(one, await openAnew())).toBe("sealed before");
  expect(await run()).toBe(0);
  expect(await readKeyFile(textPath())).not.toEqual(old);
  expect(await read(one, await openAnew())).toBe("sealed before");
});

test("a missing next file stops everything as soon as a key hangs on it, and not before", async () => {
  const one = await makeAssessment();
  await createKeyFile(nextPath(textPath()));
  await admin`update keyring.key_check set next_sealed = ${Buffer.alloc(60)}`;
  await rm(nextPath(textPath()));
  await expect(openAnew()).rejects.toThrow(/octant\.key\.next, is missing or another/);
  await run();
  expect(await read(one, await openAnew())).toBe("sealed before");
  await admin`update keyring.key_check set next_sealed = ${Buffer.alloc(60)}`;
  await admin`update keyring.assessment_key set generation = 3`;
  await expect(run()).rejects.toThrow(/part of the keys hang on it already/);
});

test("a wrong key file replaces nothing", async () => {
  await makeAssessment();
  await rm(textPath());
  await expect(run()).rejects.toThrow(KeyFileError);
  await createKeyFile(textPath());
  await expect(run()).rejects.toThrow(/is not the one that this database was sealed with/);
  expect(await generations()).toEqual([1]);
});

test("the altered key of one assessment harms that one alone", async () => {
  const [altered, other] = [await makeAssessment(), await makeAssessment()];
  await admin`
    update keyring.assessment_key set wrapped = set_byte(wrapped, 40, 255 - get_byte(wrapped, 40))
    where assessment_id = ${altered.assessmentId}`;
  await run();
  expect(said.join("\n")).toContain(`${altered.assessmentId} cannot be verified`);
  expect(await read(other)).toBe("sealed before");
  await expect(read(altered)).rejects.toThrow("cannot-be-verified");
});

test("who the sources are has its own key file, which is replaced alone", async () => {
  const texts = await readKeyFile(textPath());
  const identities = await readKeyFile(identityPath());
  const [first, second] = places();
  await rekey(database.adminUrl, [second ?? first, first], say);
  expect(await readKeyFile(textPath())).toEqual(texts);
  expect(await readKeyFile(identityPath())).not.toEqual(identities);
  expect((await findKeyCheck(database.adminUrl, "identity"))?.generation).toBe(2);
});

test("the recovery key writes both files back where they are missing, never over one, and only the newest does", async () => {
  const renew = async () => (await asAdmin(database.adminUrl, (sql) => renewRecoveryKey(sql, places()))) ?? "";
  const recover = (shown: string) =>
    asAdmin(database.adminUrl, (sql) => recoverKeyFiles(sql, places(), readRecoveryKey(shown) ?? new Uint8Array()));
  const kept = [await readKeyFile(textPath()), await readKeyFile(identityPath())];
  const first = await renew();
  const second = await renew();
  expect(await recover(second)).toEqual([]);
  await rm(textPath());
  await rm(identityPath());
  await expect(recover(first)).rejects.toThrow(/does not open what the database keeps/);
  expect(await recover(second)).toEqual([textPath(), identityPath()]);
  expect([await readKeyFile(textPath()), await readKeyFile(identityPath())]).toEqual(kept);
  await run();
  const shown = /([0-9A-Z]{4}-){8}[0-9A-Z]{4}/.exec(said.join("\n"))?.[0] ?? "";
  const replaced = await readKeyFile(textPath());
  await rm(textPath());
  await expect(recover(second)).rejects.toThrow(/a newer one was made since/);
  expect(await recover(shown)).toEqual([textPath()]);
  expect(await readKeyFile(textPath())).toEqual(replaced);
});

test("a key in memory is found again by its generation, whatever the files are called", async () => {
  const keyCheck = await findKeyCheck(database.adminUrl);
  await rename(textPath(), nextPath(textPath()));
  const keys = await FileKeys.at(textPath(), "keyring", keyCheck);
  expect(keys.get(1)).toBeDefined();
});
