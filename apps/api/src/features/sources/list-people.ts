import { accounts, members, sources, type Tx } from "@octant/db";
import type { RegisterPeople } from "@octant/schemas";
import { eq, sql } from "drizzle-orm";
import { showAccountName } from "../../platform/account-names.ts";
import { inAssessment } from "../../platform/in-assessment.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";

/** Who can be named as an interviewer, and who was although they are no longer in the team. */
export async function listPeople(ctx: RequestContext): Promise<RegisterPeople> {
  requireRight(ctx, "read-register");
  const rows = await inAssessment(ctx, (tx) => selectPeople(tx, ctx.assessmentId));
  return {
    items: rows.map(({ id, nameSealed, isMember }) => {
      return { id, name: showAccountName(ctx.vault.server, id, nameSealed), member: isMember };
    }),
  };
}

/** Members, and those who have left but have heard a source. */
export function selectPeople(tx: Tx, assessmentId: string) {
  // apart, or the columns of a query on one table would lose the names of their tables
  const ofAccount = sql`${members.assessmentId} = ${assessmentId} and ${members.accountId} = ${accounts.id}`;
  const isMember = sql<boolean>`exists (select from ${members} where ${ofAccount})`;
  const hasHeard = sql<boolean>`exists (
    select from ${sources} where ${eq(sources.assessmentId, assessmentId)} and ${sources.interviewerId} = ${accounts.id}
  )`;
  return tx
    .select({ id: accounts.id, nameSealed: accounts.nameSealed, isMember })
    .from(accounts)
    .where(sql`${isMember} or ${hasHeard}`)
    .orderBy(accounts.id);
}
