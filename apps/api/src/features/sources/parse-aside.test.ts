import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseAside } from "./parse-aside.ts";
import { parseText } from "./parse-text.ts";

const folder = mkdtempSync(join(tmpdir(), "octant-worker-"));
const worker = pathToFileURL(join(folder, "text-worker.js"));
beforeAll(async () => {
  const entry = fileURLToPath(new URL("./text-worker.ts", import.meta.url));
  const output = { entryFileNames: "text-worker.js", format: "es" } as const;
  const options = { ssr: entry, outDir: folder, target: "node20", rollupOptions: { output } };
  await build({ configFile: false, logLevel: "error", build: options });
});
afterAll(() => rmSync(folder, { recursive: true }));

const talk = "Interviewer: Et la nuit ?\n\nR1: Personne ne vient – “jamais”. 🌙\n\n";

/** Megabytes compare slowly element by element. */
function withHashes(parsed: object) {
  const hashed = Object.entries(parsed).map(([name, value]) => {
    return [name, ArrayBuffer.isView(value) ? sha256(value) : value];
  });
  return Object.fromEntries(hashed);
}

const sha256 = ({ buffer, byteOffset, byteLength }: ArrayBufferView) =>
  createHash("sha256")
    .update(new Uint8Array(buffer, byteOffset, byteLength))
    .digest("hex");

test("a large text is read in a thread of its own, while other work goes on", async () => {
  const bytes = new TextEncoder().encode(talk.repeat(20_000));
  let turns = 0;
  const ticking = setInterval(() => {
    turns += 1;
  }, 2);
  const parsed = await parseAside(bytes, undefined, worker);
  clearInterval(ticking);
  expect(turns).toBeGreaterThan(10);
  expect(withHashes(parsed)).toEqual(withHashes(parseText(bytes)));
  expect(bytes.length, "the bytes are still ours, to be sealed").toBeGreaterThan(1_000_000);
});

test("what a thread refuses is refused as it is in place", async () => {
  const broken = new Uint8Array(200_000).fill(0x61);
  broken[150_000] = 0;
  expect(await parseAside(broken, undefined, worker)).toEqual(parseText(broken));
  const arabic = new Uint8Array(200_000).fill(0xc7);
  expect(await parseAside(arabic, undefined, worker)).toEqual(parseText(arabic));
});

test("a thread that fails fails the reading, and does not leave it waiting", async () => {
  const bytes = new Uint8Array(200_000).fill(0x61);
  await expect(parseAside(bytes, undefined, pathToFileURL(join(folder, "missing.js")))).rejects.toThrow();
});

test("a table with a line for everything is not taken for a conversation", () => {
  const lines = parseText(new TextEncoder().encode("x\n\n".repeat(200_001)));
  expect(lines).toEqual({ kind: "refused", code: "too-many-turns", limit: 200_000, actual: 200_001 });
});
