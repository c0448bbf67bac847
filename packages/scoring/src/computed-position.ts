import { evidenceProfile } from "./evidence-profile.ts";
import { unitEvidence } from "./unit-evidence.ts";
import type { RecordedCoding, RegisteredSource } from "./unit-input.ts";

export type ComputedPosition = { kind: "silent" } | { kind: "position"; value: number; passages: number };

/**
 * What a source's codings come to on a question, in [-1, 1], with how many passages that is: what a judged position replaces,
 * shown beside it. The same steps as for a whole unit: effective codings, joined, marked speakers equal. A source that is not
 * placed in a group says something too, though it enters no balance.
 * Errors: none; codings of other sources and questions are left out, and a coding without words too.
 * Example: speaker A supports three times, B constrains once: 0, of 4 passages. Source: method, section 3, step 1.
 */
export function computedPosition(
  codings: readonly RecordedCoding[],
  source: RegisteredSource,
  questionId: string,
): ComputedPosition {
  // alone in a group of its own, the balance of the unit is the source's position
  const placed = { ...source, groupId: "its own" };
  const own = codings.filter((coding) => coding.sourceId === source.id && coding.start < coding.end);
  const unit = { questionIds: [questionId] };
  const evidence = unitEvidence({ codings: own, sources: [placed], areas: [], judged: [], unit });
  if (evidence.kind === "rejected") return { kind: "silent" };
  const profile = evidenceProfile(evidence.profileInput);
  if (profile.kind !== "profile") return { kind: "silent" };
  return { kind: "position", value: profile.balance, passages: profile.counts.codings };
}
