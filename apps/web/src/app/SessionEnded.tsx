import { createEffect, Show } from "solid-js";
import { session } from "../data/session.ts";
import { unsentChanges } from "../data/unsent.ts";
import { SignInForm } from "../sign-in/SignInForm.tsx";
import { words } from "../words/words.ts";
import "./session-ended.css";

/** Asks for a new sign-in over the open page, which stays as it is. Only the same person's sign-in goes on with it. */
export function SessionEnded() {
  return (
    <Show when={session().kind === "ended"}>
      <EndedDialog />
    </Show>
  );
}

function EndedDialog() {
  let dialog!: HTMLDialogElement;
  createEffect(() => dialog.showModal());
  return (
    <dialog
      ref={dialog}
      class="ended"
      aria-labelledby="session-ended"
      // there is nothing to go back to: without a session no request is answered
      onCancel={(event) => event.preventDefault()}
    >
      <h1 id="session-ended">{words().frame.sessionEnded}</h1>
      <p>{words().frame.sessionEndedKept(unsentChanges())}</p>
      <p class="quiet">{words().frame.sessionEndedHow}</p>
      <SignInForm onSignedIn={() => dialog.close()} />
    </dialog>
  );
}
