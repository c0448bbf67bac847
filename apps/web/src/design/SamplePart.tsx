import { createSignal, For, Show } from "solid-js";
import { designApi } from "../data/design-api.ts";
import { Button, Field, showHint } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { createPart } from "./create-design.ts";
import { PartFrame } from "./PartFrame.tsx";
import type { PartProps } from "./part-props.ts";
import { SampleMatrix } from "./SampleMatrix.tsx";
import { isSameGrid, plannedAt, type SampleGrid, setPlanned, toCells, toGrid, totalOf } from "./sample-grid.ts";

/** How many sources of each group are to be heard in each area about each period: one matrix a period, typed like a spreadsheet. */
export function SamplePart(props: PartProps) {
  const t = () => words().design.sample;
  const part = createPart<SampleGrid>(props.store, {
    part: "sample",
    read: ({ sample }) => toGrid(sample),
    isSame: isSameGrid,
    save: (grid, version, sent) => designApi.planSample(props.assessmentId, version, { ...sent, cells: toCells(grid) }),
  });
  const design = () => props.store.design();
  const [chosen, setChosen] = createSignal<string>();
  const period = () => design().periods.find(({ id }) => id === chosen()) ?? design().periods[0];
  const isReady = () => design().groups.length > 0 && design().areas.length > 0;
  const cutsUnsaved = () => (["groups", "areas", "periods"] as const).some((each) => props.store.unsaved().has(each));
  const copy = (periodId: string, name: string) => {
    const places = design().groups.flatMap(({ id: groupId }) =>
      design().areas.map(({ id: areaId }) => ({ groupId, areaId })),
    );
    const cells = design().periods.flatMap((other) =>
      places.map((place) => ({
        ...place,
        periodId: other.id,
        planned: plannedAt(part.draft(), { ...place, periodId }),
      })),
    );
    part.write(setPlanned(part.draft(), cells));
    showHint(t().copied(name));
  };
  return (
    <PartFrame part={part} about={t().about} canEdit={props.canEdit} onOutdated={props.onOutdated} wide>
      <Show when={isReady() && period()} fallback={<p class="quiet">{cutsUnsaved() ? t().unsavedCuts : t().needs}</p>}>
        {(shown) => (
          <>
            <div class="design-sample-head screen-only">
              <Show when={design().periods.length > 1}>
                <Field label={t().period}>
                  {(ids) => (
                    <select {...ids} class="control" onChange={(event) => setChosen(event.currentTarget.value)}>
                      <For each={design().periods}>
                        {({ id, name }) => (
                          <option value={id} selected={id === shown().id}>
                            {name}
                          </option>
                        )}
                      </For>
                    </select>
                  )}
                </Field>
                <Show when={props.canEdit}>
                  <Button onClick={() => copy(shown().id, shown().name)}>{t().copy}</Button>
                </Show>
              </Show>
              <span class="design-sample-total">{t().all(totalOf(part.draft(), {}))}</span>
            </div>
            <SampleMatrix
              grid={part.draft()}
              groups={design().groups}
              areas={design().areas}
              period={shown()}
              canEdit={props.canEdit}
              onChange={part.write}
            />
            <For each={design().periods.filter(({ id }) => id !== shown().id)}>
              {(other) => (
                <div class="print-only">
                  <SampleMatrix
                    grid={part.draft()}
                    groups={design().groups}
                    areas={design().areas}
                    period={other}
                    canEdit={false}
                    onChange={part.write}
                  />
                </div>
              )}
            </For>
            <Show when={props.canEdit}>
              <small class="quiet screen-only">{t().keys}</small>
            </Show>
          </>
        )}
      </Show>
    </PartFrame>
  );
}
