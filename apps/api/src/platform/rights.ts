import type { Role } from "@octant/schemas";
import { ProblemError } from "./problems.ts";
import type { RequestContext } from "./request-context.ts";

/** One thing that can be done in an assessment, and by whom. A role that is not named may not. */
type Action = {
  /** What it is, as a person would say it, to go on after "may". */
  does: string;
  roles: readonly Role[];
} & (
  | {
      /** Only by somebody who has shown within the last minutes who they are. No script can. */
      stepUp?: true;
      token?: never;
    }
  | {
      /** A script may, with a personal token that names it. */
      token?: true;
      stepUp?: never;
    }
);

const TEAM = ["lead", "coder", "reviewer"] as const;

/**
 * The one table of who may do what in an assessment: the checks, the documentation and the tests are made from it.
 * A reader is to see figures by the rules of disclosure alone, and an enumerator surveys: neither sees evidence.
 */
export const ACTIONS = {
  "read-setup": {
    does: "see how the assessment is set up",
    roles: [...TEAM, "panel-rater", "enumerator"],
    token: true,
  },
  "change-design": {
    does: "say what mission is assessed, what it is cut by, and whom to hear where",
    roles: ["lead"],
    token: true,
  },
  "read-register": { does: "see the register of sources", roles: [...TEAM, "enumerator"], token: true },
  "export-register": { does: "take the register out as a file", roles: TEAM, token: true },
  "import-source": { does: "add a source with its text", roles: ["lead", "coder"], token: true },
  "change-source": { does: "correct what the register says of a source", roles: ["lead"], token: true },
  "read-text": { does: "read a text and its codings", roles: TEAM, token: true },
  code: { does: "lay codes on passages, change and remove the own ones", roles: ["lead", "coder"], token: true },
  "read-memos": { does: "read what the team has noted in memos", roles: TEAM, token: true },
  "write-memo": {
    does: "write memos on codings, sources, codes, dimensions and the assessment, reword and remove the own ones",
    roles: ["lead", "coder"],
    token: true,
  },
  "read-scorecard": { does: "see the scorecard", roles: [...TEAM, "panel-rater"], token: true },
  "read-evidence": { does: "open the passages under a figure", roles: [...TEAM, "panel-rater"], token: true },
  "judge-position": {
    does: "judge what a source, taken whole, says to a question",
    roles: ["lead", "reviewer"],
    token: true,
  },
  "judge-effectiveness": {
    does: "judge how far the mandate's objectives have come",
    roles: ["lead", "reviewer", "panel-rater"],
    token: true,
  },
  "note-reply": {
    does: "note what a source says would be if the mission left",
    roles: ["lead", "coder"],
    token: true,
  },
  "read-codebook": { does: "see the codebook, and why it was changed", roles: TEAM, token: true },
  "add-code": { does: "add the study's own codes under a question", roles: ["lead", "coder"], token: true },
  "change-codebook": {
    does: "fork the framework, add, reword and retire questions, change and retire codes",
    roles: ["lead"],
    token: true,
  },
  "read-team": { does: "see who belongs to the assessment, and open invitations", roles: ["lead"] },
  "change-team": { does: "invite, change roles, end memberships and sessions", roles: ["lead"], stepUp: true },
  "read-audit": { does: "read the audit log and verify it", roles: ["lead"] },
  "read-identity": { does: "look up who an informant is", roles: ["lead"], stepUp: true },
  "change-identity": { does: "write down or remove who an informant is", roles: ["lead"], stepUp: true },
  "export-original": { does: "take the original file of a source out of Octant", roles: ["lead"], stepUp: true },
  "withdraw-consent": { does: "carry out a respondent's withdrawal", roles: ["lead"] },
  "read-protection": { does: "see how the assessment is protected, and what a thief would get", roles: ["lead"] },
  "change-protection": { does: "mark it high-risk, set how long it is kept", roles: ["lead"], stepUp: true },
  "delete-assessment": { does: "delete the assessment", roles: ["lead"], stepUp: true },
} as const satisfies Record<string, Action>;

export type Right = keyof typeof ACTIONS;

/**
 * What a route asks for before it runs: nothing (`anyone`); a session that still owes its second factor, or more
 * (`half-signed-in`); a signed-in person, for what is their own (`signed-in`), who has shown within the last minutes who
 * they are (`signed-in-lately`); or a right in the assessment of its path. A route without a rule is refused to everybody.
 */
export type Rule = "anyone" | "half-signed-in" | "signed-in" | "signed-in-lately" | Right;

export function hasRight(role: Role, right: Right): boolean {
  return toAction(right).roles.includes(role);
}

/** True where a personal token can name it. */
export function isForTokens(right: Right): boolean {
  return toAction(right).token === true;
}

/** True where the act asks for a recent proof of who does it. */
export function asksForProof(rule: Rule): boolean {
  return rule === "signed-in-lately" || (isRight(rule) && toAction(rule).stepUp === true);
}

export function isRight(rule: Rule): rule is Right {
  return rule in ACTIONS;
}

const toAction = (right: Right): Action => ACTIONS[right];

/** The first line of a use case. Throws `right-missing`. */
export function requireRight(ctx: Pick<RequestContext, "role">, right: Right): void {
  if (!hasRight(ctx.role, right)) throw new ProblemError("right-missing");
}
