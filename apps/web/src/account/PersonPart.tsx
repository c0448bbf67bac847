import { createSignal, Show } from "solid-js";
import { accountApi } from "../data/account-api.ts";
import { createSubmit } from "../data/create-submit.ts";
import { Button, TextField } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { Part } from "./Part.tsx";
import type { PartProps } from "./part-props.ts";

/** Name, which can be changed, and login. */
export function PersonPart(props: PartProps) {
  const t = () => words().account.person;
  const [draft, setDraft] = createSignal<string>();
  const form = createSubmit(async () => {
    const name = draft()?.trim() ?? "";
    await accountApi.changeAccount({ name });
    await props.onChanged();
    setDraft(undefined);
  });
  const leave = () => {
    setDraft(undefined);
    form.forget();
  };
  return (
    <Part title={t().title} about={t().about}>
      <Show
        when={draft() !== undefined}
        fallback={
          <div class="account-row">
            <div>
              <span class="small faint">{t().name}</span>
              <strong>
                <bdi>{props.mine.name}</bdi>
              </strong>
            </div>
            <Button onClick={() => setDraft(props.mine.name)}>{t().change}</Button>
          </div>
        }
      >
        <form class="account-form" noValidate onSubmit={form.onSubmit}>
          <TextField
            ref={(field) => setTimeout(() => field.select())}
            label={t().name}
            autocomplete="name"
            maxlength={120}
            value={draft() ?? ""}
            onInput={(next) => {
              setDraft(next);
              form.forget();
            }}
            error={form.sentence()}
          />
          <div class="note-actions">
            <Button look="ink" type="submit" disabled={form.working() || draft()?.trim() === ""}>
              {t().save}
            </Button>
            <Button look="quiet" onClick={leave}>
              {words().act.cancel}
            </Button>
          </div>
        </form>
      </Show>
      <div class="account-row">
        <div>
          <span class="small faint">{words().signIn.login}</span>
          <Show when={props.mine.login} fallback={<span class="quiet">{t().noLogin}</span>}>
            {(login) => <bdi>{login()}</bdi>}
          </Show>
        </div>
      </div>
    </Part>
  );
}
