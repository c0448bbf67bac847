import type { Context, MiddlewareHandler } from "hono";
import { z } from "zod";
import { findAccessToken, readBearer } from "./access-tokens.ts";
import { ProblemError } from "./problems.ts";
import type { ApiEnv, SignedIn } from "./request-context.ts";
import { asksForProof, hasRight, isForTokens, isRight, type Right, type Rule } from "./rights.ts";
import { matchedRoute } from "./route.ts";
import type { Rules } from "./route-rules.ts";
import { readSessionToken } from "./session-cookie.ts";
import { type FoundSession, findSession, hasSecondFactor, isProvedLately, renewSession } from "./sessions.ts";
import { hashToken } from "./tokens.ts";

const AssessmentId = z.uuid();

/** The assessment that a path names; null where it names none, or by something that is no id. */
function assessmentIn(pattern: string, path: string): string | null {
  const at = pattern.split("/").indexOf(":assessmentId");
  return AssessmentId.safeParse(path.split("/")[at]).data ?? null;
}

/**
 * Asks of every request who, in which assessment, in which role, before any handler runs. What has no rule is refused.
 * An assessment that does not exist and one that the person does not belong to get the same answer.
 */
export function guard(rules: () => Rules): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const route = matchedRoute(c);
    if (!route) throw new ProblemError("not-found");
    const rule = rules().get(`${route.method} ${route.path}`);
    if (!rule) throw new ProblemError("right-missing");
    if (rule === "anyone") return next();

    const bearer = readBearer(c);
    if (bearer !== undefined) {
      await admitScript(c, bearer, rule, assessmentIn(route.path, c.req.path));
      return next();
    }
    const token = readSessionToken(c);
    if (!token) throw new ProblemError("sign-in-needed");
    const { deps, requestId } = c.var;
    const assessmentId = assessmentIn(route.path, c.req.path);
    const asked = performance.now();
    const found = await findSession(deps, hashToken(token), assessmentId);
    const waitedMs = performance.now() - asked;
    if (!found) throw new ProblemError("sign-in-needed");
    const { signedIn, member } = found;
    await renewSession(deps, signedIn);
    c.set("signedIn", signedIn);
    if (rule === "half-signed-in") return next();
    if (signedIn.state === "half") throw new ProblemError("second-factor-needed");
    if (isRight(rule)) {
      if (!assessmentId || !member) throw new ProblemError("not-found");
      requireMember(member, signedIn, rule);
      const { role, coderId } = member;
      c.set("ctx", {
        db: deps.db,
        vault: deps.vault,
        requestId,
        assessmentId,
        account: signedIn.account,
        role,
        coderId,
        waitedMs,
      });
    }
    if (asksForProof(rule) && !isProvedLately(signedIn, deps.now())) throw new ProblemError("step-up-needed");
    return next();
  };
}

/** A second factor comes before the role: what somebody may do is nobody's business who may not be who they say. */
function requireMember({ role, asksForSecondFactor }: Member, signedIn: SignedIn, right: Right): void {
  if (asksForSecondFactor && !hasSecondFactor(signedIn)) throw new ProblemError("second-factor-required");
  if (!hasRight(role, right)) throw new ProblemError("right-missing");
}

/**
 * A script comes with a token of one assessment and nothing else: beside a cookie it would be a browser that was made to
 * send it. It may do what the token names and its person's role allows; nothing of an account is open to it.
 */
async function admitScript(c: Context<ApiEnv>, bearer: string, rule: Rule, assessmentId: string | null): Promise<void> {
  const { deps, requestId } = c.var;
  if (c.req.header("cookie") !== undefined) throw new ProblemError("sign-in-needed");
  const found = await findAccessToken(deps, bearer);
  if (!found) throw new ProblemError("sign-in-needed");
  if (!isRight(rule)) throw new ProblemError("right-missing");
  if (assessmentId !== found.assessmentId) throw new ProblemError("not-found");
  const { account, role, coderId, actions, owesSecondFactor } = found;
  if (owesSecondFactor) throw new ProblemError("second-factor-required");
  if (!isForTokens(rule) || !actions.includes(rule) || !hasRight(role, rule)) throw new ProblemError("right-missing");
  c.set("ctx", { db: deps.db, vault: deps.vault, requestId, assessmentId, account, role, coderId });
}

type Member = NonNullable<FoundSession["member"]>;
