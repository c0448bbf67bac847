import Copy from "lucide-solid/icons/copy";
import Download from "lucide-solid/icons/download";
import Printer from "lucide-solid/icons/printer";
import { createSignal, For } from "solid-js";
import { downloadBlob } from "../data/download.ts";
import { copyText } from "../ui/copy-text.ts";
import { Button } from "../ui/index.ts";
import { words } from "../words/words.ts";

/** Recovery codes, this once: to copy, print or save. They are gone from the page once they are said to be kept. */
export function ShownCodes(props: { codes: readonly string[]; onKept: () => void }) {
  const t = () => words().account.recovery;
  const [said, setSaid] = createSignal("");
  const asText = () => `${t().fileHead}\n\n${props.codes.join("\n")}\n`;
  const copy = async () => {
    setSaid((await copyText(asText())) ? t().copied : t().notCopied);
  };
  return (
    <div class="account-codes">
      <p>{t().shownOnce}</p>
      <ol class="account-code-list" dir="ltr">
        <For each={props.codes}>
          {(code) => (
            <li>
              <code>{code}</code>
            </li>
          )}
        </For>
      </ol>
      <div class="note-actions">
        <Button onClick={() => void copy()}>
          <Copy />
          {t().copy}
        </Button>
        <Button onClick={() => print()}>
          <Printer />
          {t().print}
        </Button>
        <Button onClick={() => downloadBlob(new Blob([asText()], { type: "text/plain" }), t().fileName)}>
          <Download />
          {t().save}
        </Button>
      </div>
      <p class="small quiet" role="status">
        {said()}
      </p>
      <div>
        <Button look="ink" onClick={() => props.onKept()}>
          {t().kept}
        </Button>
      </div>
    </div>
  );
}
