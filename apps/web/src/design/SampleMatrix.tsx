import type { DesignArea, DesignGroup, DesignPeriod } from "@octant/schemas";
import { createSignal, For, Show } from "solid-js";
import { words } from "../words/words.ts";
import { matrixStep } from "./matrix-step.ts";
import { plannedAt, readBlock, readPlanned, type SampleGrid, setPlanned, totalOf } from "./sample-grid.ts";

type Props = {
  grid: SampleGrid;
  groups: readonly DesignGroup[];
  areas: readonly DesignArea[];
  period: DesignPeriod;
  canEdit: boolean;
  onChange: (grid: SampleGrid) => void;
};

/** Groups by areas for one period. A cell takes a number; arrows move, Enter goes down, a spreadsheet's block can be pasted. */
export function SampleMatrix(props: Props) {
  const t = () => words().design.sample;
  const [fault, setFault] = createSignal<string>();
  // what is typed and no number yet; it stays in its cell and is planned nowhere
  const [typing, setTyping] = createSignal<{ row: number; column: number; text: string }>();
  let body!: HTMLTableSectionElement;
  const place = (row: number, column: number) => ({
    groupId: props.groups[row]?.id ?? "",
    areaId: props.areas[column]?.id ?? "",
    periodId: props.period.id,
  });
  const isTyping = (row: number, column: number) => typing()?.row === row && typing()?.column === column;
  const shown = (row: number, column: number) => {
    if (isTyping(row, column)) return typing()?.text ?? "";
    const planned = plannedAt(props.grid, place(row, column));
    return planned === 0 ? "" : String(planned);
  };
  const type = (row: number, column: number, text: string) => {
    setFault(undefined);
    const planned = readPlanned(text);
    setTyping(planned === undefined ? { row, column, text } : undefined);
    if (planned !== undefined) props.onChange(setPlanned(props.grid, [{ ...place(row, column), planned }]));
  };
  const paste = (event: ClipboardEvent, row: number, column: number) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!/[\t\n]/.test(text)) return;
    event.preventDefault();
    const block = readBlock(text);
    if (block.kind === "not-a-number") return setFault(t().pasteFault(block.row, block.column, block.text));
    const columns = Math.max(...block.rows.map((cells) => cells.length));
    if (row + block.rows.length > props.groups.length || column + columns > props.areas.length) {
      return setFault(t().pasteTooLarge(block.rows.length, columns));
    }
    setFault(undefined);
    setTyping(undefined);
    const cells = block.rows.flatMap((line, down) =>
      line.map((planned, right) => ({ ...place(row + down, column + right), planned })),
    );
    props.onChange(setPlanned(props.grid, cells));
  };
  const onKey = (event: KeyboardEvent & { currentTarget: HTMLInputElement }, row: number, column: number) => {
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const caret = { atStart: selectionEnd === 0, atEnd: selectionStart === value.length };
    const all = selectionStart === 0 && selectionEnd === value.length;
    const step = matrixStep(event, all ? { atStart: true, atEnd: true } : caret, words().direction);
    const next = step && body.rows[row + step.rows]?.querySelectorAll("input")[column + step.columns];
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.select();
  };
  return (
    <>
      <Show when={fault()}>
        {(sentence) => (
          <p class="refusal" role="alert">
            {sentence()}
          </p>
        )}
      </Show>
      <section class="design-matrix-frame" tabindex="0" aria-label={t().caption(props.period.name)}>
        <table class="design-matrix">
          <caption>{t().caption(props.period.name)}</caption>
          <thead>
            <tr>
              <th scope="col">{t().group}</th>
              <For each={props.areas}>{({ name }) => <th scope="col">{name}</th>}</For>
              <th scope="col" class="design-sum">
                {t().total}
              </th>
            </tr>
          </thead>
          <tbody ref={body}>
            <For each={props.groups}>
              {(group, row) => (
                <tr>
                  <th scope="row">{group.name}</th>
                  <For each={props.areas}>
                    {(area, column) => (
                      <td>
                        <Show when={props.canEdit} fallback={shown(row(), column())}>
                          <input
                            inputmode="numeric"
                            maxlength={6}
                            autocomplete="off"
                            aria-label={t().cell(group.name, area.name, props.period.name)}
                            aria-invalid={isTyping(row(), column()) ? "true" : undefined}
                            title={isTyping(row(), column()) ? t().fault : undefined}
                            value={shown(row(), column())}
                            onInput={(event) => type(row(), column(), event.currentTarget.value)}
                            onKeyDown={(event) => onKey(event, row(), column())}
                            onPaste={(event) => paste(event, row(), column())}
                          />
                        </Show>
                      </td>
                    )}
                  </For>
                  <td class="design-sum">{totalOf(props.grid, { groupId: group.id, periodId: props.period.id })}</td>
                </tr>
              )}
            </For>
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t().total}</th>
              <For each={props.areas}>
                {({ id }) => <td>{totalOf(props.grid, { areaId: id, periodId: props.period.id })}</td>}
              </For>
              <td class="design-sum">{totalOf(props.grid, { periodId: props.period.id })}</td>
            </tr>
          </tfoot>
        </table>
      </section>
      <Show when={typing()}>
        <p class="field-error">{t().fault}</p>
      </Show>
    </>
  );
}
