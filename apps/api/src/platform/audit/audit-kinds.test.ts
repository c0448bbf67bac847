import { readFileSync } from "node:fs";
import { AUDIT_KIND_NAMES, AUDIT_KINDS, type AuditKindRow, auditKindsOf } from "@octant/schemas";
import { describe, expect, test } from "vitest";
import { kindTable } from "./kind-table.ts";

test("the documentation has the table of kinds as it is in the code", () => {
  const page = readFileSync(new URL("../../../../../docs/reference/audit.md", import.meta.url), "utf8");
  expect(page).toContain(kindTable());
});

describe.each(AUDIT_KIND_NAMES)("%s", (kind) => {
  const row: AuditKindRow = AUDIT_KINDS[kind];
  const names = Object.keys(row.facts.shape);
  const texts = ["Amadou of the radio station", "", "amadou", "=cmd", "1", "Ansongo\n", { text: "Amadou" }, ["Amadou"]];

  test("takes text in none of its facts, and no fact that it does not have", () => {
    for (const name of names) {
      for (const text of texts) {
        const result = row.facts.safeParse({ [name]: text });
        expect(result.error?.issues.map(({ path }) => path[0])).toContain(name);
      }
    }
    expect(row.facts.safeParse({ note: "Amadou" }).error?.issues.map(({ code }) => code)).toContain(
      "unrecognized_keys",
    );
  });

  test("says what happened in one sentence", () => {
    expect(row.means).toMatch(/^[A-Z].*[^.]\.$/);
  });
});

test("every kind has a chain to stand in", () => {
  const all = new Set([...auditKindsOf("assessment"), ...auditKindsOf("server")]);
  expect(all).toEqual(new Set(AUDIT_KIND_NAMES));
});
