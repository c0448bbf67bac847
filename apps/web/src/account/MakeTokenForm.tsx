import type { NewAccessToken, TokenChoice, TokenDays } from "@octant/schemas";
import { createSignal, For, onMount } from "solid-js";
import { v7 as uuidv7 } from "uuid";
import { createSubmit } from "../data/create-submit.ts";
import { tokenApi } from "../data/token-api.ts";
import { Button, Field, TextField } from "../ui/index.ts";
import { words } from "../words/words.ts";

const DAYS: readonly TokenDays[] = [7, 30, 90];

/** A new token: its name, the one assessment that it opens, what it may do there and for how long. */
export function MakeTokenForm(props: {
  choices: readonly TokenChoice[];
  onMade: (made: NewAccessToken) => Promise<void>;
  onLeave: () => void;
}) {
  const t = () => words().account.tokens;
  const [name, setName] = createSignal("");
  const [assessmentId, setAssessmentId] = createSignal(props.choices[0]?.assessmentId ?? "");
  const [actions, setActions] = createSignal<readonly string[]>([]);
  const [days, setDays] = createSignal<TokenDays>(30);
  // the same form sent twice makes one token
  const id = uuidv7();
  let nameField!: HTMLInputElement;
  onMount(() => nameField.focus());
  const offered = () => props.choices.find((choice) => choice.assessmentId === assessmentId())?.actions ?? [];
  const form = createSubmit(async () => {
    const command = { id, assessmentId: assessmentId(), name: name().trim(), actions: [...actions()], days: days() };
    await props.onMade(await tokenApi.make(command));
  });
  const toggle = (action: string, on: boolean) => {
    setActions((before) => (on ? [...before, action] : before.filter((one) => one !== action)));
    form.forget();
  };
  return (
    <form class="account-form" noValidate onSubmit={form.onSubmit}>
      <TextField
        ref={nameField}
        label={t().name}
        hint={t().nameHint}
        autocomplete="off"
        maxlength={80}
        value={name()}
        onInput={(next) => {
          setName(next);
          form.forget();
        }}
        error={form.sentence()}
      />
      <Field label={t().assessment}>
        {(ids) => (
          <select
            {...ids}
            class="control"
            value={assessmentId()}
            onChange={(event) => {
              setAssessmentId(event.currentTarget.value);
              setActions([]);
            }}
          >
            <For each={props.choices}>
              {(choice) => <option value={choice.assessmentId}>{choice.assessment}</option>}
            </For>
          </select>
        )}
      </Field>
      <fieldset class="field account-actions">
        <legend class="field-label">{t().mayDo}</legend>
        <For each={offered()}>
          {({ action, does }) => (
            <label class="account-action">
              <input
                type="checkbox"
                checked={actions().includes(action)}
                onChange={(event) => toggle(action, event.currentTarget.checked)}
              />
              <span>{does}</span>
            </label>
          )}
        </For>
      </fieldset>
      <Field label={t().lasts}>
        {(ids) => (
          <select
            {...ids}
            class="control"
            onChange={(event) => setDays(DAYS.find((each) => String(each) === event.currentTarget.value) ?? 30)}
          >
            <For each={DAYS}>
              {(each) => (
                <option value={each} selected={each === days()}>
                  {t().days(each)}
                </option>
              )}
            </For>
          </select>
        )}
      </Field>
      <div class="note-actions">
        <Button look="ink" type="submit" disabled={form.working() || name().trim() === "" || actions().length === 0}>
          {t().go}
        </Button>
        <Button look="quiet" onClick={() => props.onLeave()}>
          {words().act.cancel}
        </Button>
      </div>
    </form>
  );
}
