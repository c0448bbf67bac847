import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { ApiEnv } from "./request-context.ts";

const NAME = "octant-session";
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** Strict: another site's link opens Octant signed out for that one request, and nothing of another site can act here. */
const OPTIONS = { httpOnly: true, sameSite: "Strict", path: "/" } as const;

export function readSessionToken(c: Context<ApiEnv>): string | undefined {
  const value = isHttps(c) ? getCookie(c, NAME, "host") : getCookie(c, NAME);
  return value !== undefined && TOKEN.test(value) ? value : undefined;
}

/** Ends with the browser, or when the server says so: the cookie itself bears no date. */
export function writeSessionToken(c: Context<ApiEnv>, token: string): void {
  if (isHttps(c)) setCookie(c, NAME, token, { ...OPTIONS, secure: true, prefix: "host" });
  else setCookie(c, NAME, token, OPTIONS);
}

export function removeSessionToken(c: Context<ApiEnv>): void {
  if (isHttps(c)) deleteCookie(c, NAME, { ...OPTIONS, secure: true, prefix: "host" });
  else deleteCookie(c, NAME, OPTIONS);
}

function isHttps(c: Context<ApiEnv>): boolean {
  return c.var.deps.origins[0].startsWith("https:");
}
