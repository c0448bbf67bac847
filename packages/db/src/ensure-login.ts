import type postgres from "postgres";
import { takeLock, unlessRaced } from "./database-lock.ts";
import { ensureLoginPassword, ensureLoginRole, type LoginKind, loginUrl } from "./login-role.ts";

/** Makes or mends a login of the database and gives the address under which it signs in. */
export async function ensureLogin(
  admin: postgres.Sql,
  adminUrl: string,
  kind: LoginKind,
  password: string,
): Promise<string> {
  const role = await unlessRaced(() =>
    admin.begin(async (tx) => {
      await takeLock(tx);
      return ensureLoginRole(tx, kind);
    }),
  );
  await unlessRaced(() => ensureLoginPassword(admin, adminUrl, role, password));
  return loginUrl(adminUrl, role, password);
}
