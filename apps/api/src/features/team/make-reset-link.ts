import { accountLinks, type Tx } from "@octant/db";
import type { MakeResetLink, NewResetLink } from "@octant/schemas";
import { and, eq, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { recordAudit, recordServerAudit } from "../../platform/audit/index.ts";
import { recordChange } from "../../platform/changes.ts";
import { once } from "../../platform/commands.ts";
import type { Deps } from "../../platform/deps.ts";
import { makeLinkToken } from "../../platform/link-tokens.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { holdMember } from "./hold-team.ts";

/** How long a reset link can wait to be opened. */
export const RESET_LINK_LIFETIME_MS = 24 * 60 * 60_000;

/**
 * Makes the link with which a member sets a new password, and takes back the one made here before. It is told in this
 * answer and never again. What it opens elsewhere is decided when it is used, by whether the person gives their second factor.
 */
export async function makeResetLink(
  ctx: RequestContext,
  { now, origins }: Pick<Deps, "now" | "origins">,
  accountId: string,
  command: MakeResetLink,
): Promise<NewResetLink> {
  requireRight(ctx, "change-team");
  const make = async (tx: Tx): Promise<NewResetLink> => {
    await holdMember(tx, ctx, accountId);
    await takeBack(tx, ctx.assessmentId, accountId);
    const { token, tokenHash } = makeLinkToken();
    const { everything } = command;
    const expiresAt = new Date(now().getTime() + RESET_LINK_LIFETIME_MS);
    const origin = { madeBy: ctx.account.id, madeIn: ctx.assessmentId, createdAt: now(), expiresAt };
    await tx.insert(accountLinks).values({ tokenHash, id: uuidv7(), kind: "reset", accountId, everything, ...origin });
    await recordChange(tx, ctx, {
      kind: "member.reset-link-made",
      entity: "member",
      entityId: accountId,
      commandId: command.id,
      after: { everything },
    });
    const made = { kind: "reset-link.made", entityId: accountId, facts: {} } as const;
    await recordAudit(tx, ctx, made);
    await recordServerAudit(tx, ctx, ctx.account.id, made);
    return { url: `${origins[0]}/link#${token}`, expiresAt: expiresAt.toISOString() };
  };
  return once(ctx, { ...command, kind: "team.reset-link", accountId }, make, {
    keep: ({ expiresAt }) => expiresAt,
    recall: async (_tx, expiresAt: string) => ({ url: null, expiresAt }),
  });
}

async function takeBack(tx: Tx, assessmentId: string, accountId: string): Promise<void> {
  await tx
    .delete(accountLinks)
    .where(
      and(
        eq(accountLinks.accountId, accountId),
        eq(accountLinks.kind, "reset"),
        eq(accountLinks.madeIn, assessmentId),
        isNull(accountLinks.usedAt),
      ),
    );
}
