import { coders, members, type Tx } from "@octant/db";
import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { recordAudit } from "../../platform/audit/index.ts";
import { recordChange } from "../../platform/changes.ts";
import type { Deps } from "../../platform/deps.ts";
import type { ParsedToken } from "../../platform/link-tokens.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { Account } from "../../platform/request-context.ts";
import { hasRight } from "../../platform/rights.ts";
import { spendInvitation } from "./queries.ts";

/**
 * Spends an invitation and makes the person a member in its role, in the caller's transaction inside of the assessment.
 * Throws `link-spent`, and `already-member`, which leaves the invitation as it is.
 */
export async function joinTeam(
  tx: Tx,
  { vault, now }: Pick<Deps, "vault" | "now">,
  token: ParsedToken & { assessmentId: string },
  account: Account,
): Promise<void> {
  const { assessmentId } = token;
  const invitation = await spendInvitation(tx, token, account.id, now());
  if (!invitation) throw new ProblemError("link-spent");
  const { role } = invitation;
  const member = { assessmentId, accountId: account.id, role };
  const added = await tx.insert(members).values(member).onConflictDoNothing().returning({ role: members.role });
  if (added.length === 0) throw new ProblemError("already-member");
  if (hasRight(role, "code")) await ensureCoder(tx, assessmentId, account.id);
  await recordChange(
    tx,
    { assessmentId, account },
    {
      kind: "member.joined",
      entity: "member",
      entityId: account.id,
      commandId: null,
      after: { role },
    },
  );
  const accepted = { kind: "invitation.accepted", entityId: invitation.id, facts: { role } } as const;
  await recordAudit(tx, { vault, assessmentId, account }, accepted);
}

/** Somebody who was here before goes on as the coder that they were. */
async function ensureCoder(tx: Tx, assessmentId: string, accountId: string): Promise<void> {
  const isTheirs = and(eq(coders.assessmentId, assessmentId), eq(coders.accountId, accountId));
  const found = await tx.select({ id: coders.id }).from(coders).where(isTheirs);
  if (found.length === 0) await tx.insert(coders).values({ assessmentId, id: uuidv7(), accountId });
}
