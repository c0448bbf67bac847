import type { MiddlewareHandler } from "hono";
import type { Deps } from "./deps.ts";
import type { ApiEnv } from "./request-context.ts";

/** Nothing inline, nothing from elsewhere, nowhere to be framed. */
const POLICY = [
  "default-src 'none'",
  "object-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

const HEADERS: Record<string, string> = {
  "Content-Security-Policy": POLICY,
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Origin-Agent-Cluster": "?1",
  "Permissions-Policy":
    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
};
const HSTS = "max-age=63072000; includeSubDomains";

/** What every answer bears, whoever gives it. */
export function headersOf(origins: Deps["origins"]): Record<string, string> {
  return origins[0].startsWith("https:") ? { ...HEADERS, "Strict-Transport-Security": HSTS } : HEADERS;
}

/** Sets the same headers on every answer, refusals and failures too. What a route does not allow to be kept is kept nowhere. */
export const securityHeaders: MiddlewareHandler<ApiEnv> = async (c, next) => {
  await next();
  const { headers } = c.res;
  for (const [name, value] of Object.entries(headersOf(c.var.deps.origins))) headers.set(name, value);
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "no-store");
};
