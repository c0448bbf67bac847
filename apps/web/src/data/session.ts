import type { Session } from "@octant/schemas";
import { batch, createSignal } from "solid-js";
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
const [half, setHalf] = createSignal<Session>();
/** What waits for the person of the open page to sign in again. */
const waiting: (() => void)[] = [];
/** Tells the other tabs of this browser, which share the cookie, to look again. */
const tabs = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel("octant-session");

export const session = state;
/** The session that has its password and still owes its second factor. Its person is not signed in yet. */
export const owedSession = half;

/** The account whose work this page may send; undefined while nobody is signed in. */
export function signedInAccountId(): string | undefined {
  const now = state();
  return now.kind === "in" ? now.session.account.id : undefined;
}

function take(found: Session): void {
  if (found.state === "half") {
    lose(found);
    return;
  }
  setHalf(undefined);
  const before = state();
  const known = before.kind === "in" || before.kind === "ended";
  const other = known && before.session.account.id !== found.account.id;
  // somebody else signed in over an open page: nothing of the one before may stay on it
  if (other) {
    sessionStorage.clear();
    location.assign("/");
  } else {
    setState({ kind: "in", session: found });
    for (const goOn of waiting.splice(0)) goOn();
  }
}

function lose(owed?: Session): void {
  batch(() => {
    setHalf(owed);
    setState((before) =>
      before.kind === "in" || before.kind === "ended" ? { ...before, kind: "ended" } : { kind: "out" },
    );
  });
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

/** Takes what the server says of a session that was just opened or proved, and tells the other tabs. */
export function enter(found: Session): void {
  take(found);
  tabs?.postMessage("changed");
}

/** Spends a one-time link. Throws `RefusedError` where it is spent or not for this place. */
export async function signIn(token: string): Promise<void> {
  enter(await api.signIn({ token }));
}

/** Ends the session on the server and in this page, with all that this tab kept for its person. */
export async function signOut(): Promise<void> {
  await api.signOut();
  sessionStorage.clear();
  batch(() => {
    setHalf(undefined);
    setState({ kind: "out" });
  });
  tabs?.postMessage("changed");
}

/** The token of a sign-in link, whether the whole link or only its fragment is given. */
export function findToken(link: string): string | undefined {
  return /(?:^|#)([A-Za-z0-9_-]{43})\s*$/.exec(link)?.[1];
}

/** Waits until the person of the open page has signed in again; false where no page was open for anybody. */
async function signedInAgain(owed: boolean): Promise<boolean> {
  lose(owed ? half() : undefined);
  // another tab may have begun to sign somebody in: then what is owed, and by whom, is asked for
  if (owed) void refreshSession().catch(() => undefined);
  if (state().kind !== "ended") return false;
  return new Promise((resolve) => waiting.push(() => resolve(true)));
}

onSignInNeeded(signedInAgain);
tabs?.addEventListener("message", () => void refreshSession().catch(() => undefined));
