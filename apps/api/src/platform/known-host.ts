import { isIP } from "node:net";
import type { MiddlewareHandler } from "hono";
import { ProblemError } from "./problems.ts";
import type { ApiEnv } from "./request-context.ts";

/**
 * Answers under our own names only. Another site's name can be made to lead to this address after its page was loaded;
 * the browser then takes us for that site and lets it read. An address in numbers has no name that could be made to lead
 * elsewhere, and whether we are alive may be asked under any.
 */
export const knownHost: MiddlewareHandler<ApiEnv> = async (c, next) => {
  // asked as a proxy is, a request names a host in its address too
  const asked = [c.req.header("host"), new URL(c.req.url).host].flatMap((host) => host ?? []);
  const ours = new Set(["localhost", ...c.var.deps.origins.map((origin) => toHostname(new URL(origin).host))]);
  const isOurs = asked.map(toHostname).every((host) => ours.has(host) || isIP(host) !== 0);
  if (!isOurs && !c.req.path.startsWith("/health/")) throw new ProblemError("host-refused");
  return next();
};

/** Without its port; an IPv6 address without its brackets. */
function toHostname(host: string): string {
  return host
    .toLowerCase()
    .replace(/:\d+$/, "")
    .replace(/^\[(.*)\]$/, "$1");
}
