import type { Tx } from "@octant/db";
import { ProblemError } from "../../platform/problems.ts";
import { listParts } from "./register-queries.ts";

type Part = Awaited<ReturnType<typeof listParts>>[number];

/**
 * Looks whether the parts of a focus group are apart, after a change of these sources: each in a cluster and a stakeholder
 * group of its own, all of them focus groups, none the first part of another. Throws `parts-not-apart` with the numbers.
 * Source: method, section 2, "linked parts".
 */
export async function requirePartsApart(tx: Tx, assessmentId: string, sourceIds: readonly string[]): Promise<void> {
  const families = new Map<string, Part[]>();
  for (const part of await listParts(tx, assessmentId, sourceIds)) {
    const firstId = part.partOf ?? part.id;
    families.set(firstId, [...(families.get(firstId) ?? []), part]);
  }
  for (const parts of families.values()) {
    // a part that is a first part too has a family of its own, in which its first part is missing or alone
    const isChained = parts.some(({ id, partOf }) => partOf !== null && families.has(id));
    if (isChained || !areApart(parts)) {
      throw new ProblemError("parts-not-apart", {
        numbers: parts.map(({ number }) => number).toSorted((a, b) => a - b),
      });
    }
  }
}

function areApart(parts: readonly Part[]): boolean {
  const groupIds = parts.flatMap(({ groupId }) => groupId ?? []);
  return (
    parts.every(({ kind }) => kind === "focus-group") &&
    new Set(parts.map(({ clusterId }) => clusterId)).size === parts.length &&
    new Set(groupIds).size === groupIds.length
  );
}
