import postgres from "postgres";

/** The password that opens the door. While a key file is being replaced there are two, and either may be right. */
export async function findPassword(
  url: string,
  passwords: () => Promise<readonly [string, ...string[]]>,
): Promise<string> {
  const [first, ...others] = await passwords();
  for (const password of others.length === 0 ? [] : [first, ...others]) {
    if (await canSignIn(withPassword(url, password))) return password;
  }
  return first;
}

export function withPassword(url: string, password: string): string {
  const changed = new URL(url);
  changed.password = password;
  return changed.href;
}

export async function canSignIn(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, prepare: false, connect_timeout: 5, onnotice: () => {} });
  try {
    await sql`select 1`;
    return true;
  } catch (error) {
    if (isRefusedLogin(error)) return false;
    throw error;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Class 28: unknown role, wrong password, or no way in; anything else says nothing about the password. */
export function isRefusedLogin(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof postgres.PostgresError) return cause.code.startsWith("28");
  }
  return false;
}
