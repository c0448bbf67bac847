import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Scorer } from "./scorer.ts";

// a thread that echoes, fails, ends itself or takes its time, as it is asked
const THREAD = `
  import { parentPort } from "node:worker_threads";
  parentPort.on("message", ({ number, job }) => {
    if (job === "end") process.exit(3);
    if (job === "fail") return parentPort.postMessage({ number, kind: "failed", fault: "as asked" });
    parentPort.postMessage({ number, kind: "done", result: JSON.stringify([job, Object.keys(process.env).length]) });
  });`;

let folder: string;
let scorer: Scorer<string>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "octant-scorer-"));
  const file = join(folder, "thread.mjs");
  writeFileSync(file, THREAD);
  scorer = new Scorer(file);
});
afterEach(async () => {
  await scorer.close();
  rmSync(folder, { recursive: true });
});

test("everybody gets their own answer, however many ask at once, from a thread without the server's environment", async () => {
  const answers = await Promise.all(["a", "b", "c"].map((job) => scorer.run(job)));
  expect(answers).toEqual(["a", "b", "c"].map((job) => JSON.stringify([job, 0])));
});

test("a job that fails fails alone", async () => {
  const failing = scorer.run("fail");
  const next = scorer.run("a");
  await expect(failing).rejects.toThrow("as asked");
  await expect(next).resolves.toBe('["a",0]');
});

test("a thread that breaks off fails who waited for it, and the next job has another", async () => {
  const waiting = [scorer.run("end"), scorer.run("a")];
  expect((await Promise.allSettled(waiting)).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  await expect(scorer.run("b")).resolves.toBe('["b",0]');
});

test("once closed it computes nothing, and who waited is told so", async () => {
  const waiting = scorer.run("a");
  const told = expect(waiting).rejects.toThrow("ending");
  await scorer.close();
  await told;
  await expect(scorer.run("b")).rejects.toThrow("no");
});
