import type { Tx } from "@octant/db";
import type { ChangeRole } from "@octant/schemas";
import { recordAudit } from "../../platform/audit/index.ts";
import { recordChange } from "../../platform/changes.ts";
import { once } from "../../platform/commands.ts";
import type { Deps } from "../../platform/deps.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { hasRight, requireRight } from "../../platform/rights.ts";
import { closeSessions, rotateSession } from "../../platform/sessions.ts";
import { holdMember, requireOtherLead } from "./hold-team.ts";
import { ensureCoder, revokeLinksOf, setRole } from "./queries.ts";

/** Undefined where the session of whoever asks goes on as it was; else its new token. */
export type RoleChanged = { newToken?: string | undefined };

/**
 * Gives a member another role. Their sessions end with it, so that nothing open goes on under rights that are gone; one's
 * own gets another token. Whoever stops being a lead leaves no open invitation behind.
 * Throws `changed-since` where the role is not `from` any more, and `last-lead` where nobody else could lead.
 */
export async function changeRole(
  ctx: RequestContext,
  { now }: Pick<Deps, "now">,
  sessionHash: Uint8Array,
  accountId: string,
  command: ChangeRole,
): Promise<RoleChanged> {
  requireRight(ctx, "change-team");
  const change = async (tx: Tx): Promise<RoleChanged> => {
    const { from, role } = command;
    const { member, team } = await holdMember(tx, ctx, accountId);
    if (member.role !== from) throw new ProblemError("changed-since", { current: { role: member.role } });
    if (member.role === role) return {};
    if (member.canLead && role !== "lead") requireOtherLead(team, accountId);
    await writeRole(tx, ctx, accountId, command, now());
    const mine = accountId === ctx.account.id;
    await closeSessions(tx, accountId, mine ? sessionHash : undefined);
    const newToken = mine ? await rotateSession(tx, now(), sessionHash, { proved: false }) : undefined;
    await recordAudit(tx, ctx, { kind: "member.role-changed", entityId: accountId, facts: { from, to: role } });
    return { newToken };
  };
  return once(ctx, { ...command, kind: "team.change-role", accountId }, change, {
    keep: () => null,
    recall: async () => ({}),
  });
}

async function writeRole(tx: Tx, ctx: RequestContext, accountId: string, { id, from, role }: ChangeRole, at: Date) {
  const { assessmentId } = ctx;
  await setRole(tx, assessmentId, accountId, role);
  if (hasRight(role, "code")) await ensureCoder(tx, assessmentId, accountId);
  const revoked = from === "lead" ? await revokeLinksOf(tx, assessmentId, accountId, at) : [];
  await recordChange(tx, ctx, {
    kind: "member.role-changed",
    entity: "member",
    entityId: accountId,
    commandId: id,
    before: { role: from },
    after: { role, invitationsRevoked: revoked },
  });
}
