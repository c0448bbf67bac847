import type { AssessmentSetup, Coverage } from "@octant/schemas";
import { A } from "@solidjs/router";
import { createMemo, createSignal, For, Show } from "solid-js";
import { cutQuery } from "../sources/source-cut.ts";
import { words } from "../words/words.ts";
import { CoverageMark } from "./CoverageMark.tsx";
import { coverageLookup } from "./coverage-lookup.ts";
import { gridStep } from "./grid-step.ts";
import { matrixColumns } from "./matrix-columns.ts";

type Props = { setup: AssessmentSetup; coverage: Coverage; view: "area" | "period" };

/** More periods than this do not fit into one cell side by side; then a cell shows all of them together. */
const PARTS_MOST = 3;
type Column = { areaId: string | null; periodId: string | null; name: string; starts: boolean };
type Row = { groupId: string | null; name: string };

/** Stakeholder groups by areas or periods: in each cell who was heard and planned, and the way to those sources. */
export function CoverageMatrix(props: Props) {
  const t = () => words().overview.matrix;
  const [current, setCurrent] = createSignal({ row: 0, column: 0 });
  let body!: HTMLTableSectionElement;
  const find = createMemo(() => coverageLookup(props.coverage));
  const heads = createMemo(() => matrixColumns(props.setup.areas));
  const columns = createMemo((): Column[] => {
    if (props.view === "period") {
      return props.setup.periods.map(({ id, name }) => ({ areaId: null, periodId: id, name, starts: false }));
    }
    return heads().flatMap(({ columns: inside }) =>
      inside.map(({ areaId, name }, at) => ({ areaId, periodId: null, name, starts: at === 0 })),
    );
  });
  const rows = createMemo((): Row[] => {
    const groups = props.setup.groups.map(({ id, name }) => ({ groupId: id, name }));
    return props.coverage.notPlaced > 0 ? [...groups, { groupId: null, name: t().notPlaced }] : groups;
  });
  /** The periods that stand side by side in a cell; null is all of them together. */
  const parts = (column: Column) => {
    const { periods } = props.setup;
    if (column.periodId !== null) return [{ periodId: column.periodId, name: "" }];
    const sideBySide = periods.length > 1 && periods.length <= PARTS_MOST;
    return sideBySide ? periods.map(({ id, name }) => ({ periodId: id, name })) : [{ periodId: null, name: "" }];
  };
  const heardIn = (row: Row, column: Column) =>
    parts(column).map(({ periodId, name }) => ({
      name,
      ...find()({ groupId: row.groupId, areaId: column.areaId, periodId }),
    }));
  const labelOf = (row: Row, column: Column) => {
    const told = heardIn(row, column).map((part) => t().part(part.name, part.sources, part.clusters, part.planned));
    return t().cell(row.name, column.name, told.join(", "));
  };
  const hrefOf = (groupId: string | null, { areaId, periodId }: Column) => {
    const cut = { groupId, ...(areaId !== null && { areaId }), ...(periodId !== null && { periodId }) };
    return `/a/${props.setup.id}/sources${cutQuery(cut)}`;
  };
  const all = (groupId: string | null) => find()({ groupId, areaId: null, periodId: null }).sources;
  const columnSum = (column: Column) =>
    rows().reduce(
      (sum, { groupId }) => sum + find()({ groupId, areaId: column.areaId, periodId: column.periodId }).sources,
      0,
    );
  /** Heard in a larger area, or nobody noted where: what no column shows. */
  const elsewhere = (groupId: string | null) =>
    props.view === "period"
      ? 0
      : all(groupId) -
        columns().reduce((sum, { areaId }) => sum + find()({ groupId, areaId, periodId: null }).sources, 0);
  const hasElsewhere = () => rows().some(({ groupId }) => elsewhere(groupId) > 0);
  const onKey = (event: KeyboardEvent, row: number, column: number) => {
    const step = gridStep(event, words().direction);
    const next = step && body.rows[row + step.rows]?.querySelectorAll("a")[column + step.columns];
    if (!step || !next) return;
    event.preventDefault();
    setCurrent({ row: row + step.rows, column: column + step.columns });
    next.focus();
  };
  return (
    <section class="coverage-frame" aria-label={t().title}>
      <table class="coverage-matrix">
        <caption class="for-reader">{t().title}</caption>
        <thead>
          <Show when={props.view === "area" && heads().some(({ name }) => name !== null)}>
            <tr class="coverage-heads">
              <td />
              <For each={heads()}>
                {({ name, columns: inside }) => (
                  <th scope="colgroup" colspan={inside.length}>
                    <span>{name}</span>
                  </th>
                )}
              </For>
            </tr>
          </Show>
          <tr>
            <th scope="col" class="for-group">
              <span class="for-reader">{t().group}</span>
            </th>
            <For each={columns()}>
              {({ name, starts }) => (
                <th scope="col" classList={{ "coverage-starts": starts }}>
                  {name}
                </th>
              )}
            </For>
            <Show when={hasElsewhere()}>
              <th scope="col" title={t().elsewhereHint}>
                {t().elsewhere}
              </th>
            </Show>
            <th scope="col">{t().all}</th>
          </tr>
        </thead>
        <tbody ref={body}>
          <For each={rows()}>
            {(row, rowAt) => (
              <tr>
                <th scope="row">{row.name}</th>
                <For each={columns()}>
                  {(column, columnAt) => (
                    <td classList={{ "coverage-starts": column.starts }}>
                      <A
                        class="coverage-cell"
                        href={hrefOf(row.groupId, column)}
                        aria-label={labelOf(row, column)}
                        tabindex={current().row === rowAt() && current().column === columnAt() ? 0 : -1}
                        onFocus={() => setCurrent({ row: rowAt(), column: columnAt() })}
                        onKeyDown={(event) => onKey(event, rowAt(), columnAt())}
                      >
                        <For each={heardIn(row, column)}>{(part) => <CoverageMark heard={part} />}</For>
                      </A>
                    </td>
                  )}
                </For>
                <Show when={hasElsewhere()}>
                  <td class="coverage-sum">{elsewhere(row.groupId) || ""}</td>
                </Show>
                <td class="coverage-sum">{all(row.groupId)}</td>
              </tr>
            )}
          </For>
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t().all}</th>
            <For each={columns()}>
              {(column) => <td classList={{ "coverage-starts": column.starts }}>{columnSum(column)}</td>}
            </For>
            <Show when={hasElsewhere()}>
              <td class="coverage-sum">{rows().reduce((sum, { groupId }) => sum + elsewhere(groupId), 0)}</td>
            </Show>
            <td class="coverage-sum coverage-whole">{props.coverage.sources}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
