import { lazy, Show, Suspense } from "solid-js";
import { session } from "../data/session.ts";

// most pages never show it, so its code is fetched when it is needed
const EndedDialog = lazy(async () => ({ default: (await import("./EndedDialog.tsx")).EndedDialog }));

/** What stands over any page: the sign-in after a session ended. */
export function SessionDialogs() {
  const ended = () => {
    const now = session();
    return now.kind === "ended" ? now.session.account : undefined;
  };
  return (
    <Suspense>
      <Show when={ended()}>{(person) => <EndedDialog person={person()} />}</Show>
    </Suspense>
  );
}
