import { randomInt } from "node:crypto";
import { recoveryCodes, type Tx } from "@octant/db";
import { and, eq, isNull } from "drizzle-orm";
import type { ServerKey } from "../vault/index.ts";

const HOW_MANY = 10;
/** Without signs that are taken for others. Sixteen of them are 79 bits: nobody guesses one. */
const SIGNS = "23456789abcdefghjkmnpqrstuvwxyz";
const LENGTH = 16;

/** Gives a person new recovery codes in place of those that they had. They are told once. */
export async function replaceRecoveryCodes(tx: Tx, server: ServerKey, accountId: string): Promise<string[]> {
  const codes = Array.from({ length: HOW_MANY }, makeCode);
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.accountId, accountId));
  await tx
    .insert(recoveryCodes)
    .values(codes.map((code) => ({ accountId, codeDigest: digestOf(server, accountId, code) })));
  return codes;
}

/** True where it is a recovery code of this person that was not used before; it is then. */
export async function spendRecoveryCode(
  tx: Tx,
  server: ServerKey,
  { accountId, code, at }: { accountId: string; code: string; at: Date },
): Promise<boolean> {
  const isGood = and(
    eq(recoveryCodes.accountId, accountId),
    eq(recoveryCodes.codeDigest, digestOf(server, accountId, code)),
    isNull(recoveryCodes.usedAt),
  );
  const spent = await tx
    .update(recoveryCodes)
    .set({ usedAt: at })
    .where(isGood)
    .returning({ id: recoveryCodes.accountId });
  return spent.length > 0;
}

/** "k7mw-3hxp-…": hyphens only help to copy it. */
function makeCode(): string {
  const signs = Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join("");
  return signs.replaceAll(/.{4}(?=.)/g, "$&-");
}

const digestOf = (server: ServerKey, accountId: string, code: string) =>
  server.digest("recovery code", `${accountId} ${code.toLowerCase().replaceAll(/[^a-z0-9]/g, "")}`);
