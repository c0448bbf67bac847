import type { AuditEntry } from "@octant/schemas";
import { expect, test } from "vitest";
import { words } from "../words/words.ts";
import { toDays } from "./audit-lines.ts";

const entry = (changed: Partial<AuditEntry>): AuditEntry => ({
  seq: 1,
  id: "018f0000-0000-7000-8000-000000000000",
  at: "2026-11-24T10:42:00.000Z",
  actor: { id: "018f0000-0000-7000-8000-000000000001", name: "Ingrid Solheim" },
  kind: "assessment.made",
  entity: "assessment",
  entityId: null,
  about: null,
  facts: { demo: true },
  ...changed,
});
const lineOf = (changed: Partial<AuditEntry>) => toDays([entry(changed)], words())[0]?.lines[0];

test("entries stand under their day, in the order in which they come", () => {
  const days = toDays(
    [
      entry({ seq: 3, at: "2026-11-24T13:00:00.000Z" }),
      entry({ seq: 2, at: "2026-11-24T12:00:00.000Z" }),
      entry({ seq: 1, at: "2025-11-24T12:00:00.000Z" }),
    ],
    words(),
  );
  expect(days.map(({ date, lines }) => [date, lines.map(({ seq }) => seq)])).toEqual([
    [words().format.date(new Date("2026-11-24T12:00:00Z")), [3, 2]],
    [words().format.date(new Date("2025-11-24T12:00:00Z")), [1]],
  ]);
});

test("an entry says who did what, with the names that colleagues know", () => {
  const changed = { kind: "member.role-changed", entity: "account", facts: { from: "coder", to: "reviewer" } } as const;
  const line = lineOf({ ...changed, about: { entity: "account", name: "Claire Aubert" } });
  expect(line).toMatchObject({ who: "Ingrid Solheim", what: "Made Claire Aubert reviewer instead of coder" });
  const looked = lineOf({ kind: "identity.looked-at", about: { entity: "source", kind: "interview", number: 14 } });
  expect(looked?.what).toBe("Looked up who Interview 14 is");
});

test("what the server did by itself is Octant's, and a source that is gone is a source", () => {
  const again = lineOf({ kind: "withdrawal.reapplied", actor: null, entity: "source", facts: {} });
  expect(again).toMatchObject({
    who: "Octant",
    what: "Withdrew a source again, which a restored backup had brought back",
  });
});

test("an entry that was altered says so, and nothing of what it now holds", () => {
  const line = lineOf({ kind: null, facts: { name: "Amadou" } });
  expect(line?.readable).toBe(false);
  expect(line?.what).toMatch(/was altered/);
  expect(line?.what).not.toContain("Amadou");
});
