import { z } from "zod";

const Line = z.string().trim().min(1).max(120);
const NAMES_MOST = 60;

/** Names of one kind, in the order in which they are to stand; each once, whatever its case. */
const Names = z
  .array(Line)
  .max(NAMES_MOST)
  .refine((names) => new Set(names.map((name) => name.toLowerCase())).size === names.length, {
    error: "a name stands here twice",
  });

/** Both days belong to the period. One left out: open on that side. Both: nobody knows, and it overlaps with none. */
const NewPeriod = z
  .strictObject({ name: Line, startsOn: z.iso.date().nullable(), endsOn: z.iso.date().nullable() })
  .refine(({ startsOn, endsOn }) => startsOn === null || endsOn === null || startsOn <= endsOn, {
    path: ["endsOn"],
    error: "a period ends on the day it starts, or later",
  });
export type NewPeriod = z.infer<typeof NewPeriod>;

/**
 * A command to start an assessment; whoever sends it leads it. Its stakeholder groups, regions and periods are what its
 * evidence will be cut by. Errors: what does not fit fails here; periods that overlap fail in the use case.
 */
export const NewAssessment = z.strictObject({
  id: z.uuidv7(),
  name: Line,
  missionLine: z.string().trim().min(1).max(200),
  frameworkId: z.string().max(80),
  highRisk: z.boolean(),
  retentionUntil: z.iso.date().nullable(),
  groups: Names,
  regions: Names,
  periods: z.array(NewPeriod).max(NAMES_MOST),
});
export type NewAssessment = z.infer<typeof NewAssessment>;

/** The assessment that was started. Its id is the server's. */
export const StartedAssessment = z.strictObject({ id: z.uuid() });
export type StartedAssessment = z.infer<typeof StartedAssessment>;
