import { createMemo, createSignal } from "solid-js";
import { Button, Field } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { Drawer } from "./Drawer.tsx";
import { findPasteFault, type PasteFault } from "./paste-fault.ts";

type Props = { onPaste: (file: File) => void; onClose: () => void };

/** A file's name may have 200 characters, its ending among them. */
const MAX_TITLE = 196;

/** A text from the clipboard becomes a file like any other and goes the same way in. */
export function PasteDialog(props: Props) {
  const t = () => words().sources;
  const [title, setTitle] = createSignal("");
  const [text, setText] = createSignal("");
  const titleFault = createMemo(() => findPasteFault(title()));
  const textFault = createMemo(() => findPasteFault(text()));
  const isReady = () => title().trim() !== "" && text().trim() !== "" && !titleFault() && !textFault();
  const faultWords = (fault: PasteFault | undefined) => fault && t().pasteFault(fault);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isReady()) props.onPaste(new File([text()], `${title().trim()}.txt`, { type: "text/plain" }));
  };
  return (
    <Drawer title={t().pasteTitle} shape="dialog" onClose={props.onClose}>
      <form class="paste-form" onSubmit={submit}>
        <Field label={t().pasteName} hint={t().pasteNameHint} error={faultWords(titleFault())}>
          {(ids) => (
            <input
              {...ids}
              class="control"
              required
              maxlength={MAX_TITLE}
              value={title()}
              onInput={(event) => setTitle(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label={t().pasteText} hint={t().pasteTextHint} error={faultWords(textFault())}>
          {(ids) => (
            <textarea
              {...ids}
              class="control serif"
              dir="auto"
              rows="14"
              required
              value={text()}
              onInput={(event) => setText(event.currentTarget.value)}
            />
          )}
        </Field>
        <p class="note-actions">
          <button type="submit" class="button" data-look="ink" disabled={!isReady()}>
            {t().pasteGo}
          </button>
          <Button look="quiet" onClick={() => props.onClose()}>
            {words().act.cancel}
          </Button>
        </p>
      </form>
    </Drawer>
  );
}
