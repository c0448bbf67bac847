import Copy from "lucide-solid/icons/copy";
import { createSignal } from "solid-js";
import { copyText } from "../ui/copy-text.ts";
import { Button } from "../ui/index.ts";
import { words } from "../words/words.ts";

/** A new token's secret, this once. */
export function ShownToken(props: { secret: string; onKept: () => void }) {
  const t = () => words().account.tokens;
  const [said, setSaid] = createSignal("");
  const copy = async () => setSaid((await copyText(props.secret)) ? t().copied : t().notCopied);
  return (
    <div class="account-codes">
      <p>{t().shownOnce}</p>
      <code class="account-secret" dir="ltr">
        {props.secret}
      </code>
      <div class="note-actions">
        <Button look="ink" onClick={() => props.onKept()}>
          {t().kept}
        </Button>
        <Button onClick={() => void copy()}>
          <Copy />
          {t().copy}
        </Button>
      </div>
      <p class="small quiet" role="status">
        {said()}
      </p>
    </div>
  );
}
