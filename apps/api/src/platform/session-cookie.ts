import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { KNOWN_FOR_MS } from "./known-browsers.ts";
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

const BROWSER = "octant-browser";

/** By what a browser is known in which somebody has signed in before. It opens nothing. */
export function readBrowserToken(c: Context<ApiEnv>): string | undefined {
  const value = isHttps(c) ? getCookie(c, BROWSER, "host") : getCookie(c, BROWSER);
  return value !== undefined && TOKEN.test(value) ? value : undefined;
}

export function writeBrowserToken(c: Context<ApiEnv>, token: string): void {
  const options = { ...OPTIONS, maxAge: KNOWN_FOR_MS / 1000 };
  if (isHttps(c)) setCookie(c, BROWSER, token, { ...options, secure: true, prefix: "host" });
  else setCookie(c, BROWSER, token, options);
}

function isHttps(c: Context<ApiEnv>): boolean {
  return c.var.deps.origins[0].startsWith("https:");
}
