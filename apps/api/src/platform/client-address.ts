import { isIPv4, isIPv6 } from "node:net";
import type { Context } from "hono";
import type { ApiEnv } from "./request-context.ts";

/** The network address that a request comes from; `unknown` where its connection is already gone. */
export function clientAddress(c: Context<ApiEnv>): string {
  const peer = c.env?.incoming?.socket.remoteAddress;
  return findClient({ peer, forwardedFor: c.req.header("x-forwarded-for"), trustedProxies: c.var.deps.trustedProxies });
}

export type Hops = { peer: string | undefined; forwardedFor: string | undefined; trustedProxies: number };

/**
 * Each proxy adds at the right end of the list whom it heard: with n of them trusted, the n-th entry from the right is the
 * last that none of them took over from somebody else. Everything left of it a client may have written itself. An entry
 * that is no address is not believed, nor the list at all where nobody is trusted: then the connection's own end counts.
 */
export function findClient({ peer, forwardedFor, trustedProxies }: Hops): string {
  const heard = forwardedFor?.split(",") ?? [];
  const told = trustedProxies > 0 ? heard.at(-Math.min(trustedProxies, heard.length)) : undefined;
  return readAddress(told) ?? readAddress(peer) ?? "unknown";
}

/**
 * What counts as one place when failures are counted: an IPv4 address, or the /64 that an IPv6 address lies in, since who
 * has one of these has all of them.
 */
export function addressBlock(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = "", tail] = address.split("::");
  const groups = head.split(":");
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(":").length;
  const all = [...groups, ...Array.from({ length: missing }, () => "0"), ...(tail?.split(":") ?? [])];
  return `${all
    .slice(0, 4)
    .map((group) => group || "0")
    .join(":")}::/64`;
}

/** One way of writing each address; without a port, a zone, or the disguise of IPv4 as IPv6. */
function readAddress(text: string | undefined): string | undefined {
  const bare = text
    ?.trim()
    .replace(/^\[(.*)\](:\d+)?$/, "$1")
    .replace(/%.*$/, "")
    .replace(/^::ffff:(?=\d+\.)/i, "");
  if (bare === undefined) return undefined;
  if (isIPv6(bare)) return new URL(`http://[${bare}]`).hostname.slice(1, -1);
  const withoutPort = bare.replace(/:\d+$/, "");
  return isIPv4(withoutPort) ? withoutPort : undefined;
}
