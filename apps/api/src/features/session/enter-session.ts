import type { Session } from "@octant/schemas";
import type { Context } from "hono";
import { clientAddress } from "../../platform/client-address.ts";
import { ProblemError } from "../../platform/problems.ts";
import { readAgent } from "../../platform/read-agent.ts";
import type { ApiEnv } from "../../platform/request-context.ts";
import {
  readBrowserToken,
  readSessionToken,
  writeBrowserToken,
  writeSessionToken,
} from "../../platform/session-cookie.ts";
import { findSession, toSession } from "../../platform/sessions.ts";
import { hashToken } from "../../platform/tokens.ts";
import type { Begun, Browser } from "./begin-session.ts";

export function toBrowser(c: Context<ApiEnv>): Browser {
  return {
    formerToken: readSessionToken(c),
    knownToken: readBrowserToken(c),
    agent: readAgent(c.req.header("user-agent")),
    address: clientAddress(c),
  };
}

/** Puts what a browser is to bear from now on into its cookies, and gives the session as it now is. */
export async function enterSession(c: Context<ApiEnv>, { token, knownToken }: Begun): Promise<Session> {
  const found = await findSession(c.var.deps, hashToken(token), null);
  if (!found) throw new ProblemError("sign-in-needed");
  writeSessionToken(c, token);
  if (knownToken !== undefined) writeBrowserToken(c, knownToken);
  return toSession(found.signedIn, c.var.deps.now());
}
