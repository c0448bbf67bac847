import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { CodingList } from "@octant/schemas";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { OctantServer, octantOnce } from "../octant-server.ts";
import { asAdministrator } from "../survival/as-administrator.ts";
import { HttpClient } from "./http-client.ts";
import { somethingToCode } from "./material.ts";

const main = fileURLToPath(new URL("../../dist/main.js", import.meta.url));
let octant: OctantServer;
beforeAll(async () => {
  octant = await OctantServer.start();
}, 90_000);
afterAll(() => octant.dispose());

const keyFile = () => join(octant.dataFolder, "octant.key");
const settings = () => ({ OCTANT_DATA: octant.dataFolder });
const shownIn = (output: string) => /([0-9A-Z]{4}-){8}[0-9A-Z]{4}/.exec(output)?.[0] ?? "";

/** Starts a rekey and kills it after a while, wherever it is then. */
async function killedRekey(afterMs: number): Promise<void> {
  const child: ChildProcess = spawn(process.execPath, [main, "rekey"], {
    env: { ...process.env, ...settings() },
    stdio: "ignore",
  });
  await delay(afterMs);
  child.kill("SIGKILL");
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
}

test("while a key file is replaced, killed and replaced again, no request of a running server fails or is lost", async () => {
  const client = await HttpClient.signIn(octant);
  const { assessmentId, textVersionId, codeIds } = await somethingToCode(client);
  const path = `/assessments/${assessmentId}/codings`;
  const [acknowledged, refused]: [string[], string[]] = [[], []];
  let running = true;
  const seat = async (number: number) => {
    for (let turn = 0; running; turn++) {
      const id = uuidv7();
      const start = (turn * 7 + number * 31) % 1000;
      const body = { id, textVersionId, codeId: codeIds[0], start, end: start + 5, stance: "mixed" };
      const answer = await client.send("POST", path, body);
      if (answer.status === 201) acknowledged.push(id);
      else refused.push(`${answer.status} ${await answer.text()}`);
      const read = await client.send("GET", `/assessments/${assessmentId}/sources?limit=5`);
      if (!read.ok || (await read.text()).includes("cannot be verified")) refused.push(`read ${read.status}`);
      await delay(50); // so that the budget of requests is not what is measured
    }
  };
  const burst = Array.from({ length: 3 }, (_, number) => seat(number));
  const before = readFileSync(keyFile(), "utf8");
  for (const afterMs of [400, 550, 700, 850]) await killedRekey(afterMs);
  const replaced = await octantOnce(["rekey"], settings());
  await delay(500);
  running = false;
  await Promise.all(burst);
  expect(replaced.code, replaced.said).toBe(0);
  expect(readFileSync(keyFile(), "utf8")).not.toBe(before);
  expect(refused).toEqual([]);
  expect(acknowledged.length).toBeGreaterThan(20);
  const { items } = await client.get(`/assessments/${assessmentId}/texts/${textVersionId}/codings`, CodingList.parse);
  const stored = new Set(items.map((coding) => coding.id));
  expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
});

test("the recovery key of the last rekey makes both key files again, and the server starts with them", async () => {
  const replaced = await octantOnce(["rekey", "--identities"], settings());
  expect(replaced.code, replaced.said).toBe(0);
  await octant.end();
  const files = [keyFile(), join(octant.dataFolder, "octant-identities.key")];
  const kept = files.map((file) => readFileSync(file, "utf8"));
  for (const file of files) rmSync(file);
  const child = spawn(process.execPath, [main, "recover"], { env: { ...process.env, ...settings() } });
  child.stdin.end(`${shownIn(replaced.output).toLowerCase()}\n`);
  await once(child, "close");
  expect(child.exitCode).toBe(0);
  expect(files.map((file) => readFileSync(file, "utf8"))).toEqual(kept);
  await octant.boot();
  // shown once in the life of a database, and at a rekey: a start says it no more
  expect(shownIn(octant.output)).toBe("");
});

test("the server's audit says which key file was replaced, and each time that a recovery key was shown", async () => {
  const rows = await asAdministrator(
    octant.dataFolder,
    (sql) => sql<{ kind: string }[]>`
      select kind from server_audit_entry where kind ~ 'rewrapped|recovery-key' order by seq`,
  );
  // of the four that were to be killed one may have come to its end first
  expect(rows.slice(-4).map(({ kind }) => kind)).toEqual([
    "recovery-key.made",
    "keys.rewrapped",
    "recovery-key.made",
    "identity-keys.rewrapped",
  ]);
});

test("no output of a start holds a byte of a key file", () => {
  const lines = [keyFile(), join(octant.dataFolder, "octant-identities.key")].map((file) => readFileSync(file, "utf8"));
  for (const line of lines) {
    const key = Buffer.from(line.trim().split(":")[1] ?? "", "base64url");
    expect(key).toHaveLength(32);
    for (const form of ["base64url", "base64", "hex"] as const) expect(octant.output).not.toContain(key.toString(form));
  }
});
