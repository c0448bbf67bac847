import { createSignal } from "solid-js";
import { accountApi } from "../data/account-api.ts";
import { createSubmit } from "../data/create-submit.ts";
import { RefusedError } from "../data/request.ts";
import { enter } from "../data/session.ts";
import { Button, PasswordField, TextField } from "../ui/index.ts";
import { passwordAdvice } from "../ui/password-advice.ts";
import { words } from "../words/words.ts";

type Fault = { field: "name" | "login" | "password"; sentence: string };

/** Name, login and password in one step. What the server refuses stands under the field that it means. */
export function MakeAccountForm(props: { token: string; go: string; onMade: () => void }) {
  const t = () => words().link.account;
  const [name, setName] = createSignal("");
  const [login, setLogin] = createSignal("");
  const [password, setPassword] = createSignal("");
  const [missing, setMissing] = createSignal<Fault>();
  const fields: Partial<Record<Fault["field"], HTMLInputElement>> = {};

  const form = createSubmit(
    async () => {
      const account = { name: name().trim(), login: login().trim(), password: password() };
      enter(await accountApi.makeAccount({ token: props.token, ...account }));
      props.onMade();
    },
    (error) => fields[fieldOf(error)]?.focus(),
  );
  const fault = (): Fault | undefined => {
    const sentence = form.sentence();
    return sentence === undefined ? missing() : { field: fieldOf(form.error()), sentence };
  };
  const faultOf = (field: Fault["field"]) => (fault()?.field === field ? fault()?.sentence : undefined);
  const firstMissing = (): Fault | undefined => {
    if (name().trim() === "") return { field: "name", sentence: t().nameMissing };
    if (login().trim().length < 3) return { field: "login", sentence: t().loginMissing };
    return password() === "" ? { field: "password", sentence: words().signIn.passwordMissing } : undefined;
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const found = firstMissing();
    setMissing(found);
    if (found) fields[found.field]?.focus();
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
        ref={(field) => {
          fields.name = field;
        }}
        label={t().name}
        hint={t().nameHint}
        autocomplete="name"
        maxlength={120}
        value={name()}
        onInput={changed(setName)}
        error={faultOf("name")}
      />
      <TextField
        ref={(field) => {
          fields.login = field;
        }}
        label={words().signIn.login}
        hint={t().loginHint}
        name="username"
        autocomplete="username"
        autocapitalize="none"
        spellcheck={false}
        maxlength={200}
        value={login()}
        onInput={changed(setLogin)}
        error={faultOf("login")}
      />
      <PasswordField
        ref={(field) => {
          fields.password = field;
        }}
        label={words().signIn.password}
        kind="new-password"
        hint={passwordAdvice(password())}
        value={password()}
        onInput={changed(setPassword)}
        error={faultOf("password")}
      />
      <div>
        <Button look="ink" type="submit" disabled={form.working()}>
          {props.go}
        </Button>
      </div>
    </form>
  );
}

/** The field that a refusal means; what means none stands at the foot, under the password. */
function fieldOf(error: unknown): Fault["field"] {
  return error instanceof RefusedError && error.problem.code === "login-taken" ? "login" : "password";
}
