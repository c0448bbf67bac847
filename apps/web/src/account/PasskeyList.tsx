import type { Passkey } from "@octant/schemas";
import KeyRound from "lucide-solid/icons/key-round";
import { createSignal, For, Show } from "solid-js";
import { accountApi } from "../data/account-api.ts";
import { createSubmit } from "../data/create-submit.ts";
import { hasPasskeys, makePasskey } from "../data/passkeys.ts";
import { Button, TextField } from "../ui/index.ts";
import { Refusal } from "../ui/Refusal.tsx";
import { words } from "../words/words.ts";
import { Part } from "./Part.tsx";
import type { PartProps } from "./part-props.ts";

/** The devices that sign this person in, each with its name; a new one is named before the browser asks for it. */
export function PasskeyList(props: PartProps) {
  const t = () => words().account.passkeys;
  const [name, setName] = createSignal<string>();
  const form = createSubmit(async () => {
    const given = name()?.trim() ?? "";
    const answer = await makePasskey(await accountApi.askForNewPasskey());
    await accountApi.addPasskey({ ...answer, name: given });
    await props.onChanged();
    setName(undefined);
  });
  const leave = () => {
    setName(undefined);
    form.forget();
  };
  return (
    <Part title={t().title} about={t().about}>
      <ul class="account-list">
        <For each={props.mine.passkeys} fallback={<li class="quiet">{t().none}</li>}>
          {(passkey) => <PasskeyRow passkey={passkey} onRemoved={props.onChanged} />}
        </For>
      </ul>
      <Show when={hasPasskeys()} fallback={<p class="small faint">{t().notHere}</p>}>
        <Show
          when={name() !== undefined}
          fallback={
            <div>
              <Button onClick={() => setName(t().usualName)}>
                <KeyRound />
                {t().add}
              </Button>
            </div>
          }
        >
          <form class="account-form" noValidate onSubmit={form.onSubmit}>
            <TextField
              ref={(field) => setTimeout(() => field.select())}
              label={t().name}
              hint={t().nameHint}
              autocomplete="off"
              maxlength={120}
              value={name() ?? ""}
              onInput={(next) => {
                setName(next);
                form.forget();
              }}
              error={form.sentence()}
            />
            <div class="note-actions">
              <Button look="ink" type="submit" disabled={form.working() || name()?.trim() === ""}>
                {t().make}
              </Button>
              <Button look="quiet" onClick={leave}>
                {words().act.cancel}
              </Button>
            </div>
          </form>
        </Show>
      </Show>
    </Part>
  );
}

function PasskeyRow(props: { passkey: Passkey; onRemoved: () => Promise<void> }) {
  const t = () => words().account.passkeys;
  const remove = createSubmit(async () => {
    await accountApi.removePasskey(props.passkey.id);
    await props.onRemoved();
  });
  const used = () => {
    const { lastUsedAt } = props.passkey;
    return lastUsedAt === null ? t().neverUsed : t().lastUsed(new Date(lastUsedAt));
  };
  return (
    <li class="account-row">
      <div>
        <strong>
          <bdi>{props.passkey.name}</bdi>
        </strong>
        <span class="small faint">
          {t().added(new Date(props.passkey.createdAt))}, {used()}
        </span>
        <Refusal sentence={remove.sentence()} />
      </div>
      <Button
        look="quiet"
        disabled={remove.working()}
        aria-label={t().removeOne(props.passkey.name)}
        onClick={() => void remove.run()}
      >
        {t().remove}
      </Button>
    </li>
  );
}
