/** What the login roles of test databases sign in with. */
export const LOGIN_PASSWORD = "only-for-tests";
export const IDENTITY_PASSWORD = "only-for-tests-of-identities";

/** The same server, another database. */
export function databaseUrl(adminUrl: string, database: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  return url.href;
}
