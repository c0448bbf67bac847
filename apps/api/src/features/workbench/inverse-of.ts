import { Stance } from "@octant/schemas";
import { z } from "zod";
import type { CodingState, Edit } from "./edit-coding.ts";

const Before = z.object({ stance: Stance });
const SpanBefore = z.object({ segmentId: z.uuid(), start: z.int(), end: z.int() });
const AboutBefore = z.object({ aboutAreaId: z.uuid().nullable(), aboutPeriodIds: z.array(z.uuid()) });

/** What takes a change of a coding back. What is removed keeps its stance, so that it comes back as it went. */
export function inverseOf(change: { kind: string; before: unknown }, now: CodingState): Pick<Edit, "kind" | "to"> {
  switch (change.kind) {
    case "coding.added":
    case "coding.restored":
      return { kind: "coding.removed", to: { ...now, live: false } };
    case "coding.removed":
      return { kind: "coding.restored", to: { ...now, live: true } };
    case "coding.stance-changed":
      return { kind: "coding.stance-changed", to: { ...now, stance: Before.parse(change.before).stance } };
    case "coding.span-changed":
      return { kind: "coding.span-changed", to: { ...now, ...SpanBefore.parse(change.before) } };
    case "coding.about-changed":
      return { kind: "coding.about-changed", to: { ...now, ...AboutBefore.parse(change.before) } };
    default:
      throw new Error(`a change of kind ${change.kind} cannot be taken back`);
  }
}
