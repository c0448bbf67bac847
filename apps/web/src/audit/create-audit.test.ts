import type { AuditEntry, AuditPage } from "@octant/schemas";
import { createRoot } from "solid-js";
import { expect, test } from "vitest";
import { createAudit } from "./create-audit.ts";

const entry = (seq: number): AuditEntry => ({
  seq,
  id: "018f0000-0000-7000-8000-000000000000",
  at: "2026-11-24T10:42:00.000Z",
  actor: null,
  kind: "token.revoked",
  entity: "token",
  entityId: null,
  about: null,
  facts: {},
});
const page = (seqs: number[], nextCursor: string | null): AuditPage => ({ items: seqs.map(entry), nextCursor });
const made = () => createRoot(createAudit);
const seqs = (audit: ReturnType<typeof createAudit>) => audit.entries()?.map(({ seq }) => seq);

test("pages come one after another, each once", async () => {
  const asked: (string | undefined)[] = [];
  const audit = made();
  await audit.restart(async (cursor) => {
    asked.push(cursor);
    return cursor === undefined ? page([3, 2], "next") : page([1], null);
  });
  expect([seqs(audit), audit.more()]).toEqual([[3, 2], true]);
  await audit.loadMore();
  expect([seqs(audit), audit.more()]).toEqual([[3, 2, 1], false]);
  expect(asked).toEqual([undefined, "next"]);
});

test("a page that fails leaves what is there, and can be asked for again", async () => {
  let away = false;
  const audit = made();
  await audit.restart(async (cursor) => {
    if (away) throw new Error("away");
    return cursor === undefined ? page([2], "next") : page([1], null);
  });
  away = true;
  await audit.loadMore();
  expect([seqs(audit), audit.problem() instanceof Error, audit.busy()]).toEqual([[2], true, false]);
  away = false;
  await audit.loadMore();
  expect([seqs(audit), audit.problem()]).toEqual([[2, 1], undefined]);
});

test("an answer that comes after another choice was made is not shown", async () => {
  const audit = made();
  let answer: (late: AuditPage) => void = () => {};
  const slow = audit.restart(
    () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  );
  await audit.restart(async () => page([9], null));
  answer(page([1], null));
  await slow;
  expect([seqs(audit), audit.busy()]).toEqual([[9], false]);
});
