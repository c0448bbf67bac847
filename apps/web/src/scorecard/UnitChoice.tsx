import type { AssessmentSetup, DatedUnit } from "@octant/schemas";
import { For, Show } from "solid-js";
import { Button, Field } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { areaOptions, lastDay, type UnitParams } from "./unit.ts";

/** Before any assessment; a year of which only some digits are typed lies before it. */
const FIRST_DAY = "2000-01-01";

type Props = {
  setup: Pick<AssessmentSetup, "areas" | "periods">;
  unit: DatedUnit;
  onChoose: (chosen: UnitParams) => void;
};

/** Which evidence is looked at: an area with everything inside it, a period, or all; and as of which day. */
export function UnitChoice(props: Props) {
  const t = () => words().scorecard;
  return (
    <>
      <Field label={t().area}>
        {(ids) => (
          <select
            {...ids}
            class="control"
            value={props.unit.areaId ?? ""}
            onChange={(event) => props.onChoose({ areaId: event.currentTarget.value || undefined })}
          >
            <option value="">{t().everyArea}</option>
            <For each={areaOptions(props.setup.areas)}>
              {({ id, name, depth }) => (
                <option value={id} selected={id === props.unit.areaId}>
                  {"\u2003".repeat(depth)}
                  {name}
                </option>
              )}
            </For>
          </select>
        )}
      </Field>
      <Field label={t().period}>
        {(ids) => (
          <select
            {...ids}
            class="control"
            value={props.unit.periodId ?? ""}
            onChange={(event) => props.onChoose({ periodId: event.currentTarget.value || undefined })}
          >
            <option value="">{t().everyPeriod}</option>
            <For each={props.setup.periods}>
              {({ id, name }) => (
                <option value={id} selected={id === props.unit.periodId}>
                  {name}
                </option>
              )}
            </For>
            <option value="unknown" selected={props.unit.periodId === "unknown"}>
              {t().unknownPeriod}
            </option>
          </select>
        )}
      </Field>
      <Field label={t().asOf}>
        {(ids) => (
          <span class="as-of">
            <input
              {...ids}
              class="control"
              type="date"
              title={t().asOfHint}
              min={FIRST_DAY}
              max={lastDay()}
              value={props.unit.asOf ?? ""}
              onChange={(event) => {
                // a day that is still being typed, or is yet to come, is not asked for
                if (event.currentTarget.validity.valid)
                  props.onChoose({ asOf: event.currentTarget.value || undefined });
              }}
            />
            <Show when={props.unit.asOf}>
              <Button look="quiet" onClick={() => props.onChoose({ asOf: undefined })}>
                {t().asOfNow}
              </Button>
            </Show>
          </span>
        )}
      </Field>
    </>
  );
}
