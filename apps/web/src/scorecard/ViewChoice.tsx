import { For } from "solid-js";
import { words } from "../words/words.ts";

const VIEWS = ["rows", "table", "chart"] as const;
export type View = (typeof VIEWS)[number];

/** The view that an address asks for; rows where it asks for none or for an unknown one. */
export function readView(asked: string | string[] | undefined): View {
  return VIEWS.find((view) => view === asked) ?? "rows";
}

/** Rows, the same as a table of figures, or one large chart with that table. */
export function ViewChoice(props: { view: View; onChoose: (view: View) => void }) {
  const t = () => words().scorecard;
  return (
    <fieldset class="segments">
      <legend class="for-reader">{t().view}</legend>
      <For each={VIEWS}>
        {(view) => (
          <button type="button" aria-pressed={props.view === view} onClick={() => props.onChoose(view)}>
            {t().views[view]}
          </button>
        )}
      </For>
    </fieldset>
  );
}
