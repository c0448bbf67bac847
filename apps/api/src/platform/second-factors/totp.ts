import { accounts, type Tx } from "@octant/db";
import { and, eq, isNull, lt, or } from "drizzle-orm";
import { Secret, TOTP } from "otpauth";
import { accountPlace } from "../account-names.ts";
import type { ServerKey } from "../vault/index.ts";

/** What every authenticator app can do: six digits, anew every thirty seconds. */
const KIND = { issuer: "Octant", algorithm: "SHA1", digits: 6, period: 30 } as const;

export function makeTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What the picture holds that an authenticator reads. */
export function totpUri(secret: string, label: string): string {
  return new TOTP({ ...KIND, label, secret: Secret.fromBase32(secret) }).toString();
}

/** The half minute that a code is of, counted from 1970; one before and one after are let pass, as clocks differ. */
export function matchStep(secret: string, code: string, at: Date): number | undefined {
  const totp = new TOTP({ ...KIND, secret: Secret.fromBase32(secret) });
  const timestamp = at.getTime();
  const delta = totp.validate({ token: code, timestamp, window: 1 });
  return delta === null ? undefined : totp.counter({ timestamp }) + delta;
}

export function openTotp(
  server: ServerKey,
  accountId: string,
  sealed: Uint8Array | null,
  column: "totp" | "totp_next",
) {
  const opened = sealed && server.tryOpen(accountPlace(column, accountId), sealed);
  return opened?.kind === "open" ? opened.value : undefined;
}

/** True where it is a code of this half minute that was not used before; it is then. */
export async function spendTotpCode(
  tx: Tx,
  server: ServerKey,
  { accountId, code, at }: { accountId: string; code: string; at: Date },
): Promise<boolean> {
  const [account] = await tx
    .select({ totpSealed: accounts.totpSealed, confirmedAt: accounts.totpConfirmedAt })
    .from(accounts)
    .where(eq(accounts.id, accountId));
  if (!account?.confirmedAt) return false;
  const secret = openTotp(server, accountId, account.totpSealed, "totp");
  const step = secret === undefined ? undefined : matchStep(secret, code, at);
  if (step === undefined) return false;
  const isNew = or(isNull(accounts.totpLastStep), lt(accounts.totpLastStep, step));
  const spent = await tx
    .update(accounts)
    .set({ totpLastStep: step })
    .where(and(eq(accounts.id, accountId), isNew))
    .returning({ id: accounts.id });
  return spent.length > 0;
}
