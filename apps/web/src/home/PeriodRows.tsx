import X from "lucide-solid/icons/x";
import { createUniqueId, Index, Show } from "solid-js";
import { Button, IconButton } from "../ui/index.ts";
import { words } from "../words/words.ts";
import type { PeriodDraft } from "./new-assessment-draft.ts";
import { toPastedPeriods } from "./pasted-list.ts";

type Props = {
  periods: readonly PeriodDraft[];
  error: string | undefined;
  onChange: (periods: PeriodDraft[]) => void;
  /** Takes one out in a way that can be undone. */
  onRemove: (at: number) => void;
};

const EMPTY: PeriodDraft = { name: "", startsOn: "", endsOn: "" };

/** Periods, a name and two days a row. Enter goes on to the next row; rows of a spreadsheet can be pasted into a name. */
export function PeriodRows(props: Props) {
  const t = () => words().newAssessment;
  const errorId = createUniqueId();
  let rows!: HTMLDivElement;
  const change = (at: number, part: Partial<PeriodDraft>) =>
    props.onChange(props.periods.map((period, each) => (each === at ? { ...period, ...part } : period)));
  const focusRow = (at: number) => rows.children[at]?.querySelector("input")?.focus();
  const addAfter = (at: number) => {
    props.onChange([...props.periods.slice(0, at + 1), EMPTY, ...props.periods.slice(at + 1)]);
    focusRow(at + 1);
  };
  const onEnter = (event: KeyboardEvent, at: number) => {
    if (event.key !== "Enter" || event.isComposing || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (props.periods[at + 1]) focusRow(at + 1);
    else addAfter(at);
  };
  const onPaste = (event: ClipboardEvent, at: number) => {
    const pasted = toPastedPeriods(event.clipboardData?.getData("text/plain") ?? "");
    if (!pasted || props.periods[at]?.name.trim() !== "") return;
    event.preventDefault();
    props.onChange([...props.periods.slice(0, at), ...pasted, ...props.periods.slice(at + 1)]);
    focusRow(at + pasted.length - 1);
  };
  const remove = (at: number) => {
    props.onRemove(at);
    focusRow(Math.min(at, props.periods.length - 1));
  };
  return (
    <fieldset class="field new-periods" aria-describedby={errorId}>
      <legend class="field-label">{t().periods}</legend>
      <small id={errorId}>
        <Show when={props.error} fallback={t().periodsAbout}>
          {(error) => <span class="field-error">{error()}</span>}
        </Show>
      </small>
      <div class="new-period-rows" ref={rows}>
        <Index each={props.periods}>
          {(period, at) => (
            <div class="new-period">
              <Cell
                label={t().periodName}
                value={period().name}
                onInput={(name) => change(at, { name })}
                onEnter={(event) => onEnter(event, at)}
                onPaste={(event) => onPaste(event, at)}
              />
              <Cell
                label={t().from}
                day
                value={period().startsOn}
                onInput={(startsOn) => change(at, { startsOn })}
                onEnter={(event) => onEnter(event, at)}
              />
              <Cell
                label={t().to}
                day
                value={period().endsOn}
                onInput={(endsOn) => change(at, { endsOn })}
                onEnter={(event) => onEnter(event, at)}
              />
              <IconButton label={t().removePeriod(at + 1)} onClick={() => remove(at)}>
                <X />
              </IconButton>
            </div>
          )}
        </Index>
      </div>
      <div>
        <Button onClick={() => addAfter(props.periods.length - 1)}>{t().addPeriod}</Button>
      </div>
    </fieldset>
  );
}

function Cell(props: {
  label: string;
  value: string;
  day?: true;
  onInput: (value: string) => void;
  onEnter: (event: KeyboardEvent) => void;
  onPaste?: (event: ClipboardEvent) => void;
}) {
  return (
    <label class="field">
      <span class="field-label">{props.label}</span>
      <input
        class="control"
        type={props.day ? "date" : "text"}
        value={props.value}
        maxlength={props.day ? undefined : 120}
        onInput={(event) => props.onInput(event.currentTarget.value)}
        onKeyDown={props.onEnter}
        onPaste={(event) => props.onPaste?.(event)}
      />
    </label>
  );
}
