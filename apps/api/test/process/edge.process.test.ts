import { once } from "node:events";
import { readFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { residentBytes } from "../../src/platform/parser/resident-memory.ts";
import { OctantServer } from "../octant-server.ts";
import { HttpClient } from "./http-client.ts";

let octant: OctantServer;
let client: HttpClient;
beforeAll(async () => {
  octant = await OctantServer.start();
  client = await HttpClient.signIn(octant);
}, 90_000);
afterAll(() => octant.dispose());

const MIB = 2 ** 20;

/** A connection that says what it is told to, and keeps what it hears. */
class Line {
  heard = "";
  readonly closed: Promise<void>;
  private constructor(readonly socket: Socket) {
    socket.on("data", (chunk) => {
      this.heard += chunk.toString();
    });
    socket.on("error", () => {});
    this.closed = new Promise((resolve) => socket.once("close", () => resolve()));
  }

  static async open(): Promise<Line> {
    const socket = connect(octant.port, "127.0.0.1");
    const line = new Line(socket);
    await once(socket, "connect");
    return line;
  }

  get status(): number {
    return Number(this.heard.slice(9, 12));
  }
}

const head = (lines: string[]) => `${[...lines, `Host: localhost:${octant.port}`].join("\r\n")}\r\n\r\n`;
const posting = (length: number) =>
  head([
    "POST /api/v1/session HTTP/1.1",
    `Origin: ${octant.origin}`,
    "Content-Type: application/json",
    `Content-Length: ${length}`,
  ]);

test("a body of a byte a second is refused with 408 and its connection closed, while others are answered at once", async () => {
  const line = await Line.open();
  line.socket.write(posting(1_000));
  const trickle = setInterval(() => line.socket.write("a"), 1_000);
  const slowest = await slowestAnswerUntil(line.closed);
  clearInterval(trickle);
  expect(line.status).toBe(408);
  expect(line.heard).toContain("request-too-slow");
  expect(line.heard.toLowerCase()).toContain("connection: close");
  expect(line.heard.toLowerCase()).toContain("x-content-type-options: nosniff");
  expect(slowest).toBeLessThan(1_000);
});

test("a thousand connections on which nothing is asked take no place from anybody, and little memory", async () => {
  const before = (await residentBytes(octant.pid)) ?? 0;
  const idle = await Promise.all(Array.from({ length: 1_000 }, () => Line.open()));
  const half = await Promise.all(Array.from({ length: 100 }, () => Line.open()));
  for (const line of half) line.socket.write(posting(1_000));
  for (let turn = 0; turn < 20; turn++) {
    const began = performance.now();
    expect((await client.send("GET", "/assessments")).status).toBe(200);
    expect(performance.now() - began).toBeLessThan(1_000);
  }
  const after = (await residentBytes(octant.pid)) ?? 0;
  expect(after - before).toBeLessThan(50 * MIB);
  for (const { socket } of [...idle, ...half]) socket.destroy();
});

test("a method that nothing here has, an address that is none and a name that is not ours are refused with every header", async () => {
  const said: [number, string][] = [];
  for (const asked of [
    head(["TRACE / HTTP/1.1", "Connection: close"]),
    head(["GET \\evil HTTP/1.1", "Connection: close"]),
    "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
    "GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
    head(["GET / HTTP/1.1", "Expect: miracles", "Connection: close"]),
    head(["GET http://evil.example/ HTTP/1.1", "Connection: close"]),
  ]) {
    const line = await Line.open();
    line.socket.write(asked);
    await line.closed;
    said.push([line.status, line.heard.toLowerCase()]);
  }
  expect(said.map(([status]) => status)).toEqual([403, 400, 421, 400, 417, 421]);
  for (const [, heard] of said) {
    expect(heard).toContain("content-security-policy: default-src 'none'");
    expect(heard).toContain("x-frame-options: deny");
    expect(heard).not.toMatch(/^(server|x-powered-by):/m);
  }
});

test("what is asked without a body is done, and a body where none is expected is not read", async () => {
  const path = "/assessments/01890000-0000-7000-8000-000000000000/sources/preview";
  expect((await client.send("POST", path)).status).toBe(404);
  const leaving = await HttpClient.signIn(await restarted());
  expect((await leaving.send("DELETE", "/session", { a: 1 })).status).toBe(415);
  expect((await leaving.send("GET", "/session")).status).toBe(200);
  expect((await leaving.send("DELETE", "/session")).status).toBe(204);
  expect((await leaving.send("GET", "/session")).status).toBe(401);
});

test.runIf(process.platform === "linux")(
  "the processes that read uploads end with the server, told to or killed",
  async () => {
    for (const signal of ["SIGTERM", "SIGKILL"] as const) {
      const readers = childrenOf(octant.pid).filter((pid) => commandOf(pid).includes("parser-child"));
      expect(readers.length).toBeGreaterThan(0);
      await octant.end(signal);
      await expect.poll(() => readers.filter((pid) => commandOf(pid) !== "")).toEqual([]);
      await octant.boot();
    }
  },
);

const childrenOf = (pid: number) =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean).map(Number);

/** "" for a process that has ended. */
function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}

/** A sign-in link works once; a new start prints a new one. */
async function restarted(): Promise<OctantServer> {
  await octant.end();
  await octant.boot();
  return octant;
}

async function slowestAnswerUntil(end: Promise<void>): Promise<number> {
  let ended = false;
  void end.then(() => {
    ended = true;
  });
  let slowest = 0;
  while (!ended) {
    const began = performance.now();
    expect((await fetch(`${octant.origin}/health/live`)).status).toBe(200);
    slowest = Math.max(slowest, performance.now() - began);
    await delay(100);
  }
  return slowest;
}
