import { Problem, type ProblemCode } from "@octant/schemas";
import type { ErrorHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { isPassing } from "./database-failure.ts";
import { describeError } from "./describe-error.ts";
import type { ApiEnv } from "./request-context.ts";

/** The one table from problem to status. A code without a line here does not compile. */
export const STATUS = {
  "sign-in-needed": 401,
  "sign-in-link-spent": 410,
  "sign-in-not-here": 403,
  "origin-refused": 403,
  "second-factor-needed": 401,
  "second-factor-required": 403,
  "step-up-needed": 403,
  "sign-in-refused": 401,
  "too-many-attempts": 429,
  "too-many-requests": 429,
  "request-too-slow": 408,
  "password-weak": 422,
  "login-taken": 409,
  "link-spent": 410,
  "already-member": 409,
  "last-lead": 409,
  "last-proof": 409,
  "passkeys-not-here": 409,
  "host-refused": 421,
  "not-found": 404,
  "right-missing": 403,
  "invalid-request": 422,
  "body-too-large": 413,
  "unsupported-media-type": 415,
  "command-reused": 409,
  "row-version-missing": 428,
  "changed-since": 409,
  "nothing-to-undo": 409,
  "not-your-act": 403,
  "segment-outside-text": 422,
  "consent-missing": 409,
  "consent-withdrawn": 409,
  "source-withdrawn": 410,
  "code-retired": 409,
  "framework-faulty": 422,
  "framework-taken": 409,
  "already-forked": 409,
  "not-forked": 409,
  "last-question": 409,
  "codebook-file-faulty": 422,
  "register-file-faulty": 422,
  "cluster-in-other-group": 409,
  "parts-not-apart": 409,
  "cut-in-use": 409,
  "cut-retired": 409,
  "weights-locked": 409,
  "reason-missing": 422,
  "number-taken": 409,
  "encoding-not-told": 422,
  "text-unreadable": 422,
  "text-empty": 422,
  "text-too-long": 422,
  "text-there-already": 409,
  "cannot-be-verified": 500,
  "too-busy": 503,
  "database-away": 503,
  internal: 500,
} as const satisfies Record<ProblemCode, ContentfulStatusCode>;

/** For people who read the API's answers; the web app has its own words for every code. */
const SENTENCES: Record<ProblemCode, string> = {
  "sign-in-needed": "Nobody is signed in, or the session has ended.",
  "sign-in-link-spent": "This sign-in link was used before or is too old.",
  "sign-in-not-here": "This sign-in link works only on the computer that Octant runs on.",
  "origin-refused": "The request does not come from this site.",
  "second-factor-needed": "The second factor is still to be given.",
  "second-factor-required": "This assessment asks for a second factor, and this account has none.",
  "step-up-needed": "This asks for a recent proof of who it is.",
  "sign-in-refused": "Login, password or code is not right.",
  "too-many-attempts": "Too many attempts; wait before the next one.",
  "too-many-requests": "Too many requests; wait before the next one.",
  "request-too-slow": "The request did not arrive in time.",
  "password-weak": "This password is too easy to guess.",
  "login-taken": "Somebody already signs in with this login.",
  "link-spent": "This link was used before, was taken back or is too old.",
  "already-member": "This person already belongs to the assessment.",
  "last-lead": "An assessment keeps at least one lead.",
  "last-proof": "An account keeps at least one way to sign in, and a second factor where one is asked for.",
  "passkeys-not-here":
    "Passkeys need a name in the address: not 127.0.0.1 but localhost, and on a server of one's own its name.",
  "host-refused":
    "Octant is not reached under this name; a proxy in front must pass on the Host that it was asked for.",
  "not-found": "It does not exist, or it is not open to you.",
  "right-missing": "Your role in this assessment does not allow this.",
  "invalid-request": "Something in the request is not as it must be.",
  "body-too-large": "The request is larger than Octant takes.",
  "unsupported-media-type": "Octant does not read this kind of content.",
  "command-reused": "Another command was sent with this id.",
  "row-version-missing": "The change does not say which version it is based on: If-Match is missing.",
  "changed-since": "It was changed in the meantime.",
  "nothing-to-undo": "There is nothing to undo.",
  "not-your-act": "Only who did something can change or undo it.",
  "segment-outside-text": "The passage does not lie inside the text.",
  "consent-missing": "This source has not agreed to be analysed.",
  "consent-withdrawn": "What was withdrawn stays withdrawn, and is withdrawn by its own command alone.",
  "source-withdrawn": "The respondent has withdrawn: this source is gone.",
  "code-retired": "This code is no longer in use.",
  "reason-missing": "This moves figures that are there already: say why.",
  "framework-faulty": "The file holds no framework that can be used; each fault is told with its place.",
  "framework-taken": "A framework of this id is there and cannot be replaced; another id is needed.",
  "already-forked": "The study has forked its framework before.",
  "not-forked": "The study uses its framework as it is; it must be forked before its questions change.",
  "last-question": "A dimension keeps at least one question.",
  "register-file-faulty": "The file holds no register that can be read; each fault is told with its place.",
  "codebook-file-faulty": "The file holds no codebook that can be read; each fault is told with its place.",
  "cluster-in-other-group": "This cluster belongs to another group.",
  "parts-not-apart": "The parts of a focus group are each in a cluster and a stakeholder group of their own.",
  "cut-in-use": "Sources or codings use it; they must be moved before it goes out of use.",
  "cut-retired": "This area, period or group is no longer in use.",
  "weights-locked": "The weights of the groups are locked: they were declared before coding began.",
  "number-taken": "Another source of this kind has this number.",
  "encoding-not-told": "The file can be read in several ways; an encoding must be chosen.",
  "text-unreadable": "The file cannot be read as text.",
  "text-empty": "There is no text in this file.",
  "text-too-long": "The text is longer than five million characters.",
  "text-there-already": "This source has a text already.",
  "cannot-be-verified": "What is stored does not match its seal.",
  "too-busy": "There is too much to do just now; the same request may be sent again.",
  "database-away": "The database does not answer; the same request may be sent again.",
  internal: "Something went wrong; the request's id stands in the server's log.",
};

/** What stands beside a problem's code, for programs: ids, numbers, the present state. Never the database's words. */
export type Facts = Readonly<Record<string, unknown>>;

/** A foreseen refusal. A use case throws it, `onError` tells it. */
export class ProblemError extends Error {
  override name = "ProblemError";
  constructor(
    readonly code: ProblemCode,
    readonly facts: Facts = {},
  ) {
    super(code);
  }
}

/** The answers of a route's foreseen problems, for its description. */
export function problems<Code extends ProblemCode>(...codes: Code[]) {
  const statuses = [...new Set(codes.map((code) => STATUS[code]))];
  const lines = statuses.map((status) => {
    const told = codes.filter((code) => STATUS[code] === status).join(", ");
    return [status, { description: told, content: { "application/problem+json": { schema: Problem } } }];
  });
  return asResponses<(typeof STATUS)[Code]>(Object.fromEntries(lines));
}

type ProblemResponse = { description: string; content: { "application/problem+json": { schema: typeof Problem } } };

/** `Object.fromEntries` forgets which keys there are; they are those of `STATUS` for the codes that were named. */
function asResponses<Status extends number>(responses: Record<string, ProblemResponse>) {
  return responses as { [S in Status]: ProblemResponse };
}

/** A foreseen problem is told by code and facts; any other only by the request's id, and only ids are logged. */
export const onError: ErrorHandler<ApiEnv> = (error, c) => {
  const problem = toProblem(error);
  const status = STATUS[problem.code];
  if (status >= 500)
    c.var.log.error({ requestId: c.var.requestId, code: problem.code, ...describeError(error) }, "refused");
  const { code, facts } = problem;
  c.set("refusal", code);
  if (status === 503) c.header("Retry-After", "1");
  if (typeof facts.retryAfterSeconds === "number") c.header("Retry-After", String(Math.ceil(facts.retryAfterSeconds)));
  // what is left of such a request will not be waited for
  if (status === 408 || status === 413) c.header("Connection", "close");
  const body = {
    type: `/problems/${code}`,
    title: SENTENCES[code],
    status,
    code,
    requestId: c.var.requestId,
    ...facts,
  };
  return c.json(body, status, { "Content-Type": "application/problem+json" });
};

function toProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  // a body that is no JSON or no form: the library's message is left behind
  if (error instanceof HTTPException && error.status === 400) return new ProblemError("invalid-request");
  return new ProblemError(isPassing(error) ? "database-away" : "internal");
}
