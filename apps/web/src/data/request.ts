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
const listeners = new Set<() => void>();

/** Calls `listener` whenever the server says that nobody is signed in. */
export function onSignInNeeded(listener: () => void): void {
  listeners.add(listener);
}

/**
 * `fetch` for the API's client: gives only answers of success. Throws `RefusedError` for a foreseen problem and
 * `AwayError` where the server is away; an abort passes through as the browser throws it.
 */
export async function request(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const answer = await ask(input, init);
  if (AWAY.has(answer.status)) noteSilence();
  else noteAnswer();
  if (answer.ok) return answer;
  const body: unknown = await answer.json().catch(() => undefined);
  if (AGAIN.has(answer.status)) throw new AwayError(retryAfterMs(answer), isProblem(body) ? body : undefined);
  const problem = toProblem(body, answer.status);
  if (problem.code === "sign-in-needed") for (const listener of listeners) listener();
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
