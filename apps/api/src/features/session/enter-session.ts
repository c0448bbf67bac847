import type { Session } from "@octant/schemas";
import type { Context } from "hono";
import { ProblemError } from "../../platform/problems.ts";
import { readAgent } from "../../platform/read-agent.ts";
import type { ApiEnv } from "../../platform/request-context.ts";
import { readSessionToken, writeSessionToken } from "../../platform/session-cookie.ts";
import { findSession, toSession } from "../../platform/sessions.ts";
import { hashToken } from "../../platform/tokens.ts";
import type { Browser } from "./sign-in.ts";

export function toBrowser(c: Context<ApiEnv>): Browser {
  return { formerToken: readSessionToken(c), agent: readAgent(c.req.header("user-agent")) };
}

/** Puts a session's new token into the browser's cookie, and gives the session as it now is. */
export async function enterSession(c: Context<ApiEnv>, token: string): Promise<Session> {
  const found = await findSession(c.var.deps, hashToken(token), null);
  if (!found) throw new ProblemError("sign-in-needed");
  writeSessionToken(c, token);
  return toSession(found.signedIn, c.var.deps.now());
}
