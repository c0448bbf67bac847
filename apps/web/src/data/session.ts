import type { Session } from "@octant/schemas";
import { createSignal } from "solid-js";
import { api } from "./api.ts";
import { onSignInNeeded, RefusedError } from "./request.ts";

/**
 * Who is signed in. `ended` keeps who it was: the page stays open, unsent work stays on the device, and only the same
 * person's next sign-in sends it.
 */
export type SessionState =
  | { kind: "unknown" }
  | { kind: "out" }
  | { kind: "in"; session: Session }
  | { kind: "ended"; session: Session };

const [state, setState] = createSignal<SessionState>({ kind: "unknown" });
/** Tells the other tabs of this browser, which share the cookie, to look again. */
const tabs = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel("octant-session");

export const session = state;

/** The account whose work this page may send; undefined while nobody is signed in. */
export function signedInAccountId(): string | undefined {
  const now = state();
  return now.kind === "in" ? now.session.account.id : undefined;
}

function take(found: Session): void {
  const before = state();
  const known = before.kind === "in" || before.kind === "ended";
  const other = known && before.session.account.id !== found.account.id;
  // somebody else signed in over an open page: nothing of the one before may stay on it
  if (other) location.assign("/");
  else setState({ kind: "in", session: found });
}

function lose(): void {
  setState((before) =>
    before.kind === "in" || before.kind === "ended" ? { ...before, kind: "ended" } : { kind: "out" },
  );
}

/** Asks the server who is signed in. Throws only where the server is away. */
export async function refreshSession(): Promise<void> {
  try {
    take(await api.session());
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    lose();
  }
}

/** Spends a one-time link. Throws `RefusedError` where it is spent or not for this place. */
export async function signIn(token: string): Promise<void> {
  take(await api.signIn({ token }));
  tabs?.postMessage("changed");
}

/** Ends the session on the server and in this page. */
export async function signOut(): Promise<void> {
  await api.signOut();
  setState({ kind: "out" });
  tabs?.postMessage("changed");
}

/** The token of a sign-in link, whether the whole link or only its fragment is given. */
export function findToken(link: string): string | undefined {
  return /(?:^|#)([A-Za-z0-9_-]{43})\s*$/.exec(link)?.[1];
}

onSignInNeeded(lose);
tabs?.addEventListener("message", () => void refreshSession().catch(() => undefined));
