import type { HistoryEntry } from "@octant/schemas";
import { wordsIn } from "@octant/spans";
import X from "lucide-solid/icons/x";
import { createMemo, createResource, For, Match, Show, Switch } from "solid-js";
import { api } from "../data/api.ts";
import { latestOf } from "../data/latest-of.ts";
import { IconButton } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { CodingCard } from "./CodingCard.tsx";
import type { Workbench } from "./create-workbench.ts";
import { SpeaksAbout } from "./SpeaksAbout.tsx";
import { blockAt } from "./text-blocks.ts";

/** What is selected, the codings that touch it, what the active one speaks about, and what happened to it. */
export function Inspector(props: { bench: Workbench; close: () => void }) {
  const { bench } = props;
  const about = () => words().workbench.inspector;
  return (
    <aside class="inspector" aria-label={about().label}>
      <span class="inspector-close screen-only">
        <IconButton label={about().hide} onClick={props.close}>
          <X />
        </IconButton>
      </span>
      <Selection bench={bench} />
      <section class="inspector-part">
        <h2>
          {about().codingsHere} <span class="faint">{words().format.number(bench.here().length)}</span>
        </h2>
        <Show when={bench.here().length === 0}>
          <p class="quiet">{about().noneHere}</p>
        </Show>
        <ul class="coding-cards">
          <For each={bench.here()}>{(coding) => <CodingCard bench={bench} coding={coding} />}</For>
        </ul>
      </section>
      <Show when={bench.place()}>
        <SpeaksAbout bench={bench} coding={bench.active()} />
      </Show>
      <Show when={bench.active()}>
        <CodingHistory bench={bench} />
      </Show>
    </aside>
  );
}

function Selection(props: { bench: Workbench }) {
  const { bench } = props;
  const about = () => words().workbench.inspector;
  const facts = createMemo(() => {
    const span = bench.place();
    if (!span) return undefined;
    const count = wordsIn(bench.index, span, bench.version.source.language).length;
    const turn = blockAt(bench.blocks, span.start)?.turn ?? null;
    const place = turn === null ? about().placeOutsideTurns(count) : about().place(turn + 1, count);
    return { place, quote: bench.index.slice(span) };
  });
  return (
    <section class="inspector-part">
      <Show
        when={facts()}
        fallback={
          <>
            <h2>{about().nothingSelected}</h2>
            <p class="quiet">{about().howToSelect}</p>
          </>
        }
      >
        {(now) => (
          <>
            <h2>
              {about().selection} <span class="faint inspector-place">{now().place}</span>
            </h2>
            <blockquote class="inspector-quote serif" dir={bench.version.source.direction}>
              {now().quote}
            </blockquote>
            <p class="small faint">
              <bdi>{words().citation.full(bench.version.source.citation)}</bdi>
            </p>
          </>
        )}
      </Show>
    </section>
  );
}

function CodingHistory(props: { bench: Workbench }) {
  const { bench } = props;
  const about = () => words().workbench.inspector;
  // asked again whenever the server has acknowledged something about it
  const stored = createMemo(
    () => {
      const active = bench.active();
      const known = active && bench.codings.state().confirmed.get(active.id);
      return known && { id: known.id, rowVersion: known.rowVersion };
    },
    undefined,
    { equals: (a, b) => a?.id === b?.id && a?.rowVersion === b?.rowVersion },
  );
  const [history] = createResource(stored, ({ id }) => api.history(bench.open.setup().id, id));
  const now = new Date();
  const told = (state: HistoryEntry["before"]) => {
    const { aboutAreaId, aboutPeriodIds = [], start, end } = state ?? {};
    const about = aboutAreaId === undefined ? null : bench.aboutName({ aboutAreaId, aboutPeriodIds });
    const place = start === undefined || end === undefined ? undefined : { start, end };
    const count = place ? wordsIn(bench.index, place, bench.version.source.language).length : null;
    return state && { stance: state.stance, about, words: count };
  };
  return (
    <section class="inspector-part">
      <h2>{about().history}</h2>
      <Switch fallback={<p class="quiet">{about().historyLoading}</p>}>
        <Match when={!stored()}>
          <p class="quiet">{about().notStoredYet}</p>
        </Match>
        <Match when={history.error}>
          <p class="quiet">{about().historyAway}</p>
        </Match>
        <Match when={latestOf(history)}>
          {(found) => (
            <ol class="history">
              <For each={found().items}>
                {({ at, kind, actor, me, before, after }) => (
                  <li>
                    <time datetime={at}>{words().format.moment(new Date(at), now)}</time>
                    <span>{words().workbench.history(kind, actor, me, told(before), told(after))}</span>
                  </li>
                )}
              </For>
            </ol>
          )}
        </Match>
      </Switch>
    </section>
  );
}
