import { Show } from "solid-js";
import { owedSession, session } from "../data/session.ts";
import { words } from "../words/words.ts";
import { Forgotten } from "./Forgotten.tsx";
import { LinkForm } from "./LinkForm.tsx";
import { PasskeyButton } from "./PasskeyButton.tsx";
import { PasswordForm } from "./PasswordForm.tsx";
import { SecondFactorForm } from "./SecondFactorForm.tsx";
import "./sign-in-form.css";

/**
 * Every way in: login and password, a passkey, a link. Where a second factor is still owed it asks for that. `withLink`
 * is false where the person came by another link already.
 */
export function SignInForm(props: { onSignedIn: () => void; withLink?: boolean }) {
  const goOn = () => {
    if (session().kind === "in") props.onSignedIn();
  };
  return (
    <Show when={owedSession()} fallback={<FirstStep onDone={goOn} withLink={props.withLink ?? true} />}>
      {(owed) => <SecondFactorForm owed={owed()} onDone={goOn} />}
    </Show>
  );
}

function FirstStep(props: { onDone: () => void; withLink: boolean }) {
  return (
    <div class="sign-in-ways">
      <PasswordForm onDone={props.onDone} />
      <PasskeyButton onDone={props.onDone} />
      <div class="sign-in-more">
        <Show when={props.withLink}>
          <details>
            <summary>{words().signIn.withLink}</summary>
            <p class="quiet">{words().signIn.how}</p>
            <LinkForm onSignedIn={props.onDone} />
          </details>
        </Show>
        <Forgotten />
      </div>
    </div>
  );
}
