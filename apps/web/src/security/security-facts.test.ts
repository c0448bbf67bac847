import type { SecurityState } from "@octant/schemas";
import { expect, test } from "vitest";
import { en } from "../words/en.ts";
import { factsOf, verdictOf } from "./security-facts.ts";

const safe: SecurityState = {
  keyFile: "elsewhere",
  identityKeyFile: "elsewhere",
  database: "embedded",
  recoveryKeyMadeAt: "2026-11-03T10:00:00.000Z",
  members: [{ accountId: "0", name: "Ada", role: "lead", hasSecondFactor: true }],
  openSessions: 1,
  highRisk: true,
  retentionUntil: null,
  demo: false,
  origin: "https",
  auditNotedAt: "2026-11-03T10:00:00.000Z",
  loginIsBound: true,
  openTables: 0,
  recordKeys: 12,
};
const toDo = (state: Partial<SecurityState>) =>
  factsOf({ ...safe, ...state }, en)
    .flatMap((group) => group.facts)
    .filter((fact) => fact.tone === "to-do")
    .map((fact) => fact.name);

test("a server on which all is as it should be asks for nothing", () => {
  expect(toDo({})).toEqual([]);
});

test("each thing that a thief could use is named, with what to do about it", () => {
  expect(toDo({ keyFile: "with-the-data" })).toEqual([en.security.state.texts.name]);
  expect(toDo({ identityKeyFile: "with-the-key-file" })).toEqual([en.security.state.identities.name]);
  expect(toDo({ recoveryKeyMadeAt: null })).toEqual([en.security.state.recovery.name]);
  expect(toDo({ openTables: 2 })).toEqual([en.security.state.bounds.name]);
  expect(toDo({ loginIsBound: false })).toEqual([en.security.state.bounds.name]);
});

test("a member without a second factor is something to do for a lead, and for everybody where the risk is high", () => {
  const coder = { accountId: "1", name: "Ben", role: "coder", hasSecondFactor: false } as const;
  const lead = { ...coder, role: "lead" } as const;
  expect(toDo({ members: [coder], highRisk: false })).toEqual([]);
  expect(toDo({ members: [coder], highRisk: true })).toEqual([en.security.state.factors.name]);
  expect(toDo({ members: [lead], highRisk: false })).toEqual([en.security.state.factors.name]);
  expect(toDo({ members: [lead], demo: true })).toEqual([]);
});

test("what a thief gets depends on which key lies with the data, and is never made smaller than it is", () => {
  const { verdict } = en.security.state;
  const of = (state: Partial<SecurityState>) => verdictOf({ ...safe, ...state }, en);
  expect(of({ keyFile: "with-the-data", identityKeyFile: "with-the-data" })).toBe(verdict.everything);
  expect(of({ keyFile: "with-the-data" })).toBe(verdict.texts);
  expect(of({ identityKeyFile: "with-the-data" })).toBe(verdict.identities);
  expect(of({ identityKeyFile: "with-the-key-file" })).toBe(verdict.nothing);
  expect(of({ database: "own-server" })).toBe(verdict.ownServer);
});
