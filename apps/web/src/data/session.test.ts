import type { Session } from "@octant/schemas";
import { beforeEach, expect, test, vi } from "vitest";
import { request } from "./request.ts";
import { enter, owedSession, refreshSession, session } from "./session.ts";

const mine: Session = {
  account: { id: "0199aaaa-0000-7000-8000-000000000001", name: "Kadi Traore" },
  state: "full",
  expiresAt: "2026-11-25T18:00:00.000Z",
  provedUntil: null,
  proofs: ["code"],
};
const ended = () => new Response(JSON.stringify({ code: "sign-in-needed" }), { status: 401 });

beforeEach(() => {
  vi.unstubAllGlobals();
});

test("a password that still owes its second factor signs nobody in", () => {
  enter({ ...mine, state: "half" });
  expect(session().kind).toBe("out");
  expect(owedSession()?.proofs).toEqual(["code"]);
  enter(mine);
  expect(session().kind).toBe("in");
  expect(owedSession()).toBeUndefined();
});

test("a session that ends over an open page keeps whose it is, and what was being read is read once they are back", async () => {
  enter(mine);
  const answers = [ended(), new Response("{}")];
  vi.stubGlobal("fetch", async () => answers.shift());
  const reading = request("/sources");
  await vi.waitFor(() => expect(session().kind).toBe("ended"));
  enter({ ...mine, state: "half" });
  expect(session()).toEqual({ kind: "ended", session: mine });
  enter(mine);
  expect((await reading).ok).toBe(true);
  expect(session().kind).toBe("in");
});

test("whoever gave the password and loads the page again is asked for the second factor alone", async () => {
  enter(mine);
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify({ ...mine, state: "half" })));
  await refreshSession();
  expect(owedSession()?.state).toBe("half");
});
