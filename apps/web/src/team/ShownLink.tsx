import Copy from "lucide-solid/icons/copy";
import { createSignal } from "solid-js";
import { copyText } from "../ui/copy-text.ts";
import { Button } from "../ui/index.ts";
import { words } from "../words/words.ts";

/** A link that works once, shown this once, with how to send it. */
export function ShownLink(props: { url: string; expiresAt: string; onDone: () => void }) {
  const t = () => words().team.link;
  const [said, setSaid] = createSignal("");
  const copy = async () => setSaid((await copyText(props.url)) ? t().copied : t().notCopied);
  return (
    <>
      <p>{t().safely}</p>
      <label class="field">
        <span class="field-label">{t().label}</span>
        <textarea
          class="control team-link"
          dir="ltr"
          readonly
          rows="3"
          value={props.url}
          onFocus={(event) => event.currentTarget.select()}
        />
      </label>
      <p class="small quiet">
        {t().once} {t().expires(new Date(props.expiresAt))}
      </p>
      <div class="note-actions">
        <Button look="ink" onClick={() => void copy()}>
          <Copy />
          {t().copy}
        </Button>
        <Button look="quiet" onClick={() => props.onDone()}>
          {t().done}
        </Button>
      </div>
      <p class="small quiet" role="status">
        {said()}
      </p>
    </>
  );
}
