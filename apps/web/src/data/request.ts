import type { Problem } from "@octant/schemas";
import { noteAnswer, noteSilence } from "./connection.ts";

/** The server answered and would not do it. `problem.code` says why, `problem` may carry facts beside it. */
export class RefusedError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}

/**
 * The server did not answer, cannot do its work now, or was asked too often; the same request may be sent again. `problem`
 * is what the server itself said about it, if it could.
 */
export class AwayError extends Error {
  constructor(
    readonly retryAfterMs: number | undefined,
    readonly problem?: Problem,
  ) {
    super("the server is away");
  }
}

const AWAY = new Set([408, 502, 503, 504]);
/** Who is told to wait was answered: the server is there. */
const AGAIN = new Set([...AWAY, 429]);
let signInAgain: (owed: boolean) => Promise<boolean> = async () => false;
let giveProof: () => Promise<boolean> = async () => false;

/**
 * Says who is told that nobody is signed in, or that a second factor is `owed`. `asker` gives, in its time, whether the same
 * person has signed in again.
 */
export function onSignInNeeded(asker: (owed: boolean) => Promise<boolean>): void {
  signInAgain = asker;
}

/** Says who asks the person for a proof of who it is, for acts that need one; `asker` gives whether it was given. */
export function onProofNeeded(asker: () => Promise<boolean>): void {
  giveProof = asker;
}

/**
 * `fetch` for the API's client: gives only answers of success. Throws `RefusedError` for a foreseen problem and
 * `AwayError` where the server is away; an abort passes through as the browser throws it. What asks for a recent proof
 * of who it is, is sent once more after the proof was given; what only reads, after a new sign-in over the open page.
 */
export async function request(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  try {
    return await send(input, init);
  } catch (error) {
    if (!(error instanceof RefusedError) || !(await isMended(error.problem.code, init.method ?? "GET"))) throw error;
    return send(input, init);
  }
}

/** Whether the person has now given what the refused request lacked. */
async function isMended(code: Problem["code"], method: string): Promise<boolean> {
  if (code === "step-up-needed") return giveProof();
  if (code !== "sign-in-needed" && code !== "second-factor-needed") return false;
  const again = signInAgain(code === "second-factor-needed");
  // what changes something is sent again by whoever keeps it, once it is known for whom
  return method === "GET" && again;
}

async function send(input: RequestInfo | URL, init: RequestInit): Promise<Response> {
  const answer = await ask(input, init);
  if (AWAY.has(answer.status)) noteSilence();
  else noteAnswer();
  if (answer.ok) return answer;
  const body: unknown = await answer.json().catch(() => undefined);
  if (AGAIN.has(answer.status)) throw new AwayError(retryAfterMs(answer), isProblem(body) ? body : undefined);
  const problem = toProblem(body, answer.status);
  throw new RefusedError(problem);
}

async function ask(input: RequestInfo | URL, init: RequestInit): Promise<Response> {
  try {
    return await fetch(input, { ...init, cache: "no-store", credentials: "same-origin" });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    noteSilence();
    throw new AwayError(undefined);
  }
}

function toProblem(body: unknown, status: number): Problem {
  if (isProblem(body)) return body;
  return { type: "/problems/internal", title: "", status, code: "internal", requestId: "" };
}

/** The server's own error handler writes all of it or none; something in between may answer with anything. */
function isProblem(body: unknown): body is Problem {
  return typeof body === "object" && body !== null && "code" in body && typeof body.code === "string";
}

function retryAfterMs(answer: Response): number | undefined {
  const seconds = Number(answer.headers.get("Retry-After") ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1000 : undefined;
}
