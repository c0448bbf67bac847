import postgres from "postgres";
import { ensureLogin } from "./ensure-login.ts";
import { APP_LOGIN, IDENTITY_LOGIN, type LoginKind } from "./login-role.ts";

/**
 * Makes the login that may enter the identities and nothing else, in a database that is up to date; gives the address
 * under which it signs in. `password` is derived from the identities' own key file.
 */
export async function ensureIdentityLogin(adminUrl: string, password: string): Promise<string> {
  return ensureOne(adminUrl, IDENTITY_LOGIN, password);
}

/** Lets the login that requests run under sign in with another password from now on; connections that stand go on. */
export async function ensureAppLogin(adminUrl: string, password: string): Promise<string> {
  return ensureOne(adminUrl, APP_LOGIN, password);
}

async function ensureOne(adminUrl: string, kind: LoginKind, password: string): Promise<string> {
  const admin = postgres(adminUrl, { max: 1, prepare: false, connect_timeout: 5, onnotice: () => {} });
  try {
    return await ensureLogin(admin, adminUrl, kind, password);
  } finally {
    await admin.end({ timeout: 5 });
  }
}
