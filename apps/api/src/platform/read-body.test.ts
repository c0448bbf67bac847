import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { readBody } from "./read-body.ts";

const PACE = { graceMs: 200, bytesPerSecond: 1_000 };

/** Pieces with a pause before each. */
function streamOf(pieces: number, bytes: number, pauseMs: number): ReadableStream<Uint8Array> {
  let left = pieces;
  return new ReadableStream({
    async pull(controller) {
      if (left === 0) return controller.close();
      left -= 1;
      await delay(pauseMs);
      controller.enqueue(new Uint8Array(bytes).fill(left));
    },
  });
}

test("a body is read to its end, in order", async () => {
  expect(await readBody(streamOf(3, 2, 0), 6)).toEqual(new Uint8Array([2, 2, 1, 1, 0, 0]));
});

test("a body of one byte more than may be is refused, before the rest has come", async () => {
  await expect(readBody(streamOf(100, 2, 0), 5)).rejects.toMatchObject({ code: "body-too-large" });
});

test("a body that trickles is refused when grace is over", async () => {
  const began = performance.now();
  await expect(readBody(streamOf(100, 1, 50), 1_000, PACE)).rejects.toMatchObject({ code: "request-too-slow" });
  expect(performance.now() - began).toBeLessThan(2_000);
});

test("a body on a poor line that keeps coming is waited for", async () => {
  expect((await readBody(streamOf(10, 400, 50), 10_000, PACE)).byteLength).toBe(4_000);
});

test("a body that breaks off is refused, and is no fault of the server", async () => {
  const broken = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(new Error("aborted")) });
  await expect(readBody(broken, 1_000)).rejects.toMatchObject({ code: "request-too-slow" });
});
