import Cloud from "lucide-solid/icons/cloud";
import CloudOff from "lucide-solid/icons/cloud-off";
import CloudUpload from "lucide-solid/icons/cloud-upload";
import { For, Match, Show, Switch } from "solid-js";
import { connection } from "../data/connection.ts";
import { keptOnDevice, savedAt, unsentChanges } from "../data/unsent.ts";
import { Kbd } from "../ui/index.ts";
import { words } from "../words/words.ts";
import type { Workbench } from "./create-workbench.ts";
import type { KeyCommand } from "./keymap.ts";

/** One line: what is saved, the keys used most, each as a button, and how far the text is coded. */
export function StatusRow(props: { bench: Workbench; run: (command: KeyCommand) => void }) {
  const about = () => words().workbench.status;
  const hints = () =>
    [
      {
        name: about().sentence,
        keys: [
          ["J", { do: "move", unit: "sentence", by: 1 }],
          ["K", { do: "move", unit: "sentence", by: -1 }],
        ],
      },
      { name: about().extend, keys: [["⇧J", { do: "extend", unit: "sentence", by: 1 }]] },
      { name: about().code, keys: [["C", { do: "open-palette" }]] },
      { name: about().nextUncoded, keys: [["N", { do: "next-uncoded", by: 1 }]] },
    ] satisfies { name: string; keys: [string, KeyCommand][] }[];
  return (
    <footer class="status-row screen-only">
      <Connection />
      <ul class="status-hints">
        <For each={hints()}>
          {({ name, keys }) => (
            <li>
              <For each={keys}>
                {([cap, command], at) => (
                  <KeyButton
                    cap={cap}
                    name={at() === keys.length - 1 ? name : ""}
                    label={`${name} ${cap}`}
                    press={() => props.run(command)}
                  />
                )}
              </For>
            </li>
          )}
        </For>
      </ul>
      <span class="status-progress" title={about().codedHint}>
        <Show when={props.bench.progress()} fallback={about().counting}>
          {(progress) => <>{about().coded(progress().coded, progress().all)}</>}
        </Show>
      </span>
      <KeyButton cap="?" name={about().allKeys} label={about().allKeys} press={() => props.run({ do: "show-keys" })} />
    </footer>
  );
}

function KeyButton(props: { cap: string; name: string; label: string; press: () => void }) {
  return (
    <button type="button" class="key-button" aria-label={props.label} onClick={props.press}>
      <Kbd keys={props.cap} />
      {props.name}
    </button>
  );
}

function Connection() {
  const about = () => words().workbench.status;
  const offline = () => {
    const now = connection();
    return now.online ? undefined : now;
  };
  return (
    <span class="status-connection">
      <Switch
        fallback={
          <>
            <Cloud />
            {savedAt() ? about().onlineSaved : about().online}
          </>
        }
      >
        <Match when={!keptOnDevice() && unsentChanges() > 0}>
          <CloudOff class="needs-you" />
          {about().keptOnlyHere(unsentChanges())}
        </Match>
        <Match when={offline()}>
          {(since) => (
            <>
              <CloudOff class="needs-you" />
              {about().offline(since().since, unsentChanges())}
            </>
          )}
        </Match>
        <Match when={unsentChanges() > 0}>
          <CloudUpload />
          {about().sending(unsentChanges())}
        </Match>
      </Switch>
    </span>
  );
}
