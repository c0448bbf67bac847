import { once } from "node:events";
import { Agent, request } from "node:http";
import { connect, createServer } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { freePort } from "../../test/octant-server.ts";
import { ListenError, openListener } from "./listener.ts";

const HOST = "127.0.0.1";
/** Longer than a test may take: one that has to wait for it fails. */
const LONG_PATIENCE_MS = 600_000;

async function openHere() {
  const port = await freePort();
  return { port, listener: await openListener({ host: HOST, port }), origin: `http://${HOST}:${port}` };
}

test("before the server is ready a request is told to come again", async () => {
  const { listener, origin } = await openHere();
  const early = await fetch(origin);
  expect([early.status, early.headers.get("retry-after")]).toEqual([503, "1"]);
  listener.answerWith(() => new Response("ready"));
  expect(await (await fetch(origin)).text()).toBe("ready");
  await listener.close(1_000);
});

test("a request that is under way is finished, a new one is not taken, and a connection that asks nothing keeps nobody waiting", async () => {
  const { listener, origin, port } = await openHere();
  let begun = () => {};
  const isUnderWay = new Promise<void>((resolve) => {
    begun = resolve;
  });
  listener.answerWith(async () => {
    begun();
    await delay(300);
    return new Response("finished");
  });
  const agent = new Agent({ keepAlive: true });
  const idle = connect(port, HOST);
  await once(idle, "connect");
  const slow = new Promise<string>((resolve, reject) => {
    request(origin, { agent }, (answer) => {
      answer.setEncoding("utf8").on("data", resolve);
    })
      .on("error", reject)
      .end();
  });
  await isUnderWay;
  const closed = listener.close(LONG_PATIENCE_MS);
  await expect(fetch(origin)).rejects.toThrow();
  expect(await slow).toBe("finished");
  await closed;
  agent.destroy();
});

test("a request that never ends is cut off when patience does", async () => {
  const { listener, origin } = await openHere();
  listener.answerWith(() => new Promise(() => {}));
  const endless = fetch(origin);
  const cutOff = expect(endless).rejects.toThrow();
  await delay(50);
  await listener.close(200);
  await cutOff;
});

test("a port that is taken is named in a sentence", async () => {
  const squatter = createServer().listen(0, HOST);
  await once(squatter, "listening");
  const address = squatter.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const refused = await openListener({ host: HOST, port }).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(ListenError);
  expect(String(refused)).toContain(`Port ${port} is already in use`);
  squatter.close();
});
