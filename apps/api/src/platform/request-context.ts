import type { Database, Tx } from "@octant/db";
import type { ProblemCode, Role, SessionState } from "@octant/schemas";
import type { Context } from "hono";
import type { Logger } from "pino";
import type { Deps } from "./deps.ts";
import type { Vault } from "./vault/index.ts";

export type Account = { id: string; name: string };

/** Who asks, in which assessment, in which role: what every use case takes first. */
export type RequestContext = {
  db: Database;
  vault: Vault;
  requestId: string;
  assessmentId: string;
  account: Account;
  role: Role;
  /** The person as a coder of this assessment; null for roles that do not code. */
  coderId: string | null;
  /** How long the request has waited for the database so far; what is left of its patience is for the rest. */
  waitedMs?: number;
  /** The transaction already open for this assessment and account; use cases join it. */
  tx?: Tx;
};

/** A signed-in browser: whose it is, by which hash its session is known, and what has been proved in it. */
export type SignedIn = {
  account: Account;
  sessionHash: Uint8Array;
  /** What a person knows the session by: no secret. */
  sessionId: string;
  state: SessionState;
  expiresAt: Date;
  lastSeenAt: Date;
  provedAt: Date;
  hasPassword: boolean;
  hasTotp: boolean;
  hasPasskey: boolean;
  hasRecoveryCode: boolean;
};

/** What a handler finds: `signedIn` behind every rule but `anyone`, `ctx` behind those of an assessment. */
export type ApiEnv = {
  Variables: {
    deps: Deps;
    requestId: string;
    log: Logger;
    signedIn: SignedIn;
    ctx: RequestContext;
    /** Why the request was refused, once it was. */
    refusal?: ProblemCode;
  };
  /** The connection, as the server's adapter hands it over. */
  Bindings: { incoming?: { socket: { remoteAddress?: string | undefined } } };
};

/** The account that a request came from, by session or by token; undefined where that is not known, or not yet. */
export function whoAsks(c: Context<ApiEnv>): string | undefined {
  const { ctx, signedIn }: Partial<ApiEnv["Variables"]> = c.var;
  return ctx?.account.id ?? signedIn?.account.id;
}
