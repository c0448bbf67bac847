import { createUniqueId, type JSX, Show } from "solid-js";
import { Button, TextField } from "../ui/index.ts";
import { Refusal } from "../ui/Refusal.tsx";
import { words } from "../words/words.ts";
import type { PartStore } from "./create-design.ts";

type Props<Draft> = {
  part: PartStore<Draft>;
  about: string;
  canEdit: boolean;
  /** True where figures depend on the part and coding has begun. */
  reasonNeeded?: boolean;
  /** Fetches the design again, for somebody whose version is no longer the present one. */
  onOutdated: () => Promise<void>;
  wide?: boolean;
  children: JSX.Element;
};

/** A part of the design: what it is, what is written, and, once something is changed, why, saving and the way back. */
export function PartFrame<Draft>(props: Props<Draft>) {
  const t = () => words().design;
  const titleId = createUniqueId();
  const form = () => props.part;
  const why = () => (props.reasonNeeded ? t().reasonNeeded : t().reasonOptional);
  const cannotSave = () =>
    form().working() || form().fault() !== undefined || (props.reasonNeeded && form().reason().trim() === "");
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!cannotSave()) void form().save();
  };
  return (
    <form
      class="design-part"
      classList={{ "design-wide": props.wide === true }}
      id={form().part}
      aria-labelledby={titleId}
      noValidate
      onSubmit={submit}
    >
      <div class="design-part-head">
        <h2 id={titleId}>{t().part[form().part]}</h2>
        <p class="quiet">{props.about}</p>
      </div>
      <div class="design-part-body">
        <fieldset class="design-fields" disabled={!props.canEdit}>
          {props.children}
        </fieldset>
        <Show when={props.canEdit && form().isChanged()}>
          <div class="design-foot">
            <Show when={form().fault()}>{(fault) => <p class="field-error">{fault()}</p>}</Show>
            <TextField
              label={t().reason}
              hint={why()}
              value={form().reason()}
              onInput={form().setReason}
              autocomplete="off"
              maxlength={2000}
            />
            <Show when={form().isOutdated()} fallback={<Refusal sentence={form().sentence()} />}>
              <p class="refusal" role="alert">
                {t().outdated}
              </p>
              <div>
                <Button onClick={() => void props.onOutdated().then(form().forget)}>{t().outdatedAct}</Button>
              </div>
            </Show>
            <div class="note-actions">
              <Button look="ink" type="submit" disabled={cannotSave()}>
                {t().save}
              </Button>
              <Button look="quiet" onClick={() => form().leave()}>
                {t().leaveAsItWas}
              </Button>
            </div>
          </div>
        </Show>
      </div>
    </form>
  );
}
