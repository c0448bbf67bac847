import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { freePort } from "../../test/octant-server.ts";
import { CONNECTIONS } from "./limits.ts";
import { openListener } from "./listener.ts";

const HOST = "127.0.0.1";
const HEADERS = { "X-Content-Type-Options": "nosniff" };

async function openWith(connections: Partial<typeof CONNECTIONS | Record<string, number>>) {
  const port = await freePort();
  const listener = await openListener({
    host: HOST,
    port,
    headers: HEADERS,
    connections: { ...CONNECTIONS, ...connections },
  });
  return { port, listener, origin: `http://${HOST}:${port}` };
}

async function open(port: number): Promise<{ socket: Socket; closed: Promise<unknown>; said: () => string }> {
  const socket = connect(port, HOST);
  let said = "";
  socket.on("data", (chunk) => {
    said += chunk.toString();
  });
  socket.on("error", () => {});
  const closed = new Promise((resolve) => socket.once("close", resolve));
  await once(socket, "connect");
  return { socket, closed, said: () => said };
}

test("who comes when every place is held by somebody who asks nothing gets in, and who has waited longest goes", async () => {
  const { port, listener, origin } = await openWith({ most: 3 });
  listener.answerWith(() => new Response("here"));
  const [oldest, ...others] = [await open(port), await open(port), await open(port)];
  // half a request is as little as none
  oldest.socket.write("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nx");
  expect(await (await fetch(origin)).text()).toBe("here");
  await oldest.closed;
  expect(others.map(({ socket }) => socket.destroyed)).toEqual([false, false]);
  await listener.close(0);
});

test("who is being answered keeps their place", async () => {
  const { port, listener, origin } = await openWith({ most: 1 });
  listener.answerWith(async () => {
    await delay(400);
    return new Response("at last");
  });
  const waiting = fetch(origin);
  await delay(100);
  const late = await open(port);
  await late.closed;
  expect(await (await waiting).text()).toBe("at last");
  await listener.close(0);
});

test("headers that do not come to an end get 408, words that are no HTTP 400, both with the headers of every answer", async () => {
  const { port, listener } = await openWith({ headersMs: 200, checkMs: 50 });
  const slow = await open(port);
  slow.socket.write("GET / HTTP/1.1\r\nHost: local");
  const wrong = await open(port);
  wrong.socket.write("how do you do\r\n\r\n");
  const long = await open(port);
  long.socket.write(`GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ${"a".repeat(20_000)}\r\n\r\n`);
  await Promise.all([slow.closed, wrong.closed, long.closed]);
  expect([slow, wrong, long].map(({ said }) => said().slice(9, 12))).toEqual(["408", "400", "431"]);
  for (const { said } of [slow, wrong, long]) {
    expect(said()).toContain("X-Content-Type-Options: nosniff\r\n");
    expect(said()).toContain("Cache-Control: no-store\r\n");
  }
  await listener.close(0);
});
