import type { TextPreview } from "@octant/schemas";
import { createSignal, createUniqueId, For, type JSX } from "solid-js";
import { Button } from "../ui/index.ts";
import { words } from "../words/words.ts";

type Props = {
  candidates: Extract<TextPreview, { kind: "choose" }>["candidates"];
  onChoose: (encoding: string) => void;
  leaveOut: JSX.Element;
};

/** The file's beginning in each way it can be read; a person sees which one is language. */
export function EncodingChoice(props: Props) {
  const t = () => words().sources.import;
  const name = createUniqueId();
  const [chosen, setChosen] = createSignal<string>();
  const use = () => {
    const encoding = chosen();
    if (encoding !== undefined) props.onChoose(encoding);
  };
  return (
    <fieldset class="encoding-choice">
      <legend>{t().encodingChoice}</legend>
      <For each={props.candidates}>
        {({ encoding, excerpt }) => (
          <label class="encoding-candidate">
            <input type="radio" name={name} checked={chosen() === encoding} onChange={() => setChosen(encoding)} />
            <span>
              <span class="small faint">{encoding}</span>
              <span class="excerpt serif" dir="auto">
                {excerpt}
              </span>
            </span>
          </label>
        )}
      </For>
      <p class="note-actions">
        <Button disabled={chosen() === undefined} onClick={use}>
          {t().encodingUse}
        </Button>
        {props.leaveOut}
      </p>
    </fieldset>
  );
}
