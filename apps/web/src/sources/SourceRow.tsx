import type { Source } from "@octant/schemas";
import { A } from "@solidjs/router";
import Pencil from "lucide-solid/icons/pencil";
import { createEffect, on, type ParentProps, Show } from "solid-js";
import { IconButton } from "../ui/index.ts";
import { words } from "../words/words.ts";
import type { SortKey, SourceLine } from "./source-rows.ts";
import { ROLES } from "./table-roles.ts";

type Props = {
  line: SourceLine;
  /** Its place among all lines, from 0. */
  at: number;
  top: number;
  measure: (row: HTMLElement) => void;
  hrefOf: (textVersionId: string) => string;
  onEdit: (source: Source) => void;
};

/** A source on its line. The link in its first cell covers the whole of it. */
export function SourceRow(props: Props) {
  const source = () => props.line.source;
  let row!: HTMLTableRowElement; // `ref` sets it before effects run
  // another source in this place may be of another height
  createEffect(
    on(
      () => [props.line, props.at],
      () => props.measure(row),
    ),
  );
  return (
    <tr
      ref={row}
      role={ROLES.row}
      data-index={props.at}
      aria-rowindex={props.at + 2}
      style={{ "--row-top": `${props.top}px` }}
    >
      <th scope="row" role={ROLES.rowHead} data-column="source">
        <Show
          when={source().textVersionId}
          fallback={
            <button type="button" class="row-link" data-control="open" onClick={() => props.onEdit(source())}>
              {props.line.name}
            </button>
          }
        >
          {(textVersionId) => (
            <A class="row-link" data-control="open" href={props.hrefOf(textVersionId())}>
              {props.line.name}
            </A>
          )}
        </Show>
      </th>
      <Cell column="title">
        <bdi>{source().title}</bdi>
      </Cell>
      <Cell column="kind">{props.line.kind}</Cell>
      <Cell column="group">
        <Show when={props.line.group} fallback={<span class="not-placed">{words().sources.notPlaced}</span>}>
          {(group) => group()}
        </Show>
      </Cell>
      <Cell column="area">{props.line.area ?? <Absent />}</Cell>
      <Cell column="periods">{props.line.periods || <Absent />}</Cell>
      <Cell column="language">{props.line.language || <Absent />}</Cell>
      <Cell column="consent">{props.line.consent}</Cell>
      <Cell column="codings">
        <span class="wide">{words().format.number(source().codings)}</span>
        <span class="narrow">{words().count.codings(source().codings)}</span>
      </Cell>
      <Cell column="edit">
        <IconButton
          label={words().sources.edit(props.line.name)}
          data-control="edit"
          onClick={() => props.onEdit(source())}
        >
          <Pencil />
        </IconButton>
      </Cell>
    </tr>
  );
}

function Cell(props: ParentProps<{ column: SortKey | "edit" }>) {
  return (
    <td
      role={ROLES.cell}
      data-column={props.column}
      classList={{ "source-edit": props.column === "edit", figures: props.column === "codings" }}
    >
      {props.children}
    </td>
  );
}

function Absent() {
  return <span class="faint">{words().sources.notSet}</span>;
}
