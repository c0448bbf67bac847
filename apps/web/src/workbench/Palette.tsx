import type { Stance } from "@octant/schemas";
import { wordsIn } from "@octant/spans";
import Tag from "lucide-solid/icons/tag";
import { createMemo, For, Match, Show, Switch } from "solid-js";
import { words } from "../words/words.ts";
import { type CodeHit, searchCodes } from "./code-search.ts";
import type { Workbench } from "./create-workbench.ts";
import { stanceOfKey } from "./keymap.ts";
import { ListField } from "./ListField.tsx";
import { PalettePanel } from "./PalettePanel.tsx";
import { PaletteRow } from "./PaletteRow.tsx";
import { PaletteHints, PaletteStances } from "./PaletteStances.tsx";

/** Which code, then which way it points: opened over the text by C, a code's key or the tree, and closed by Esc. */
export function Palette(props: { bench: Workbench }) {
  const { bench } = props;
  return (
    <Switch>
      <Match when={choosing(bench)}>{(state) => <Choosing bench={bench} state={state()} />}</Match>
      <Match when={pointing(bench)}>{(state) => <Pointing bench={bench} codeId={state().codeId} />}</Match>
    </Switch>
  );
}

type Choice = { typed: string; row: number; stance: Stance | undefined };

function choosing(bench: Workbench): Choice | undefined {
  const now = bench.palette();
  return now.at === "choosing" ? now : undefined;
}

function pointing(bench: Workbench): { codeId: string } | undefined {
  const now = bench.palette();
  return now.at === "pointing" ? now : undefined;
}

function Choosing(props: { bench: Workbench; state: Choice }) {
  const { bench } = props;
  const about = () => words().workbench.palette;
  const hits = createMemo(() => searchCodes(bench.codes(), props.state.typed));
  const usesHere = createMemo(() => {
    const uses = new Map<string, number>();
    for (const { codeId } of bench.codings.drawn()) uses.set(codeId, (uses.get(codeId) ?? 0) + 1);
    return uses;
  });
  let signs = false; // after → the signs set the stance even where something is typed
  const pick = (hit: CodeHit | undefined) => {
    if (hit) bench.steer({ type: "picked", codeId: hit.code.codeId });
  };
  const press = (event: KeyboardEvent & { currentTarget: HTMLInputElement }) => {
    const { value, selectionStart } = event.currentTarget;
    const stance = value === "" || signs ? stanceOfKey(event) : undefined;
    if (stance) bench.steer({ type: "pointed", stance });
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      bench.steer({ type: "moved", by: event.key === "ArrowDown" ? 1 : -1, rows: hits().length });
    } else if (event.key === "Enter") pick(hits()[props.state.row]);
    else {
      signs = event.key === "ArrowRight" && selectionStart === value.length;
      return;
    }
    event.preventDefault();
  };

  return (
    <PalettePanel label={about().label} close={() => bench.steer({ type: "closed" })}>
      <div class="palette-head">
        <Tag />
        <ListField
          list="palette-list"
          marked={hits().length > 0 ? `palette-${props.state.row}` : undefined}
          label={about().input}
          placeholder={about().placeholder}
          value={props.state.typed}
          onType={(text) => bench.steer({ type: "typed", text })}
          onPress={press}
        />
        <span class="faint">{about().wordsSelected(selectedWords(bench))}</span>
      </div>
      <Show when={hits().length === 0}>
        <p class="palette-nothing quiet">{about().nothing(props.state.typed)}</p>
      </Show>
      <div id="palette-list" class="palette-list" role="listbox" aria-label={about().input} tabindex="-1">
        <For each={hits()}>
          {(hit, row) => (
            <PaletteRow
              hit={hit}
              row={row()}
              current={props.state.row === row()}
              uses={about().uses(usesHere().get(hit.code.codeId) ?? 0, usesInAll(bench, hit.code.codeId, usesHere()))}
              cap={bench.numbered.indexOf(hit.code.codeId) + 1}
              hover={() => bench.steer({ type: "hovered", row: row() })}
              pick={() => pick(hit)}
            />
          )}
        </For>
      </div>
      <PaletteStances bench={bench} chosen={props.state.stance} />
      <PaletteHints
        apply={props.state.stance ? about().apply : about().chooseStance}
        arrow={props.state.typed !== ""}
      />
    </PalettePanel>
  );
}

function Pointing(props: { bench: Workbench; codeId: string }) {
  const { bench } = props;
  const title = () => bench.title(props.codeId);
  const press = (event: KeyboardEvent) => {
    const stance = stanceOfKey(event);
    if (!stance) return;
    event.preventDefault();
    bench.steer({ type: "pointed", stance });
  };
  return (
    <PalettePanel
      label={words().workbench.palette.whichWay(title())}
      close={() => bench.steer({ type: "closed" })}
      press={press}
    >
      <p class="palette-question">{words().workbench.palette.whichWay(title())}</p>
      <PaletteStances bench={bench} chosen={undefined} focus />
      <PaletteHints />
    </PalettePanel>
  );
}

function selectedWords(bench: Workbench): number {
  const span = bench.reader.span();
  return span ? wordsIn(bench.index, span, bench.version.source.language).length : 0;
}

/** The server's count for the assessment, brought up to date with what this text shows by now. */
function usesInAll(bench: Workbench, codeId: string, here: ReadonlyMap<string, number>): number {
  const counted = bench.open.names().codes.get(codeId)?.code.codings ?? 0;
  return Math.max(counted, here.get(codeId) ?? 0);
}
