import type { Role } from "@octant/schemas";
import { ProblemError } from "./problems.ts";
import type { RequestContext } from "./request-context.ts";

const TEAM = ["lead", "coder", "reviewer"] as const;

/**
 * The one table of who may do what in an assessment; a role that is not named may not.
 * A reader is to see figures by the rules of disclosure alone, and an enumerator surveys: neither sees evidence.
 */
const RIGHTS = {
  "read-setup": [...TEAM, "panel-rater", "enumerator"],
  "read-register": [...TEAM, "enumerator"],
  "import-source": ["lead", "coder"],
  "change-source": ["lead"],
  "read-text": TEAM,
  code: ["lead", "coder"],
  "read-scorecard": [...TEAM, "panel-rater"],
  "read-evidence": [...TEAM, "panel-rater"],
} as const satisfies Record<string, readonly Role[]>;

export type Right = keyof typeof RIGHTS;

/**
 * What a route asks for before it runs: `anyone`; a signed-in person, for what is their own; or a right in the assessment
 * of its path. A route without a rule is refused to everybody.
 */
export type Rule = "anyone" | "signed-in" | Right;

export function hasRight(role: Role, right: Right): boolean {
  const roles: readonly Role[] = RIGHTS[right];
  return roles.includes(role);
}

/** The first line of a use case. Throws `right-missing`. */
export function requireRight(ctx: Pick<RequestContext, "role">, right: Right): void {
  if (!hasRight(ctx.role, right)) throw new ProblemError("right-missing");
}
