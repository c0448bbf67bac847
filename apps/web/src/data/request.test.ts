import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { connection, noteAnswer } from "./connection.ts";
import { problemSentence } from "./problem-sentence.ts";
import { AwayError, RefusedError, request } from "./request.ts";

beforeEach(() => noteAnswer());
afterEach(() => vi.unstubAllGlobals());

function answerWith(status: number, code: string, headers: Record<string, string> = {}) {
  const body = { type: `/problems/${code}`, title: "", status, code, requestId: "" };
  vi.stubGlobal("fetch", async () => Response.json(body, { status, headers }));
}
const failure = () => request("/").catch((error: unknown) => error);

test("who asks too often is told to wait, and not that the server is away", async () => {
  answerWith(429, "too-many-requests", { "Retry-After": "7" });
  const error = await failure();
  expect(error).toBeInstanceOf(AwayError);
  expect(error).toMatchObject({ retryAfterMs: 7_000 });
  expect(connection()).toEqual({ online: true });
  expect(problemSentence(error)).not.toMatch(/does not answer/);
});

test("a server that cannot do its work now is away, and says itself why", async () => {
  answerWith(503, "too-busy", { "Retry-After": "1" });
  const error = await failure();
  expect(error).toMatchObject({ retryAfterMs: 1_000 });
  expect(connection().online).toBe(false);
  expect(problemSentence(error)).toMatch(/too much to do/);
});

test("something in between that answers for the server is the server being away", async () => {
  vi.stubGlobal("fetch", async () => new Response("<h1>Bad gateway</h1>", { status: 502 }));
  const error = await failure();
  expect(error).toBeInstanceOf(AwayError);
  expect(problemSentence(error)).toMatch(/does not answer/);
});

test("any other refusal is final", async () => {
  answerWith(403, "right-missing");
  expect(await failure()).toBeInstanceOf(RefusedError);
  expect(connection()).toEqual({ online: true });
});
