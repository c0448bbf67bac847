import type { Member } from "@octant/schemas";
import { expect, test } from "vitest";
import { actsOn, lacksFactor } from "./team-dialog.ts";

const member = (changes: Partial<Member> = {}): Member => ({
  accountId: "0193a7b0-0000-7000-8000-000000000001",
  name: "Ada",
  role: "coder",
  state: "active",
  me: false,
  hasSecondFactor: false,
  lastSeenOn: null,
  openSessions: 0,
  ...changes,
});

test("a suspended member is first of all let in again, and gets no other role meanwhile", () => {
  expect(actsOn(member({ state: "suspended" }))).toEqual(["readmit", "reset", "sessions", "remove"]);
});

test("nobody makes a reset link for themselves", () => {
  expect(actsOn(member({ me: true }))).not.toContain("reset");
  expect(actsOn(member())).toContain("reset");
});

test("who is asked for a second factor and has none is kept out: a lead, anybody where it is high-risk, nobody in the demo", () => {
  expect(lacksFactor(member(), false, false)).toBe(false);
  expect(lacksFactor(member({ role: "lead" }), false, false)).toBe(true);
  expect(lacksFactor(member(), true, false)).toBe(true);
  expect(lacksFactor(member({ hasSecondFactor: true }), true, false)).toBe(false);
  expect(lacksFactor(member({ role: "lead" }), true, true)).toBe(false);
});
