import type { Source } from "@octant/schemas";
import { A } from "@solidjs/router";
import ArrowDown from "lucide-solid/icons/arrow-down";
import ArrowUp from "lucide-solid/icons/arrow-up";
import Pencil from "lucide-solid/icons/pencil";
import { For, Show } from "solid-js";
import { IconButton } from "../ui/index.ts";
import { words } from "../words/words.ts";
import type { Sorting, SortKey, SourceLine } from "./source-rows.ts";

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

/** Every source on a line; the line opens its text. */
export function SourceTable(props: Props) {
  const t = () => words().sources;
  return (
    <table class="source-table">
      <thead>
        <tr>
          <For each={COLUMNS}>
            {(column) => <SortHead column={column} sorting={props.sorting} onSort={props.onSort} />}
          </For>
          <th scope="col" class="source-edit">
            <span class="for-reader">{t().head.edit}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        <For each={props.lines} fallback={<NoneFound />}>
          {(line) => <Line line={line} hrefOf={props.hrefOf} onEdit={props.onEdit} />}
        </For>
      </tbody>
    </table>
  );
}

function SortHead(props: { column: SortKey; sorting: Sorting; onSort: (by: SortKey) => void }) {
  const head = () => words().sources.head[props.column];
  const order = () => {
    if (props.sorting.by !== props.column) return "none";
    return props.sorting.descending ? "descending" : "ascending";
  };
  return (
    <th scope="col" data-column={props.column} aria-sort={order()}>
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

function Line(props: { line: SourceLine } & Pick<Props, "hrefOf" | "onEdit">) {
  const source = () => props.line.source;
  return (
    <tr>
      <th scope="row" data-column="source">
        <Show
          when={source().textVersionId}
          fallback={
            <button type="button" class="row-link" onClick={() => props.onEdit(source())}>
              {props.line.name}
            </button>
          }
        >
          {(textVersionId) => (
            <A class="row-link" href={props.hrefOf(textVersionId())}>
              {props.line.name}
            </A>
          )}
        </Show>
      </th>
      <td data-column="title">
        <bdi>{source().title}</bdi>
      </td>
      <td data-column="kind">{props.line.kind}</td>
      <td data-column="group">
        <Show when={props.line.group} fallback={<span class="not-placed">{words().sources.notPlaced}</span>}>
          {(group) => group()}
        </Show>
      </td>
      <td data-column="area">{props.line.area ?? <Absent />}</td>
      <td data-column="periods">{props.line.periods || <Absent />}</td>
      <td data-column="language">{props.line.language || <Absent />}</td>
      <td data-column="consent">{props.line.consent}</td>
      <td data-column="codings" class="figures">
        <span class="wide">{words().format.number(source().codings)}</span>
        <span class="narrow">{words().count.codings(source().codings)}</span>
      </td>
      <td class="source-edit">
        <IconButton label={words().sources.edit(props.line.name)} onClick={() => props.onEdit(source())}>
          <Pencil />
        </IconButton>
      </td>
    </tr>
  );
}

function Absent() {
  return <span class="faint">{words().sources.notSet}</span>;
}

function NoneFound() {
  return (
    <tr>
      <td colspan={COLUMNS.length + 1} class="quiet">
        {words().sources.noneFound}
      </td>
    </tr>
  );
}
