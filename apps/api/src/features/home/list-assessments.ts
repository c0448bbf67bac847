import { asAccount, type Database } from "@octant/db";
import type { AssessmentRow } from "@octant/schemas";
import type { Account } from "../../platform/request-context.ts";
import { hasRight } from "../../platform/rights.ts";
import { countEvidence, findMemberships } from "./queries.ts";

/** The assessments that a person belongs to, the newest first, each with what it holds. */
export async function listAssessments(db: Database, account: Account): Promise<AssessmentRow[]> {
  const memberships = await asAccount(db, account.id, (tx) => findMemberships(tx, account.id));
  // evidence can be seen, and so counted, only from inside its assessment: a transaction each
  return Promise.all(
    memberships.map(async (membership) => {
      const counts = await countEvidence({ db, account, assessmentId: membership.id });
      const retentionUntil = hasRight(membership.role, "read-protection") ? membership.retentionUntil : null;
      return { ...membership, retentionUntil, ...counts };
    }),
  );
}
