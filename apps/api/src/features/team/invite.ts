import { invitations, type Tx } from "@octant/db";
import type { Invite, NewInvitation } from "@octant/schemas";
import { v7 as uuidv7 } from "uuid";
import { recordAudit } from "../../platform/audit/index.ts";
import { recordChange } from "../../platform/changes.ts";
import { once } from "../../platform/commands.ts";
import type { Deps } from "../../platform/deps.ts";
import { makeInvitationToken } from "../../platform/link-tokens.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { selectInvitations } from "./queries.ts";
import { toInvitation } from "./to-invitation.ts";

const DAY_MS = 24 * 60 * 60_000;

/**
 * Makes an invitation into a role. Its link is told in this answer and never again: of the same command sent twice the
 * second answer has none, and whoever lost the link takes the invitation back and makes another.
 */
export async function invite(
  ctx: RequestContext,
  { now, origins }: Pick<Deps, "now" | "origins">,
  command: Invite,
): Promise<NewInvitation> {
  requireRight(ctx, "change-team");
  const { assessmentId, account } = ctx;
  const work = async (tx: Tx) => {
    const { role, days } = command;
    const id = uuidv7();
    const { token, tokenHash } = makeInvitationToken(assessmentId);
    const times = { createdAt: now(), expiresAt: new Date(now().getTime() + days * DAY_MS) };
    await tx.insert(invitations).values({ assessmentId, id, tokenHash, role, madeBy: account.id, ...times });
    await recordChange(tx, ctx, {
      kind: "invitation.made",
      entity: "invitation",
      entityId: id,
      commandId: command.id,
      after: { role, days },
    });
    await recordAudit(tx, ctx, { kind: "invitation.made", entityId: id, facts: { role } });
    return { id, url: `${origins[0]}/link#${token}` };
  };
  return once(ctx, { kind: "team.invite", ...command }, (tx) => work(tx).then((made) => answer(tx, ctx, made)), {
    keep: ({ invitation }) => invitation.id,
    recall: (tx, id: string) => answer(tx, ctx, { id, url: null }),
  });
}

async function answer(tx: Tx, ctx: RequestContext, { id, url }: { id: string; url: string | null }) {
  const [row] = await selectInvitations(tx, ctx.assessmentId, { id });
  if (!row) throw new ProblemError("not-found");
  return { invitation: toInvitation(ctx.vault.server, row), url };
}
