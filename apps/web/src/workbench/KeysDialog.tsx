import X from "lucide-solid/icons/x";
import { For, onMount, Show } from "solid-js";
import { IconButton, Kbd } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { type KeyLine, keyList } from "./key-list.ts";
import type { KeyCommand } from "./keymap.ts";
import { chooseSingleLetters, singleLetters } from "./use-keys.ts";

const mac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** All keys of the workbench, each also a button, and the switch for those that are a single letter. */
export function KeysDialog(props: { run: (command: KeyCommand) => void; close: () => void }) {
  let dialog!: HTMLDialogElement;
  onMount(() => dialog.showModal());
  const about = () => words().workbench.keys;
  const press = (command: KeyCommand) => {
    dialog.close();
    props.run(command);
  };
  return (
    <dialog ref={dialog} class="keys-dialog" aria-labelledby="keys-title" onClose={props.close}>
      <header>
        <h1 id="keys-title">{about().title}</h1>
        <IconButton label={words().act.close} onClick={() => dialog.close()}>
          <X />
        </IconButton>
      </header>
      <div class="keys-columns">
        <For each={keyList(mac)}>
          {({ title, lines }) => (
            <section>
              <h2>{title}</h2>
              <ul>
                <For each={lines}>{(line) => <Line line={line} press={press} />}</For>
              </ul>
            </section>
          )}
        </For>
      </div>
      <label class="keys-switch">
        <input
          type="checkbox"
          checked={singleLetters()}
          onChange={(event) => chooseSingleLetters(event.currentTarget.checked)}
        />
        <span>
          {about().singleLetters}
          <small class="faint">{about().singleLettersHint}</small>
        </span>
      </label>
    </dialog>
  );
}

function Line(props: { line: KeyLine; press: (command: KeyCommand) => void }) {
  const caps = () => (
    <span class="key-caps">
      <For each={props.line.caps}>{(cap) => (cap === "–" ? "–" : <Kbd keys={cap} />)}</For>
    </span>
  );
  return (
    <li class="key-line">
      <Show
        when={props.line.command}
        fallback={
          <span>
            {caps()}
            {props.line.name}
          </span>
        }
      >
        {(command) => (
          <button type="button" onClick={() => props.press(command())}>
            {caps()}
            {props.line.name}
          </button>
        )}
      </Show>
    </li>
  );
}
