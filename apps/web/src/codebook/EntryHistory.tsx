import type { CodebookAct } from "@octant/schemas";
import { For, Show } from "solid-js";
import { Button } from "../ui/index.ts";
import { words } from "../words/words.ts";

type Props = {
  acts: readonly CodebookAct[];
  nameOf: (codeId: string) => string;
  /** Undefined for somebody who may not. */
  onTakeBack: ((commandId: string) => void) | undefined;
};

/** What was done to an entry, newest first: what, why, who and when; the last recoding can be taken back. */
export function EntryHistory(props: Props) {
  const t = () => words().codebook;
  const inOrder = () => props.acts.toReversed();
  const standing = () => {
    const [last] = inOrder().filter(({ kind }) => kind === "code.recoded" || kind === "code.recoding-undone");
    return last?.recoding?.commandId;
  };
  return (
    <section aria-labelledby="book-history">
      <h3 id="book-history">{t().history}</h3>
      <ol class="book-acts">
        <For each={inOrder()} fallback={<li class="quiet">{t().noHistory}</li>}>
          {(act) => (
            <li>
              <p>
                <strong>{t().act[act.kind]}</strong>
                <Show when={act.recoding}>
                  {(told) => <span> {t().recoded(props.nameOf(told().intoId), told().moved, told().superseded)}</span>}
                </Show>
              </p>
              <p class="serif">{act.reason}</p>
              <p class="small faint">{t().by(act.actor, new Date(act.at))}</p>
              <Show when={act.recoding && act.recoding.commandId === standing() && props.onTakeBack}>
                {(takeBack) => (
                  <p class="screen-only">
                    <Button onClick={() => takeBack()(act.recoding?.commandId ?? "")}>{t().takeBack}</Button>
                  </p>
                )}
              </Show>
            </li>
          )}
        </For>
      </ol>
    </section>
  );
}
