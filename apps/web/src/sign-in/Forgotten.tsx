import { createResource, createSignal, Show } from "solid-js";
import { accountApi } from "../data/account-api.ts";
import { createSubmit } from "../data/create-submit.ts";
import { latestOf } from "../data/latest-of.ts";
import { Button, TextField } from "../ui/index.ts";
import { words } from "../words/words.ts";

/** What somebody does who has forgotten the password: by mail where this server sends any, else by a lead's link. */
export function Forgotten() {
  const t = () => words().signIn;
  const [open, setOpen] = createSignal(false);
  // asked for when somebody looks; where it is not answered the other way is still told
  const [ways] = createResource(
    () => open() || undefined,
    () => accountApi.forgottenWays().catch(() => ({ mail: false })),
  );
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t().forgotten}</summary>
      <Show when={latestOf(ways)}>
        {(found) => (
          <>
            <Show when={found().mail}>
              <MailForm />
              <p class="quiet">{t().forgottenElse}</p>
            </Show>
            <p class="quiet">{t().forgottenHow}</p>
          </>
        )}
      </Show>
    </details>
  );
}

function MailForm() {
  const t = () => words().signIn;
  const [login, setLogin] = createSignal("");
  const [missing, setMissing] = createSignal(false);
  const [sent, setSent] = createSignal<string>();
  let field!: HTMLInputElement;
  const form = createSubmit(async () => {
    await accountApi.askForReset({ login: login() });
    setSent(login().trim());
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setMissing(login().trim() === "");
    if (missing()) field.focus();
    else void form.run();
  };
  const write = (value: string) => {
    setLogin(value);
    setMissing(false);
    form.forget();
  };
  return (
    <>
      <p class="quiet">{t().forgottenByMail}</p>
      <form class="sign-in-form" noValidate onSubmit={submit}>
        <TextField
          ref={field}
          label={t().login}
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
          maxlength={200}
          value={login()}
          onInput={write}
          error={missing() ? t().loginMissing : form.sentence()}
        />
        <div>
          <Button type="submit" disabled={form.working()}>
            {t().sendLink}
          </Button>
        </div>
      </form>
      <p class="small" role="status">
        {sent() === undefined ? "" : t().linkSent(sent() ?? "")}
      </p>
    </>
  );
}
