import type { Source } from "@octant/schemas";
import ArrowDown from "lucide-solid/icons/arrow-down";
import ArrowUp from "lucide-solid/icons/arrow-up";
import { children, createEffect, createMemo, For, Show } from "solid-js";
import { words } from "../words/words.ts";
import { singleLetters } from "../workbench/use-keys.ts";
import { createRows } from "./create-rows.ts";
import { keepInOrder } from "./keep-in-order.ts";
import { rowAct } from "./row-keys.ts";
import { SourceRow } from "./SourceRow.tsx";
import type { Sorting, SortKey, SourceLine } from "./source-rows.ts";
import { ROLES } from "./table-roles.ts";

type Props = {
  lines: readonly SourceLine[];
  sorting: Sorting;
  onSort: (by: SortKey) => void;
  hrefOf: (textVersionId: string) => string;
  onEdit: (source: Source) => void;
};

const COLUMNS: readonly SortKey[] = [
  "source",
  "title",
  "kind",
  "group",
  "area",
  "periods",
  "language",
  "consent",
  "codings",
];

/**
 * Every source on a line; the line opens its text. Only lines that are seen are drawn: a reader is told how many there are
 * and which this one is.
 */
export function SourceTable(props: Props) {
  const t = () => words().sources;
  let body!: HTMLTableSectionElement; // `ref` sets it before anything is measured
  const keys = createMemo(() => props.lines.map(({ source }) => source.id));
  const rows = createRows({ keys, body: () => body });

  const drawn = children(() => (
    <For each={rows.drawn()}>
      {(place) => (
        <Show when={props.lines[place.index]}>
          {(line) => (
            <SourceRow
              line={line()}
              at={place.index}
              top={rows.topOf(place)}
              measure={rows.measure}
              hrefOf={props.hrefOf}
              onEdit={props.onEdit}
            />
          )}
        </Show>
      )}
    </For>
  ));
  createEffect(() => {
    const elements = drawn.toArray().filter((row) => row instanceof HTMLElement);
    keepInOrder(body, elements);
  });

  const walk = (event: KeyboardEvent) => {
    const control = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-control]") : null;
    const at = placeOf(event.target);
    if (!control || at === undefined || event.defaultPrevented) return;
    const act = rowAct(event, { at, count: props.lines.length, singleLetters: singleLetters() });
    if (!act) return;
    event.preventDefault();
    rows.hold(act.to);
    const row = body.querySelector(`[data-index="${act.to}"]`);
    row?.querySelector<HTMLElement>(`[data-control="${control.dataset.control}"]`)?.focus();
  };

  return (
    <>
      <table class="source-table" role={ROLES.table} aria-rowcount={props.lines.length + 1} aria-label={t().pageTitle}>
        <thead role={ROLES.group}>
          <tr role={ROLES.row} aria-rowindex={1}>
            <For each={COLUMNS}>
              {(column) => <SortHead column={column} sorting={props.sorting} onSort={props.onSort} />}
            </For>
            <th scope="col" role={ROLES.head} class="source-edit">
              <span class="for-reader">{t().head.edit}</span>
            </th>
          </tr>
        </thead>
        <tbody
          ref={body}
          role={ROLES.group}
          style={{ "--rows-height": `${rows.height()}px` }}
          onKeyDown={walk}
          onFocusIn={(event) => rows.hold(placeOf(event.target))}
        />
      </table>
      <Show when={props.lines.length === 0}>
        <p class="quiet sources-none">{t().noneFound}</p>
      </Show>
    </>
  );
}

/** The place of the row that something lies in. */
function placeOf(target: EventTarget | null): number | undefined {
  const row = target instanceof Element ? target.closest<HTMLElement>("[data-index]") : null;
  return row ? Number(row.dataset.index) : undefined;
}

function SortHead(props: { column: SortKey; sorting: Sorting; onSort: (by: SortKey) => void }) {
  const head = () => words().sources.head[props.column];
  const order = () => {
    if (props.sorting.by !== props.column) return "none";
    return props.sorting.descending ? "descending" : "ascending";
  };
  return (
    <th scope="col" role={ROLES.head} data-column={props.column} aria-sort={order()}>
      <button type="button" onClick={() => props.onSort(props.column)} title={words().sources.sortBy(head())}>
        {head()}
        <Show when={order() === "ascending"}>
          <ArrowUp />
        </Show>
        <Show when={order() === "descending"}>
          <ArrowDown />
        </Show>
      </button>
    </th>
  );
}
