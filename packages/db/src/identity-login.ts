import postgres from "postgres";
import { ensureLogin } from "./ensure-login.ts";
import { IDENTITY_LOGIN } from "./login-role.ts";

/**
 * Makes the login that may enter the identities and nothing else, in a database that is up to date; gives the address
 * under which it signs in. `password` is derived from the identities' own key file.
 */
export async function ensureIdentityLogin(adminUrl: string, password: string): Promise<string> {
  const admin = postgres(adminUrl, { max: 1, prepare: false, connect_timeout: 5, onnotice: () => {} });
  try {
    return await ensureLogin(admin, adminUrl, IDENTITY_LOGIN, password);
  } finally {
    await admin.end({ timeout: 5 });
  }
}
