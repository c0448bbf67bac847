import type { Context } from "hono";
import { ProblemError } from "../../platform/problems.ts";
import type { ApiEnv } from "../../platform/request-context.ts";

const LOOPBACK = /^(::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$|^::1$/;
const PASSED_ON = /^(forwarded|via|x-forwarded-.*|x-real-ip)$/i;

/**
 * A link that was printed on a computer's own screen signs in only from that computer. A proxy on it looks like
 * loopback too, and tells by its headers that it asks for somebody else. Throws `sign-in-not-here`.
 */
export function requireDirectLoopback(c: Context<ApiEnv>): void {
  const address = c.env?.incoming?.socket.remoteAddress;
  const passedOn = Object.keys(c.req.header()).some((name) => PASSED_ON.test(name));
  if (address === undefined || !LOOPBACK.test(address) || passedOn) throw new ProblemError("sign-in-not-here");
}
