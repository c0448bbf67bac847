import { accounts, type Tx } from "@octant/db";
import { eq } from "drizzle-orm";
import { accountPlace } from "./account-names.ts";
import { hashPassword } from "./passwords/hashing.ts";
import { ProblemError } from "./problems.ts";
import type { ServerKey } from "./vault/index.ts";

/** By what a login is found: without case, and whatever way its letters were typed in. */
export function loginDigest(server: ServerKey, login: string): Uint8Array {
  return server.digest("login", login.trim().normalize("NFKC").toLowerCase());
}

/** A login as it is kept. */
export function sealLogin(server: ServerKey, accountId: string, login: string) {
  const loginSealed = server.seal(accountPlace("login", accountId), login.trim());
  return { loginSealed, loginDigest: loginDigest(server, login) };
}

/** Null for an account that has none, or one that was tampered with. */
export function openLogin(server: ServerKey, accountId: string, sealed: Uint8Array | null): string | null {
  const opened = sealed && server.tryOpen(accountPlace("login", accountId), sealed);
  return opened?.kind === "open" ? opened.value : null;
}

/** A password as it is kept. It takes its time, so make it before a transaction begins. */
export async function sealPassword(server: ServerKey, accountId: string, password: string, at: Date) {
  const phc = await hashPassword(password);
  return { passwordSealed: server.seal(accountPlace("password", accountId), phc), passwordChangedAt: at };
}

/** The hash that a password is held against; undefined where there is none, or one that was tampered with. */
export function openPassword(server: ServerKey, accountId: string, sealed: Uint8Array | null): string | undefined {
  const opened = sealed && server.tryOpen(accountPlace("password", accountId), sealed);
  return opened?.kind === "open" ? opened.value : undefined;
}

/** Throws `login-taken`. */
export async function requireFreeLogin(tx: Tx, server: ServerKey, login: string): Promise<void> {
  const digest = loginDigest(server, login);
  const taken = await tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.loginDigest, digest));
  if (taken.length > 0) throw new ProblemError("login-taken");
}
