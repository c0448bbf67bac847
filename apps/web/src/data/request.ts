import type { Problem } from "@octant/schemas";
import { noteAnswer, noteSilence } from "./connection.ts";

/** The server answered and would not do it. `problem.code` says why, `problem` may carry facts beside it. */
export class RefusedError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}

/** The server did not answer, or cannot do its work now; the same request may be sent again. */
export class AwayError extends Error {
  constructor(readonly retryAfterMs: number | undefined) {
    super("the server is away");
  }
}

export type RequestOptions = {
  method?: "GET" | "POST" | "PATCH" | "DELETE";
  json?: unknown;
  form?: FormData;
  /** The row version that a change is based on. */
  rowVersion?: number;
  signal?: AbortSignal;
};

const AWAY = new Set([408, 429, 502, 503, 504]);
const listeners = new Set<() => void>();

/** Calls `listener` whenever the server says that nobody is signed in. */
export function onSignInNeeded(listener: () => void): void {
  listeners.add(listener);
}

/**
 * Asks the API under `/api/v1` and gives its answer. Throws `RefusedError` for a foreseen problem and `AwayError` where
 * the server is away; an abort passes through as the browser throws it.
 */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const answer = await ask(path, options);
  if (AWAY.has(answer.status)) {
    noteSilence();
    throw new AwayError(retryAfterMs(answer));
  }
  noteAnswer();
  if (answer.status === 204) return trusted<T>(undefined);
  const body: unknown = await answer.json().catch(() => undefined);
  if (answer.ok) return trusted<T>(body);
  const problem = toProblem(body, answer.status);
  if (problem.code === "sign-in-needed") for (const listener of listeners) listener();
  throw new RefusedError(problem);
}

async function ask(
  path: string,
  { method = "GET", json, form, rowVersion, signal }: RequestOptions,
): Promise<Response> {
  const headers = new Headers({ Accept: "application/json" });
  if (json !== undefined) headers.set("Content-Type", "application/json");
  if (rowVersion !== undefined) headers.set("If-Match", `"${rowVersion}"`);
  const init: RequestInit = { method, headers, cache: "no-store", credentials: "same-origin" };
  if (form) init.body = form;
  else if (json !== undefined) init.body = JSON.stringify(json);
  if (signal) init.signal = signal;
  try {
    return await fetch(`/api/v1${path}`, init);
  } catch (error) {
    if (signal?.aborted) throw error;
    noteSilence();
    throw new AwayError(undefined);
  }
}

/**
 * The one cast from the wire: the API of the same release parses what it sends with the schema whose type `T` is,
 * and checking it again here would cost every reader the size of a parser.
 */
function trusted<T>(body: unknown): T {
  return body as T;
}

function toProblem(body: unknown, status: number): Problem {
  const told = typeof body === "object" && body !== null && "code" in body && typeof body.code === "string";
  if (told) return trusted<Problem>(body);
  return { type: "/problems/internal", title: "", status, code: "internal", requestId: "" };
}

function retryAfterMs(answer: Response): number | undefined {
  const seconds = Number(answer.headers.get("Retry-After") ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1000 : undefined;
}
