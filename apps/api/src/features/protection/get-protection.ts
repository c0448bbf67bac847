import type { Tx } from "@octant/db";
import type { Protection } from "@octant/schemas";
import type { Deps } from "../../platform/deps.ts";
import { inAssessment } from "../../platform/in-assessment.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { selectMembers } from "../team/queries.ts";
import { getAssessment } from "./queries.ts";

export type Clock = Pick<Deps, "now">;

export async function getProtection(ctx: RequestContext, clock: Clock): Promise<Protection> {
  requireRight(ctx, "read-protection");
  return inAssessment(ctx, (tx) => readProtection(tx, ctx, clock));
}

export async function readProtection(tx: Tx, { assessmentId }: RequestContext, { now }: Clock): Promise<Protection> {
  const { highRisk, retentionUntil } = await getAssessment(tx, assessmentId);
  const members = await selectMembers(tx, assessmentId, now());
  const withoutSecondFactor = members.filter((member) => !member.hasSecondFactor).length;
  return { highRisk, retentionUntil, withoutSecondFactor };
}
