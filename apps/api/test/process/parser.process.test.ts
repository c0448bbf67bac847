import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, inject, test } from "vitest";
import { parseAside } from "../../src/features/sources/parse-aside.ts";
import { parseText } from "../../src/features/sources/parse-text.ts";
import { PARSER, type ParserLimits } from "../../src/platform/limits.ts";
import { readFrame, toFrame } from "../../src/platform/parser/frame.ts";
import type { Job } from "../../src/platform/parser/job.ts";
import { Parser } from "../../src/platform/parser/parser.ts";
import { residentBytes } from "../../src/platform/parser/resident-memory.ts";
import type {} from "../build-asides.ts"; // what is provided is declared there

const MISBEHAVES = fileURLToPath(new URL("./children/misbehaves.mjs", import.meta.url));
const MIB = 2 ** 20;
const SOME = new Uint8Array([1, 2, 3]);

const open: Parser[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((parser) => parser.close()));
});

function openParser(child: string, limits: Partial<ParserLimits> = {}): Parser {
  const parser = new Parser({ child, limits: { ...PARSER, ...limits } });
  open.push(parser);
  return parser;
}
const hostile = (limits?: Partial<ParserLimits>) => openParser(MISBEHAVES, limits);
const bytesOf = (text: string) => new TextEncoder().encode(text);

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Has a job done, and tells which process did it. */
async function watched(parser: Parser, job: Job) {
  await parser.warm();
  const [pid = 0] = parser.processIds;
  expect(isAlive(pid)).toBe(true);
  return { pid, result: await parser.parse(job, SOME) };
}

describe("a text", () => {
  const talk = "Interviewer: Et la nuit ?\n\nR1: Personne ne vient – “jamais”. 🌙\n\n";
  const files: [string, Uint8Array][] = [
    ["that is short", bytesOf(talk)],
    ["of megabytes", bytesOf(talk.repeat(20_000))],
    ["that holds a NUL", bytesOf(`${talk}\0`)],
    ["whose encoding cannot be told", new Uint8Array(2_000).fill(0xc7)],
    ["with nothing in it", bytesOf("")],
    ["with a line for everything", bytesOf("x\n\n".repeat(200_001))],
  ];

  test.each(files)("%s is read in the process as it would be read here", async (_which, bytes) => {
    const parsed = await parseAside(openParser(inject("octantParserChild")))(bytes, undefined);
    expect(parsed).toEqual(parseText(bytes));
  });

  test("is read in an encoding that a person chose", async () => {
    const arabic = new Uint8Array([0xe3, 0xd1, 0xcd, 0xc8, 0xc7]);
    const parsed = await parseAside(openParser(inject("octantParserChild")))(arabic, "windows-1256");
    expect(parsed).toMatchObject({ kind: "read", excerpt: "مرحبا" });
  });

  test("after another has a process of its own, which was there before", async () => {
    const parser = openParser(inject("octantParserChild"));
    const used: number[] = [];
    for (let turn = 0; turn < 3; turn++) {
      await parser.warm();
      used.push(...parser.processIds);
      await parser.parse({ kind: "text", encoding: null }, bytesOf(talk));
    }
    expect(new Set(used).size).toBe(3);
    expect(used.filter(isAlive)).toEqual([]);
  });

  test("that comes at the same moment as others has a process of its own too", async () => {
    const read = parseAside(openParser(inject("octantParserChild"), { atOnce: 4 }));
    const all = await Promise.all(Array.from({ length: 9 }, (_, at) => read(bytesOf(`${talk}${at}`), undefined)));
    expect(all.map(({ kind }) => kind)).toEqual(all.map(() => "read"));
  });

  test("that a process misreads on purpose is not believed", async () => {
    const read = parseAside(hostile());
    expect(await read(bytesOf(talk), undefined)).toEqual({ kind: "refused", code: "broke-off" });
  });
});

describe("a process that reads", () => {
  test("and never ends is ended in time, and others are served meanwhile", async () => {
    const parser = hostile({ elapsedMs: 1_500 });
    const hanging = watched(parser, { kind: "hang" });
    await delay(300);
    const other = await parser.parse({ kind: "take-bytes", mebibytes: "8" }, SOME);
    expect(other).toMatchObject({ kind: "heard", frame: { head: { took: 8 } } });
    const { pid, result } = await hanging;
    expect(result).toEqual({ kind: "failed", code: "took-too-long" });
    expect(isAlive(pid)).toBe(false);
  });

  test("and takes bytes that its own limits do not count is ended from outside", async () => {
    const { pid, result } = await watched(hostile({ residentBytes: 256 * MIB }), {
      kind: "take-bytes",
      mebibytes: "2000",
    });
    expect(result).toEqual({ kind: "failed", code: "too-much-memory" });
    expect(isAlive(pid)).toBe(false);
  });

  test("and takes as many under a wider limit gets them: it was that limit that ended it", async () => {
    const parser = hostile({ residentBytes: 4_000 * MIB });
    await parser.warm();
    const [pid = 0] = parser.processIds;
    let most = 0;
    const working = parser.parse({ kind: "take-bytes", mebibytes: "600" }, SOME);
    const watching = new AbortController();
    void working.then(() => watching.abort());
    while (!watching.signal.aborted) {
      most = Math.max(most, (await residentBytes(pid)) ?? 0);
      await delay(2);
    }
    expect(await working).toMatchObject({ kind: "heard", frame: { head: { took: 600 } } });
    expect(most).toBeGreaterThan(400 * MIB);
  });

  test("and fills its heap ends by itself", async () => {
    const { pid, result } = await watched(hostile({ heapMib: 64, residentBytes: 4_000 * MIB }), { kind: "fill-heap" });
    expect(result).toEqual({ kind: "failed", code: "too-much-memory" });
    expect(isAlive(pid)).toBe(false);
  });

  test.each(["end", "answer-nonsense", "flood"])("and does “%s” is told of as broken off", async (kind) => {
    const { pid, result } = await watched(hostile({ answerBytes: MIB }), { kind });
    expect(result).toEqual({ kind: "failed", code: "broke-off" });
    expect(isAlive(pid)).toBe(false);
  });

  test("keeps others waiting only so long, and only so many", async () => {
    const parser = hostile({ atOnce: 1, waiting: 1, waitMs: 200, elapsedMs: 1_000 });
    const hanging = parser.parse({ kind: "hang" }, SOME);
    const waited = parser.parse({ kind: "hang" }, SOME);
    expect(await parser.parse({ kind: "hang" }, SOME)).toEqual({ kind: "busy" });
    expect(await waited).toEqual({ kind: "busy" });
    expect(await hanging).toMatchObject({ kind: "failed" });
  });

  test("is ended with the server", async () => {
    const parser = hostile();
    await parser.warm();
    const hanging = parser.parse({ kind: "hang" }, SOME);
    await parser.warm();
    const pids = parser.processIds;
    await parser.close();
    expect(pids.length).toBeGreaterThan(0);
    expect(pids.filter(isAlive)).toEqual([]);
    expect(await hanging).toMatchObject({ kind: "failed" });
  });
});

