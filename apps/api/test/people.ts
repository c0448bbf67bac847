import { accounts, asAccount } from "@octant/db";
import { eq } from "drizzle-orm";
import { Secret, TOTP } from "otpauth";
import { sealLogin, sealPassword } from "../src/platform/logins.ts";
import type { Account } from "../src/platform/request-context.ts";
import { addAccount, Client, cookiesOf } from "./client.ts";
import type { TestApp } from "./test-app.ts";

/** What everybody's password is. */
export const PASSWORD = "seventeen herons over Bla";

/** Somebody who signs in with login and password, with an authenticator where it is asked for. */
export async function addPerson(octant: TestApp, login: string, { secondFactor = false } = {}): Promise<Account> {
  const account = await addAccount(octant, "Awa Diarra", { secondFactor });
  const { db, vault, now } = octant.deps;
  const password = await sealPassword(vault.server, account.id, PASSWORD, now());
  const row = { ...sealLogin(vault.server, account.id, login), ...password };
  await asAccount(db, "", (tx) => tx.update(accounts).set(row).where(eq(accounts.id, account.id)));
  return account;
}

/** What an authenticator shows; `addAccount` gives everybody this secret. */
export function codeOf(octant: TestApp, secret = "JBSWY3DPEHPK3PXP"): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: octant.clock.now.getTime() });
}

export function signInWith(client: Client, login: string, password = PASSWORD, headers = {}): Promise<Response> {
  return client.send("POST", "/api/v1/session/password", { body: { login, password }, headers });
}

/** The browser after an answer: with the cookies that it had, and those that the answer has set. */
export function after(octant: TestApp, client: Client, answer: Response): Client {
  const pairs = [client.cookie, cookiesOf(answer)].flatMap((cookie) => (cookie ? cookie.split("; ") : []));
  const jar = new Map(pairs.map((pair) => [pair.split("=")[0], pair]));
  return new Client(octant, [...jar.values()].join("; "));
}
