import { knownBrowsers, type Tx } from "@octant/db";
import { and, eq, lt } from "drizzle-orm";
import { hashToken, makeToken } from "./tokens.ts";

/** A browser that nobody has signed in with for so long is forgotten; browsers forget its cookie then too. */
export const KNOWN_FOR_MS = 400 * 24 * 60 * 60_000;

/** True where this person has signed in with this browser before. */
export async function isKnownBrowser(tx: Tx, accountId: string, tokenHash: Uint8Array): Promise<boolean> {
  const found = await tx
    .select({ at: knownBrowsers.lastUsedAt })
    .from(knownBrowsers)
    .where(and(eq(knownBrowsers.accountId, accountId), eq(knownBrowsers.tokenHash, tokenHash)));
  return found.length > 0;
}

/**
 * Notes that a person has signed in with a browser, and gives the token that it is to bear from now on. One that nobody was
 * ever known by is not taken over: somebody else may have planted it.
 */
export async function rememberBrowser(tx: Tx, accountId: string, token: string | undefined, at: Date): Promise<string> {
  await tx.delete(knownBrowsers).where(lt(knownBrowsers.lastUsedAt, new Date(at.getTime() - KNOWN_FOR_MS)));
  const kept = token !== undefined && (await isSomebodys(tx, hashToken(token))) ? token : makeToken();
  await tx
    .insert(knownBrowsers)
    .values({ accountId, tokenHash: hashToken(kept), lastUsedAt: at })
    .onConflictDoUpdate({ target: [knownBrowsers.accountId, knownBrowsers.tokenHash], set: { lastUsedAt: at } });
  return kept;
}

async function isSomebodys(tx: Tx, tokenHash: Uint8Array): Promise<boolean> {
  const found = await tx
    .select({ at: knownBrowsers.lastUsedAt })
    .from(knownBrowsers)
    .where(eq(knownBrowsers.tokenHash, tokenHash))
    .limit(1);
  return found.length > 0;
}

/** After a change of the password every browser has to become known anew. */
export async function forgetBrowsers(tx: Tx, accountId: string): Promise<void> {
  await tx.delete(knownBrowsers).where(eq(knownBrowsers.accountId, accountId));
}
