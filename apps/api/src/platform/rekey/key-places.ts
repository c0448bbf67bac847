import postgres from "postgres";
import { nextPath } from "../vault/file-keys.ts";
import { readKeyFile } from "../vault/key-file.ts";
import { type Ring, toCheckKey } from "../vault/key-ring.ts";
import { isSealedWith } from "../vault/key-seal.ts";

/** A ring and where its key file lies. */
export type KeyPlace = { ring: Ring; path: string };

/** The row that says which key files a ring hangs on, as the administrator sees it. */
export type CheckRow = {
  generation: number;
  sealed: Uint8Array;
  nextSealed: Uint8Array | null;
  recoverySealed: Uint8Array | null;
  nextRecoverySealed: Uint8Array | null;
};

/** The administrator's connection, for what no request may do. */
export async function asAdmin<T>(adminUrl: string, work: (admin: postgres.Sql) => Promise<T>): Promise<T> {
  const admin = postgres(adminUrl, { max: 1, prepare: false, connect_timeout: 5, onnotice: () => {} });
  try {
    return await work(admin);
  } finally {
    await admin.end({ timeout: 5 });
  }
}

/** Locked until the transaction ends. */
export async function lockCheck(tx: postgres.TransactionSql, ring: Ring): Promise<CheckRow | undefined> {
  const [row] = await tx<CheckRow[]>`
    select generation, sealed, next_sealed as "nextSealed", recovery_sealed as "recoverySealed",
      next_recovery_sealed as "nextRecoverySealed"
    from ${tx(`${ring}.key_check`)} for update`;
  return row;
}

export const opens = (ring: Ring, key: Uint8Array | undefined, sealed: Uint8Array | null): boolean =>
  key !== undefined && sealed !== null && isSealedWith(toCheckKey(key), ring, sealed);

/** What the two files of a ring hold, in whichever of them it lies, for what the row says. */
export async function readBoth({ ring, path }: KeyPlace, row: Pick<CheckRow, "sealed" | "nextSealed">) {
  const found = [await readKeyFile(path), await readKeyFile(nextPath(path))];
  return {
    current: found.find((key) => opens(ring, key, row.sealed)),
    next: found.find((key) => opens(ring, key, row.nextSealed)),
  };
}
