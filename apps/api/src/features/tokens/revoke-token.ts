import { asAccount } from "@octant/db";
import { recordAudit } from "../../platform/audit/index.ts";
import { recordChange } from "../../platform/changes.ts";
import type { Deps } from "../../platform/deps.ts";
import { inAssessment } from "../../platform/in-assessment.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { Account } from "../../platform/request-context.ts";
import { revokeToken as revoke, selectMemberships } from "./queries.ts";

/** Revokes one of the person's own tokens, in whichever of their assessments it is. Throws `not-found` where it is in none. */
export async function revokeToken(
  { db, vault, now }: Pick<Deps, "db" | "vault" | "now">,
  account: Account,
  id: string,
): Promise<void> {
  const memberships = await asAccount(db, account.id, (tx) => selectMemberships(tx, account.id));
  for (const { assessmentId } of memberships) {
    const scope = { db, vault, account, assessmentId };
    const found = await inAssessment(scope, async (tx) => {
      const revoked = await revoke(tx, assessmentId, account.id, id, now());
      if (revoked.length === 0) return false;
      await recordChange(tx, scope, { kind: "token.revoked", entity: "token", entityId: id, commandId: null });
      await recordAudit(tx, scope, { kind: "token.revoked", entityId: id, facts: {} });
      return true;
    });
    if (found) return;
  }
  throw new ProblemError("not-found");
}
