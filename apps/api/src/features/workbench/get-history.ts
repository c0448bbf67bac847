import { HistoryEntry, Stance } from "@octant/schemas";
import { z } from "zod";
import { showAccountName } from "../../platform/account-names.ts";
import { inAssessment } from "../../platform/in-assessment.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { listChanges } from "./list-changes.ts";
import { findCoding } from "./queries.ts";

const State = z.object({ stance: Stance }).nullable();
/** What else is told of a change, by what it was about. */
const TOLD: Partial<Record<string, z.ZodType<HistoryEntry["before"]>>> = {
  "coding.about-changed": z.object({
    stance: Stance,
    aboutAreaId: z.uuid().nullable(),
    aboutPeriodIds: z.array(z.uuid()),
  }),
  "coding.span-changed": z.object({ stance: Stance, start: z.int(), end: z.int() }),
};

/** What happened to a coding, newest first. Only one's own commands are named: nobody else could undo them. */
export async function getHistory(ctx: RequestContext, codingId: string): Promise<HistoryEntry[]> {
  requireRight(ctx, "read-text");
  return inAssessment(ctx, async (tx) => {
    const [coding, changes] = await Promise.all([
      findCoding(tx, ctx.assessmentId, codingId),
      listChanges(tx, ctx.assessmentId, codingId),
    ]);
    if (!coding) throw new ProblemError("not-found");
    return changes.toReversed().map(({ at, actorSealed, kind, commandId, actorAccountId, before, after }) => {
      const told = TOLD[kind] ?? State;
      const me = actorAccountId === ctx.account.id;
      return {
        commandId: me ? commandId : null,
        at: at.toISOString(),
        actor: showAccountName(ctx.vault.server, actorAccountId, actorSealed),
        me,
        kind: HistoryEntry.shape.kind.parse(kind),
        before: told.parse(before),
        after: told.parse(after),
      };
    });
  });
}
