import type { Source, SourceHistoryEntry } from "@octant/schemas";
import { createResource, createSignal, For, Match, Show, Switch } from "solid-js";
import { api } from "../data/api.ts";
import { latestOf } from "../data/latest-of.ts";
import { problemSentence } from "../data/problem-sentence.ts";
import { words } from "../words/words.ts";
import type { Cuts } from "./cuts.ts";
import { toDraft } from "./register-change.ts";
import { type Difference, differences } from "./register-differences.ts";

type Props = { assessmentId: string; source: Source; cuts: Cuts };

/** Who changed what in a source's register, when and why. Fetched when somebody looks. */
export function HistorySection(props: Props) {
  const t = () => words().sources.history;
  const [open, setOpen] = createSignal(false);
  // asked again once the register has changed
  const [history] = createResource(
    () => open() && { id: props.source.id, rowVersion: props.source.rowVersion },
    ({ id }) => api.sourceHistory(props.assessmentId, id),
  );
  return (
    <details class="register-form source-history" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t().title}</summary>
      <Switch fallback={<p class="quiet">{t().loading}</p>}>
        <Match when={history.error}>
          <p class="quiet">{problemSentence(history.error)}</p>
        </Match>
        <Match when={latestOf(history)}>
          {(found) => (
            <ol>
              <For each={found().items}>
                {(entry) => <Entry entry={entry} source={props.source} cuts={props.cuts} />}
              </For>
            </ol>
          )}
        </Match>
      </Switch>
    </details>
  );
}

function Entry(props: { entry: SourceHistoryEntry; source: Source; cuts: Cuts }) {
  const t = () => words().sources.history;
  const now = new Date();
  const changed = () => differencesOf(props.entry, props.source, props.cuts);
  return (
    <li>
      <time datetime={props.entry.at}>{words().format.moment(new Date(props.entry.at), now)}</time>
      <div>
        <p>{t().kinds[props.entry.kind](props.entry.actor)}</p>
        <For each={changed()}>
          {({ field, yours, theirs }) => (
            <p class="quiet">
              {field}: <bdi>{yours}</bdi> {t().became} <bdi>{theirs}</bdi>
            </p>
          )}
        </For>
        <Show when={props.entry.reason}>
          {(reason) => (
            <p>
              {t().because} <bdi>{reason()}</bdi>
            </p>
          )}
        </Show>
      </div>
    </li>
  );
}

/** What an entry does not name is the same before and after, whatever it is now. */
function differencesOf({ before, after }: SourceHistoryEntry, source: Source, cuts: Cuts): Difference[] {
  if (before === null) return [];
  const now = toDraft(source);
  return differences(Object.assign({}, now, before), Object.assign({}, now, after), cuts, words());
}
