import { createSignal, Show } from "solid-js";
import { accountApi } from "../data/account-api.ts";
import { createSubmit } from "../data/create-submit.ts";
import { RefusedError } from "../data/request.ts";
import { Button, PasswordField, TextField } from "../ui/index.ts";
import { passwordAdvice } from "../ui/password-advice.ts";
import { words } from "../words/words.ts";
import { Part } from "./Part.tsx";
import type { PartProps } from "./part-props.ts";

/** When the password was set, and the way to another; an account that a link alone opens gets its first, with a login. */
export function PasswordPart(props: PartProps) {
  const t = () => words().account.password;
  const [open, setOpen] = createSignal(false);
  const [done, setDone] = createSignal(false);
  const since = () => {
    const { hasPassword, passwordChangedAt } = props.mine;
    if (!hasPassword) return t().none;
    return passwordChangedAt === null ? t().set : t().setOn(new Date(passwordChangedAt));
  };
  return (
    <Part title={t().title} about={t().about}>
      <Show
        when={open()}
        fallback={
          <div class="account-row">
            <span>{since()}</span>
            <Button onClick={() => setOpen(true)}>{props.mine.hasPassword ? t().change : t().setFirst}</Button>
          </div>
        }
      >
        <PasswordForm
          mine={props.mine}
          onLeave={() => setOpen(false)}
          onChanged={async () => {
            await props.onChanged();
            setDone(true);
            setOpen(false);
          }}
        />
      </Show>
      <p class="small quiet" role="status">
        {done() && !open() ? t().done : ""}
      </p>
    </Part>
  );
}

function PasswordForm(props: PartProps & { onLeave: () => void }) {
  const t = () => words().account.password;
  const [login, setLogin] = createSignal("");
  const [password, setPassword] = createSignal("");
  const needsLogin = () => props.mine.login === null;
  const form = createSubmit(async () => {
    await accountApi.setPassword({ password: password(), ...(needsLogin() ? { login: login().trim() } : {}) });
    await props.onChanged();
  });
  const isAboutLogin = () => {
    const error = form.error();
    return error instanceof RefusedError && error.problem.code === "login-taken";
  };
  const changed = (set: (value: string) => void) => (value: string) => {
    set(value);
    form.forget();
  };
  return (
    <form class="account-form" noValidate onSubmit={form.onSubmit}>
      <Show
        when={needsLogin()}
        // tells a password manager whose password it is
        fallback={<input hidden type="text" autocomplete="username" value={props.mine.login ?? ""} readonly />}
      >
        <TextField
          label={words().signIn.login}
          hint={words().link.account.loginHint}
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
          maxlength={200}
          value={login()}
          onInput={changed(setLogin)}
          error={isAboutLogin() ? form.sentence() : undefined}
        />
      </Show>
      <PasswordField
        ref={(field) => setTimeout(() => !needsLogin() && field.focus())}
        label={t().next}
        kind="new-password"
        hint={passwordAdvice(password())}
        value={password()}
        onInput={changed(setPassword)}
        error={isAboutLogin() ? undefined : form.sentence()}
      />
      <div class="note-actions">
        <Button
          look="ink"
          type="submit"
          disabled={form.working() || password() === "" || (needsLogin() && login().trim().length < 3)}
        >
          {t().go}
        </Button>
        <Button look="quiet" onClick={() => props.onLeave()}>
          {words().act.cancel}
        </Button>
      </div>
    </form>
  );
}
