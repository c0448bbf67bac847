import type { Session } from "@octant/schemas";
import { Show } from "solid-js";
import { owedSession } from "../data/session.ts";
import { unsentChanges } from "../data/unsent.ts";
import { SignInForm } from "../sign-in/SignInForm.tsx";
import { Dialog } from "../ui/index.ts";
import { words } from "../words/words.ts";

/**
 * Asks for a new sign-in over the open page, which stays as it is. Only the same person's sign-in goes on with it. There is
 * nothing to go back to: without a session no request is answered.
 */
export function EndedDialog(props: { person: Session["account"] }) {
  const other = () => {
    const owed = owedSession();
    return owed && owed.account.id !== props.person.id ? owed.account : undefined;
  };
  return (
    <Dialog title={words().frame.sessionEnded}>
      <Show
        when={other()}
        fallback={<p class="quiet">{words().frame.sessionEndedKept(unsentChanges(), props.person.name)}</p>}
      >
        {(somebody) => <p>{words().frame.sessionEndedOther(props.person.name, somebody().name)}</p>}
      </Show>
      {/* it closes by itself once the session is there again */}
      <SignInForm onSignedIn={() => undefined} />
    </Dialog>
  );
}
