import { accountLinks, asAccount } from "@octant/db";
import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Deps } from "../../platform/deps.ts";
import { makeLinkToken } from "../../platform/link-tokens.ts";
import { hasLogins } from "./queries.ts";

export const FIRST_ACCOUNT_LINK_MS = 60 * 60_000;

/**
 * Makes the link with which whoever runs the server makes its first account, and takes back those made before. Undefined
 * once somebody can sign in: from then on people are invited.
 */
export async function makeFirstAccountLink({
  db,
  now,
  origins,
}: Pick<Deps, "db" | "now" | "origins">): Promise<string | undefined> {
  const { token, tokenHash } = makeLinkToken();
  const expiresAt = new Date(now().getTime() + FIRST_ACCOUNT_LINK_MS);
  const made = await asAccount(db, "", async (tx) => {
    await tx.delete(accountLinks).where(eq(accountLinks.kind, "first-account"));
    if (await hasLogins(tx)) return false;
    await tx
      .insert(accountLinks)
      .values({ tokenHash, id: uuidv7(), kind: "first-account", createdAt: now(), expiresAt });
    return true;
  });
  return made ? `${origins[0]}/link#${token}` : undefined;
}
