import type { ProblemCode } from "@octant/schemas";
import { ACTIONS, isRight, type Right, type Rule } from "../../src/platform/rights.ts";
import type { Person } from "./people.ts";

/** `open`: the guard lets it through, whatever the route then makes of it. */
export type Expected = "open" | [status: number, code: ProblemCode];
/** Which assessment the path names: the one that the matrix is about, one of others, or one that is not there. */
export type Where = "own" | "foreign" | "unknown";

/**
 * What the table of rights alone says of somebody who asks. Written over again here, without the app's own checks: a mistake
 * in those is what the matrix is to find.
 */
export function expectedAnswer(rule: Rule, person: Person, where: Where): Expected {
  if (rule === "anyone") return "open";
  if (person.session === "none") return [401, "sign-in-needed"];
  if (person.session === "half") return rule === "half-signed-in" ? "open" : [401, "second-factor-needed"];
  if (person.session === "token") return expectedOfScript(rule, person, where);
  if (!isRight(rule)) return rule === "signed-in-lately" && person.provedLongAgo ? [403, "step-up-needed"] : "open";
  if (where !== "own" || person.role === null) return [404, "not-found"];
  if (person.owesSecondFactor) return [403, "second-factor-required"];
  const action = toAction(rule);
  if (!action.roles.includes(person.role)) return [403, "right-missing"];
  return action.stepUp && person.provedLongAgo ? [403, "step-up-needed"] : "open";
}

function expectedOfScript(rule: Rule, { role, actions = [] }: Person, where: Where): Expected {
  if (!isRight(rule)) return [403, "right-missing"];
  if (where !== "own" || role === null) return [404, "not-found"];
  const action = toAction(rule);
  const may = action.token && !action.stepUp && actions.includes(rule) && action.roles.includes(role);
  return may ? "open" : [403, "right-missing"];
}

type Action = { roles: readonly string[]; stepUp?: true; token?: true };
const toAction = (right: Right): Action => ACTIONS[right];
