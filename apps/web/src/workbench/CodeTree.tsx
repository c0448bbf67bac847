import type { Dimension, Stance } from "@octant/schemas";
import Search from "lucide-solid/icons/search";
import X from "lucide-solid/icons/x";
import { createMemo, createSignal, For, Show } from "solid-js";
import { IconButton, Kbd, StanceMark } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { CodeRow } from "./CodeRow.tsx";
import { searchCodes } from "./code-search.ts";
import type { Workbench } from "./create-workbench.ts";
import { DimensionRow } from "./DimensionRow.tsx";

const STANCES: readonly Stance[] = ["constrains", "mixed", "supports", "context"];

/** How often a code is used in this text, by stance. */
export type Tally = Record<Stance, number>;

/** Dimensions with their guiding questions: counts in this text, key caps, meanings on demand, and a search. */
export function CodeTree(props: {
  bench: Workbench;
  searchField: (field: HTMLInputElement) => void;
  fold: () => void;
}) {
  const { bench } = props;
  const [typed, setTyped] = createSignal("");
  const [closed, setClosed] = createSignal<ReadonlySet<string>>(new Set());
  const tallies = createMemo(() => {
    const counted = new Map<string, Tally>();
    for (const { codeId, stance } of bench.codings.drawn()) {
      const tally = counted.get(codeId) ?? { supports: 0, mixed: 0, constrains: 0, context: 0 };
      tally[stance] += 1;
      counted.set(codeId, tally);
    }
    return counted;
  });
  const found = createMemo(() => new Set(searchCodes(bench.codes(), typed()).map(({ code }) => code.codeId)));
  const questionsOf = (dimension: Dimension) => {
    const numbers = new Set(dimension.questions.map(({ id }) => id));
    return bench.codes().filter(({ codeId, number }) => numbers.has(number) && found().has(codeId));
  };
  const isOpen = (dimension: Dimension) => typed() !== "" || !closed().has(dimension.id);
  const toggle = (id: string) =>
    setClosed((before) =>
      before.has(id) ? new Set([...before].filter((other) => other !== id)) : new Set([...before, id]),
    );

  return (
    <nav class="tree" aria-label={words().workbench.tree.label}>
      <span class="tree-close screen-only">
        <IconButton label={words().workbench.tree.fold} onClick={props.fold}>
          <X />
        </IconButton>
      </span>
      <div class="tree-search">
        <Search />
        <input
          ref={props.searchField}
          class="control"
          type="text"
          aria-label={words().workbench.tree.search}
          placeholder={words().workbench.tree.search}
          value={typed()}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            setTyped("");
            event.currentTarget.blur();
            props.fold();
          }}
        />
        <span class="tree-search-end">
          <Show when={typed() !== ""} fallback={<Kbd keys="/" />}>
            <IconButton label={words().workbench.tree.clear} onClick={() => setTyped("")}>
              <X />
            </IconButton>
          </Show>
        </span>
      </div>
      <Show when={found().size === 0}>
        <p class="tree-nothing quiet">{words().workbench.tree.nothing(typed())}</p>
      </Show>
      <ul class="tree-list">
        <For each={bench.open.setup().framework.dimensions}>
          {(dimension) => (
            <Show when={questionsOf(dimension).length > 0}>
              <li>
                <DimensionRow
                  dimension={dimension}
                  open={isOpen(dimension)}
                  toggle={() => toggle(dimension.id)}
                  count={questionsOf(dimension).reduce((sum, { codeId }) => sum + total(tallies().get(codeId)), 0)}
                />
                <Show when={isOpen(dimension)}>
                  <ul>
                    <For each={questionsOf(dimension)}>
                      {(code) => <CodeRow bench={bench} code={code} tally={tallies().get(code.codeId)} />}
                    </For>
                  </ul>
                </Show>
              </li>
            </Show>
          )}
        </For>
      </ul>
      <ul class="tree-legend" aria-label={words().workbench.tree.legend}>
        <For each={STANCES}>
          {(stance) => (
            <li>
              <StanceMark stance={stance} />
              {words().stance[stance]}
            </li>
          )}
        </For>
      </ul>
    </nav>
  );
}

/** All codings of a tally, whatever their stance. */
export function total(tally: Tally | undefined): number {
  return tally ? tally.supports + tally.mixed + tally.constrains + tally.context : 0;
}
