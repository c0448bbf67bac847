import type { TeamCommand } from "@octant/schemas";
import { recordAudit } from "../../platform/audit/index.ts";
import { recordChange } from "../../platform/changes.ts";
import { once } from "../../platform/commands.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { holdMember } from "./hold-team.ts";
import { readmit } from "./queries.ts";

/** Lets a suspended member in again, in the role that they had. Somebody who is not suspended stays as they are. */
export async function readmitMember(ctx: RequestContext, accountId: string, command: TeamCommand): Promise<void> {
  requireRight(ctx, "change-team");
  const { assessmentId } = ctx;
  await once(ctx, { ...command, kind: "team.readmit", accountId }, async (tx) => {
    await holdMember(tx, ctx, accountId);
    if (!(await readmit(tx, assessmentId, accountId))) return null;
    await recordChange(tx, ctx, {
      kind: "member.readmitted",
      entity: "member",
      entityId: accountId,
      commandId: command.id,
    });
    await recordAudit(tx, ctx, { kind: "member.readmitted", entityId: accountId, facts: {} });
    return null;
  });
}
