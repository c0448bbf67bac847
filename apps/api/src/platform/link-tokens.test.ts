import { randomUUID } from "node:crypto";
import { LinkToken } from "@octant/schemas";
import { expect, test } from "vitest";
import { fromShortId, makeInvitationToken, makeLinkToken, parseLinkToken, toShortId } from "./link-tokens.ts";

test("an invitation's token says in which assessment it is to be looked for", () => {
  const assessmentId = randomUUID();
  const { token, tokenHash } = makeInvitationToken(assessmentId);
  expect(LinkToken.parse(token)).toBe(token);
  expect(parseLinkToken(token)).toEqual({ assessmentId, tokenHash });
});

test("a token of the whole server names no assessment", () => {
  const { token, tokenHash } = makeLinkToken();
  expect(LinkToken.parse(token)).toBe(token);
  expect(parseLinkToken(token)).toEqual({ assessmentId: null, tokenHash });
});

test("a secret under another assessment's name is another token", () => {
  const { token, tokenHash } = makeInvitationToken(randomUUID());
  const moved = `${toShortId(randomUUID())}.${token.split(".")[1]}`;
  expect(Buffer.from(parseLinkToken(moved).tokenHash).equals(tokenHash)).toBe(false);
});

test("22 characters that are no id name no assessment", () => {
  expect(fromShortId("BBBBBBBBBBBBBBBBBBBBBA")).toBe(null);
  expect(fromShortId("short")).toBe(null);
  const id = randomUUID();
  expect(fromShortId(toShortId(id))).toBe(id);
});
