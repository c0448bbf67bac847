import { asAccount, signInLinks } from "@octant/db";
import type { Deps } from "../../platform/deps.ts";
import { hashToken, makeToken } from "../../platform/tokens.ts";

/** How long a link can wait to be opened. */
export const LINK_LIFETIME_MS = 15 * 60_000;

/**
 * Makes the link that signs an account in once, and takes back every one made before. The token stands in the fragment:
 * browsers send that to no server, so it is in no log and in no referrer.
 */
export async function makeSignInLink(
  { db, now, origins }: Pick<Deps, "db" | "now" | "origins">,
  accountId: string,
): Promise<string> {
  const token = makeToken();
  const expiresAt = new Date(now().getTime() + LINK_LIFETIME_MS);
  await asAccount(db, "", async (tx) => {
    await tx.delete(signInLinks);
    await tx.insert(signInLinks).values({ tokenHash: hashToken(token), accountId, expiresAt });
  });
  return `${origins[0]}/sign-in#${token}`;
}
