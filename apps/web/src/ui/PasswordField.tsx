import Eye from "lucide-solid/icons/eye";
import EyeOff from "lucide-solid/icons/eye-off";
import { createSignal, type JSX, Show } from "solid-js";
import { words } from "../words/words.ts";
import { Field } from "./Field.tsx";
import { IconButton } from "./IconButton.tsx";

/** A password that can be shown while it is written, and pasted. `kind` tells a password manager what to do with it. */
export function PasswordField(props: {
  label: string;
  kind: "current-password" | "new-password";
  value: string;
  onInput: (value: string) => void;
  hint?: string | undefined;
  error?: string | undefined;
  ref?: JSX.InputHTMLAttributes<HTMLInputElement>["ref"];
}) {
  const [shown, setShown] = createSignal(false);
  return (
    <Field label={props.label} hint={props.hint} error={props.error}>
      {(ids) => (
        <div class="password">
          <input
            {...ids}
            ref={props.ref}
            class="control"
            type={shown() ? "text" : "password"}
            name="password"
            autocomplete={props.kind}
            autocapitalize="off"
            spellcheck={false}
            dir="ltr"
            maxlength={256}
            value={props.value}
            onInput={(event) => props.onInput(event.currentTarget.value)}
          />
          <IconButton
            label={shown() ? words().act.hidePassword : words().act.showPassword}
            aria-pressed={shown()}
            onClick={() => setShown(!shown())}
          >
            <Show when={shown()} fallback={<Eye />}>
              <EyeOff />
            </Show>
          </IconButton>
        </div>
      )}
    </Field>
  );
}
