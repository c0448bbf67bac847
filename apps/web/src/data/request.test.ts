import type { ProblemCode } from "@octant/schemas";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { onProofNeeded, onSignInNeeded, RefusedError, request } from "./request.ts";

/** What the server answers, in order; every request that reaches it is noted. */
function serverAnswers(...codes: (ProblemCode | "done")[]) {
  const sent: { method: string; body: unknown }[] = [];
  vi.stubGlobal("fetch", async (_url: string, init: RequestInit) => {
    sent.push({ method: init.method ?? "GET", body: init.body });
    const code = codes.shift() ?? "done";
    return code === "done" ? new Response("{}") : new Response(JSON.stringify({ code }), { status: 403 });
  });
  return sent;
}

const post = { method: "POST", body: '{"name":"Kadi"}' };

beforeEach(() => {
  onProofNeeded(async () => false);
  onSignInNeeded(async () => false);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

test("an act that asks for a proof is sent once more, as it was, after the proof was given", async () => {
  const sent = serverAnswers("step-up-needed", "done");
  onProofNeeded(async () => true);
  await request("/act", post);
  expect(sent).toEqual([post, post]);
});

test("an act whose proof was not given is refused and not sent again", async () => {
  const sent = serverAnswers("step-up-needed");
  await expect(request("/act", post)).rejects.toMatchObject({ problem: { code: "step-up-needed" } });
  expect(sent).toHaveLength(1);
});

test("a proof that the server does not take is asked for once, not again and again", async () => {
  const sent = serverAnswers("step-up-needed", "step-up-needed");
  const ask = vi.fn(async () => true);
  onProofNeeded(ask);
  await expect(request("/act", post)).rejects.toBeInstanceOf(RefusedError);
  expect(ask).toHaveBeenCalledOnce();
  expect(sent).toHaveLength(2);
});

test("what was being read when the session ended is read after the same person has signed in again", async () => {
  const sent = serverAnswers("sign-in-needed", "done");
  onSignInNeeded(async () => true);
  await request("/sources");
  expect(sent).toHaveLength(2);
});

test("a change that met an ended session is left to whoever keeps it, and is not sent by itself", async () => {
  const sent = serverAnswers("sign-in-needed");
  onSignInNeeded(async () => true);
  await expect(request("/act", post)).rejects.toMatchObject({ problem: { code: "sign-in-needed" } });
  expect(sent).toHaveLength(1);
});
