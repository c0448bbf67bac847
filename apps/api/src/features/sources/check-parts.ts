import type { Tx } from "@octant/db";
import { ProblemError } from "../../platform/problems.ts";
import { listParts } from "./register-queries.ts";

/** What of a source decides whether it is apart from the other parts of its focus group. */
export type Part = Pick<
  Awaited<ReturnType<typeof listParts>>[number],
  "id" | "kind" | "number" | "partOf" | "clusterId" | "groupId"
>;

/**
 * Looks whether the parts of a focus group are apart, after a change of these sources. Throws `parts-not-apart` with the
 * numbers of those that are not.
 */
export async function requirePartsApart(tx: Tx, assessmentId: string, sourceIds: readonly string[]): Promise<void> {
  const [together] = findTogether(await listParts(tx, assessmentId, sourceIds));
  if (!together) return;
  throw new ProblemError("parts-not-apart", {
    numbers: together.map(({ number }) => number).toSorted((a, b) => a - b),
  });
}

/**
 * Of focus groups with their parts those that are not apart: each part is a focus group in a cluster and a stakeholder group
 * of its own, and none is the first part of another. A source that is no part of anything is on its own, and apart.
 * Source: method, section 2, "linked parts".
 */
export function findTogether<P extends Part>(all: readonly P[]): P[][] {
  const firstIds = new Set(all.flatMap(({ partOf }) => partOf ?? []));
  const families = new Map<string, P[]>();
  for (const part of all) {
    const firstId = part.partOf ?? part.id;
    if (firstIds.has(firstId)) families.set(firstId, [...(families.get(firstId) ?? []), part]);
  }
  // a part that is a first part too has a family of its own, in which its first part is missing or alone
  const isChained = (parts: readonly P[]) => parts.some(({ id, partOf }) => partOf !== null && families.has(id));
  return [...families.values()].filter((parts) => isChained(parts) || !areApart(parts));
}

function areApart(parts: readonly Part[]): boolean {
  const groupIds = parts.flatMap(({ groupId }) => groupId ?? []);
  return (
    parts.every(({ kind }) => kind === "focus-group") &&
    new Set(parts.map(({ clusterId }) => clusterId)).size === parts.length &&
    new Set(groupIds).size === groupIds.length
  );
}
