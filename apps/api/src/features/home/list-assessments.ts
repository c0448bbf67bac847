import { asAccount, type Database } from "@octant/db";
import type { AssessmentRow } from "@octant/schemas";
import type { Account } from "../../platform/request-context.ts";
import { hasRight } from "../../platform/rights.ts";
import { findMemberships } from "./queries.ts";
import { readProgress } from "./read-progress.ts";

/** The assessments that a person belongs to, the newest first, each with how far it has come. */
export async function listAssessments(db: Database, account: Account): Promise<AssessmentRow[]> {
  const memberships = await asAccount(db, account.id, (tx) => findMemberships(tx, account.id));
  // evidence can be seen, and so counted, only from inside its assessment: a transaction each
  return Promise.all(
    memberships.map(async (membership) => {
      const { id, role } = membership;
      const seesRegister = hasRight(role, "read-register");
      const progress = seesRegister ? await readProgress({ db, account, assessmentId: id }) : null;
      const retentionUntil = hasRight(role, "read-protection") ? membership.retentionUntil : null;
      return { ...membership, retentionUntil, progress };
    }),
  );
}
