import { Show } from "solid-js";
import { words } from "../words/words.ts";
import { LinkForm } from "./LinkForm.tsx";
import { PasswordForm } from "./PasswordForm.tsx";
import "./sign-in-form.css";

/** Every way in: login and password, or a link. `withLink` is false where the person came by another link already. */
export function SignInForm(props: { onSignedIn: () => void; withLink?: boolean }) {
  return (
    <div class="sign-in-ways">
      <PasswordForm onDone={props.onSignedIn} />
      <div class="sign-in-more">
        <Show when={props.withLink ?? true}>
          <details>
            <summary>{words().signIn.withLink}</summary>
            <p class="quiet">{words().signIn.how}</p>
            <LinkForm onSignedIn={props.onSignedIn} />
          </details>
        </Show>
        <details>
          <summary>{words().signIn.forgotten}</summary>
          <p class="quiet">{words().signIn.forgottenHow}</p>
        </details>
      </div>
    </div>
  );
}
