import { asAccount, type Database } from "@octant/db";
import type { AssessmentRow } from "@octant/schemas";
import type { SignedIn } from "../../platform/request-context.ts";
import { hasRight } from "../../platform/rights.ts";
import { asksForSecondFactor, hasSecondFactor } from "../../platform/sessions.ts";
import { findMemberships } from "./queries.ts";
import { readProgress } from "./read-progress.ts";

/**
 * The assessments that a person belongs to, the newest first. How far one has come is told to whoever could open it and see
 * its register: not before they have the second factor that it asks for.
 */
export async function listAssessments(db: Database, signedIn: SignedIn): Promise<AssessmentRow[]> {
  const { account } = signedIn;
  const memberships = await asAccount(db, account.id, (tx) => findMemberships(tx, account.id));
  // evidence can be seen, and so counted, only from inside its assessment: a transaction each
  return Promise.all(
    memberships.map(async ({ highRisk, ...membership }) => {
      const { id, role, demo } = membership;
      const opens = hasSecondFactor(signedIn) || !asksForSecondFactor({ role, demo, highRisk });
      const seesRegister = opens && hasRight(role, "read-register");
      const progress = seesRegister ? await readProgress({ db, account, assessmentId: id }) : null;
      const retentionUntil = hasRight(role, "read-protection") ? membership.retentionUntil : null;
      return { ...membership, retentionUntil, progress };
    }),
  );
}
