import type { AssessmentSetup, Unit } from "@octant/schemas";
import { For } from "solid-js";
import { Field } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { areaOptions, type UnitParams } from "./unit.ts";

type Props = {
  setup: Pick<AssessmentSetup, "areas" | "periods">;
  unit: Unit;
  onChoose: (chosen: UnitParams) => void;
};

/** Which evidence is looked at: an area with everything inside it, a period, or all. */
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
    </>
  );
}