describe("a process that a file has taken over", () => {
  async function lookAround() {
    let connections = 0;
    const listener = createServer((socket) => {
      connections += 1;
      socket.destroy();
    }).listen(0, "127.0.0.1");
    await once(listener, "listening");
    const address = listener.address();
    const port = address && typeof address === "object" ? address.port : 0;
    const job = { kind: "look-around", port: String(port), file: fileURLToPath(import.meta.url) };
    return { job, listener, connections: () => connections };
  }

  test("finds no environment, and an empty folder", async () => {
    const { job, listener } = await lookAround();
    const result = await hostile().parse(job, SOME);
    listener.close();
    expect(result).toMatchObject({
      kind: "heard",
      frame: { head: { env: [], cwd: expect.stringContaining("octant-parser-") } },
    });
  });

  test("reaches no file, no process and no network, as far as this system can keep it", async () => {
    const { job, listener, connections } = await lookAround();
    const parser = hostile();
    const isolation = await parser.warm();
    const result = await parser.parse(job, SOME);
    listener.close();
    const reached = result.kind === "heard" ? (result.frame.head as { reached: string[] }).reached : ["unknown"];
    if (isolation.network === "own-namespace") expect(reached).not.toContain("the network");
    if (isolation.files === "own-code") expect(reached.filter((what) => what !== "the network")).toEqual([]);
    expect(connections()).toBe(reached.includes("the network") ? 1 : 0);
    if (process.platform === "linux") expect(isolation.files).toBe("own-code");
  });

  test("would have reached all of it as a process like any other", async () => {
    const { job, listener, connections } = await lookAround();
    const cwd = mkdtempSync(join(tmpdir(), "octant-parser-control-"));
    const child = spawn(process.execPath, [MISBEHAVES], { cwd, stdio: ["pipe", "pipe", "ignore"] });
    for (const piece of toFrame(job, [])) child.stdin.write(piece);
    child.stdin.end();
    const said: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => void said.push(chunk));
    await once(child, "close");
    listener.close();
    rmSync(cwd, { recursive: true });
    const { reached } = readFrame(Buffer.concat(said)).head as { reached: string[] };
    expect(reached).toEqual(
      expect.arrayContaining(["a file", "a folder", "a new file", "a process", "the network", "code from words"]),
    );
    expect(connections()).toBe(1);
  });

  test.runIf(existsSync("/proc/self/fd"))("holds nothing that the server has open", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const parser = openParser(inject("octantParserChild"));
    await parser.warm();
    const [pid = 0] = parser.processIds;
    await delay(300);
    const openIn = (who: number | "self") =>
      readdirSync(`/proc/${who}/fd`).flatMap((fd) => {
        try {
          return [[Number(fd), readlinkSync(`/proc/${who}/fd/${fd}`)] as const];
        } catch {
          return [];
        }
      });
    // beside its three streams Node keeps what its own loop waits on
    const beyond = openIn(pid).filter(([fd, what]) => fd > 2 && !/^(anon_inode:|pipe:|\/dev\/null)/.test(what));
    expect(beyond).toEqual([]);
    expect(openIn("self").some(([, what]) => what.startsWith("socket:"))).toBe(true);
    expect(readFileSync(`/proc/${pid}/environ`, "utf8")).toBe("");
    server.close();
  });
});

test("the code that reads uploads opens no connection: of Node it takes the reading and unpacking of files alone", () => {
  const code = readFileSync(inject("octantParserChild"), "utf8");
  const taken = [...code.matchAll(/^import\b[^;]*?"([^"]+)"|\bimport\s*\(|\brequire\s*\(/gm)].map((found) => found[1]);
  // the first for the second: one library asks for its parts in the older way, each by a name that stands there
  expect(taken).toEqual(["node:module", "node:fs"]);
  const required = [...code.matchAll(/\b__require\b(?:\("([^"]+)"\))?/g)].slice(1).map((found) => found[1]);
  expect(new Set(required)).toEqual(new Set(["events", "fs", "stream", "util", "zlib"]));
  expect(code.match(/\bcreateRequire\b/g)).toHaveLength(2);
  expect(code).not.toMatch(/process\.binding|getBuiltinModule|\bfetch\(|WebSocket|EventSource/);
});
