import { createSignal, onMount } from "solid-js";
import { accountApi } from "../data/account-api.ts";
import { createSubmit } from "../data/create-submit.ts";
import { enter } from "../data/session.ts";
import { Button, PasswordField, TextField } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { offerPasskeys } from "./offer-passkeys.ts";

/** Login and password. Browsers that can offer a passkey under the login's field do so. */
export function PasswordForm(props: { onDone: () => void }) {
  const t = () => words().signIn;
  const [login, setLogin] = createSignal("");
  const [password, setPassword] = createSignal("");
  const [missing, setMissing] = createSignal<"login" | "password">();
  let loginField!: HTMLInputElement;
  let passwordField!: HTMLInputElement;
  onMount(() => loginField.focus());
  offerPasskeys(() => props.onDone());
  const form = createSubmit(
    async () => {
      enter(await accountApi.signInByPassword({ login: login(), password: password() }));
      props.onDone();
    },
    () => passwordField.select(),
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const empty = login().trim() === "" ? "login" : password() === "" ? "password" : undefined;
    setMissing(empty);
    if (empty === "login") loginField.focus();
    else if (empty === "password") passwordField.focus();
    else void form.run();
  };
  const changed = (set: (value: string) => void) => (value: string) => {
    set(value);
    setMissing(undefined);
    form.forget();
  };
  return (
    <form class="sign-in-form" noValidate onSubmit={submit}>
      <TextField
        ref={loginField}
        label={t().login}
        name="username"
        autocomplete="username webauthn"
        autocapitalize="none"
        spellcheck={false}
        maxlength={200}
        value={login()}
        onInput={changed(setLogin)}
        error={missing() === "login" ? t().loginMissing : undefined}
      />
      <PasswordField
        ref={passwordField}
        label={t().password}
        kind="current-password"
        value={password()}
        onInput={changed(setPassword)}
        error={missing() === "password" ? t().passwordMissing : form.sentence()}
      />
      <div>
        <Button look="ink" type="submit" disabled={form.working()}>
          {t().go}
        </Button>
      </div>
    </form>
  );
}
