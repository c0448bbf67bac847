import X from "lucide-solid/icons/x";
import { createUniqueId, Index, Show } from "solid-js";
import { Button, IconButton } from "../ui/index.ts";
import { words } from "../words/words.ts";
import type { PeriodDraft } from "./new-assessment-draft.ts";

type Props = { periods: readonly PeriodDraft[]; error: string | undefined; onChange: (periods: PeriodDraft[]) => void };

/** Periods, a name and two days a row. */
export function PeriodRows(props: Props) {
  const t = () => words().newAssessment;
  const errorId = createUniqueId();
  const change = (at: number, part: Partial<PeriodDraft>) =>
    props.onChange(props.periods.map((period, each) => (each === at ? { ...period, ...part } : period)));
  return (
    <fieldset class="field new-periods" aria-describedby={errorId}>
      <legend class="field-label">{t().periods}</legend>
      <small id={errorId}>
        <Show when={props.error} fallback={t().periodsAbout}>
          {(error) => <span class="field-error">{error()}</span>}
        </Show>
      </small>
      <Index each={props.periods}>
        {(period, at) => (
          <div class="new-period">
            <label class="field">
              <span class="field-label">{t().periodName}</span>
              <input
                class="control"
                value={period().name}
                maxlength={120}
                onInput={(event) => change(at, { name: event.currentTarget.value })}
              />
            </label>
            <label class="field">
              <span class="field-label">{t().from}</span>
              <input
                class="control"
                type="date"
                value={period().startsOn}
                onInput={(event) => change(at, { startsOn: event.currentTarget.value })}
              />
            </label>
            <label class="field">
              <span class="field-label">{t().to}</span>
              <input
                class="control"
                type="date"
                value={period().endsOn}
                onInput={(event) => change(at, { endsOn: event.currentTarget.value })}
              />
            </label>
            <IconButton
              label={t().removePeriod(at + 1)}
              onClick={() => props.onChange(props.periods.filter((_, each) => each !== at))}
            >
              <X />
            </IconButton>
          </div>
        )}
      </Index>
      <div>
        <Button onClick={() => props.onChange([...props.periods, { name: "", startsOn: "", endsOn: "" }])}>
          {t().addPeriod}
        </Button>
      </div>
    </fieldset>
  );
}
