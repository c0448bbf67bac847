import { createSignal, type JSX, Show } from "solid-js";
import { createSubmit } from "../data/create-submit.ts";
import { Button, Dialog, TextField } from "../ui/index.ts";
import { Refusal } from "../ui/Refusal.tsx";
import { words } from "../words/words.ts";

type Props = {
  title: string;
  /** What keeps it from being sent, as a sentence. */
  fault?: string | undefined;
  save: (reason: string) => Promise<void>;
  onClose: () => void;
  children?: JSX.Element;
};

/** One act on the codebook: its fields, why, and doing it. It says what is missing only once somebody tried. */
export function ActDialog(props: Props) {
  const t = () => words().codebook.form;
  const [reason, setReason] = createSignal("");
  const [tried, setTried] = createSignal(false);
  const missing = () => (reason().trim() === "" ? t().reasonMissing : undefined);
  const submit = createSubmit(async () => {
    setTried(true);
    if (props.fault !== undefined || missing() !== undefined) return;
    await props.save(reason().trim());
    props.onClose();
  });
  return (
    <Dialog title={props.title} onClose={() => props.onClose()}>
      <form class="book-form" noValidate onSubmit={submit.onSubmit}>
        {props.children}
        <TextField
          label={t().reason}
          hint={t().reasonHint}
          error={tried() ? missing() : undefined}
          value={reason()}
          onInput={setReason}
          maxlength={2000}
          autocomplete="off"
        />
        <Show when={tried() && props.fault}>{(fault) => <p class="field-error">{fault()}</p>}</Show>
        <Refusal sentence={submit.sentence()} />
        <div class="note-actions">
          <Button look="ink" type="submit" disabled={submit.working()}>
            {t().save}
          </Button>
          <Button look="quiet" onClick={() => props.onClose()}>
            {words().act.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
