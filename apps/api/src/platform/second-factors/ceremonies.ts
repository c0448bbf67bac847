import { passkeyCeremonies, type Tx } from "@octant/db";
import { and, eq, gt, lte } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";

/** How long somebody has to touch their device. */
export const CEREMONY_MS = 5 * 60_000;

type Purpose = "sign-in" | "proof" | "registration";

/** Remembers a question to a passkey until it is answered, and forgets those that nobody has answered. Gives its id. */
export async function openCeremony(
  tx: Tx,
  at: Date,
  { purpose, accountId, challenge }: { purpose: Purpose; accountId: string | null; challenge: string },
): Promise<string> {
  await tx.delete(passkeyCeremonies).where(lte(passkeyCeremonies.expiresAt, at));
  const id = uuidv7();
  const expiresAt = new Date(at.getTime() + CEREMONY_MS);
  const row = { id, purpose, accountId, challenge: Buffer.from(challenge, "base64url"), expiresAt };
  await tx.insert(passkeyCeremonies).values(row);
  return id;
}

/** Takes a question out again: it can be answered once, rightly or not. Gives its challenge, and whom it was put to. */
export async function takeCeremony(tx: Tx, at: Date, id: string, purpose: Purpose) {
  const isAsked = and(
    eq(passkeyCeremonies.id, id),
    eq(passkeyCeremonies.purpose, purpose),
    gt(passkeyCeremonies.expiresAt, at),
  );
  const [asked] = await tx.delete(passkeyCeremonies).where(isAsked).returning();
  return asked && { accountId: asked.accountId, challenge: Buffer.from(asked.challenge).toString("base64url") };
}
