import type { DeletionForecast } from "@octant/schemas";
import { useNavigate } from "@solidjs/router";
import { createSignal, For } from "solid-js";
import { createSubmit } from "../data/create-submit.ts";
import { protectionApi } from "../data/protection-api.ts";
import { Button, Dialog, showToast, TextField } from "../ui/index.ts";
import { Refusal } from "../ui/Refusal.tsx";
import { words } from "../words/words.ts";

type Props = { assessmentId: string; forecast: DeletionForecast; onClose: () => void };

/** Names what goes and what stays; whoever means it types the assessment's name. */
export function DeletionDialog(props: Props) {
  const t = () => words().security.deletion;
  const navigate = useNavigate();
  const [typed, setTyped] = createSignal("");
  const [mistyped, setMistyped] = createSignal(false);
  let field!: HTMLInputElement;
  const form = createSubmit(async () => {
    if (typed().trim() !== props.forecast.name) {
      setMistyped(true);
      return field.focus();
    }
    await protectionApi.delete(props.assessmentId, props.forecast.name);
    showToast({ text: t().done(props.forecast.name) });
    navigate("/", { replace: true });
  });
  const write = (value: string) => {
    setTyped(value);
    setMistyped(false);
    form.forget();
  };
  return (
    <Dialog title={t().question(props.forecast.name)} onClose={() => props.onClose()}>
      <form class="security-deletion" noValidate onSubmit={form.onSubmit}>
        <h3>{t().goes}</h3>
        <ul class="facts">
          <For each={t().going(props.forecast)}>{(line) => <li>{line}</li>}</For>
        </ul>
        <h3>{t().stays}</h3>
        <ul class="facts">
          <For each={t().staying}>{(line) => <li>{line}</li>}</For>
        </ul>
        <TextField
          ref={field}
          label={t().typeName}
          hint={props.forecast.name}
          error={mistyped() ? t().mistyped(props.forecast.name) : undefined}
          autocomplete="off"
          spellcheck={false}
          value={typed()}
          onInput={write}
        />
        <Refusal sentence={form.sentence()} />
        <div class="note-actions">
          <Button look="ink" type="submit" disabled={form.working()}>
            {t().go}
          </Button>
          <Button look="quiet" onClick={() => props.onClose()}>
            {t().keep}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
