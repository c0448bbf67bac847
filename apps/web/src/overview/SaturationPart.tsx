import type { Overview } from "@octant/schemas";
import { createSignal, For, Show } from "solid-js";
import { words } from "../words/words.ts";
import { SaturationChart } from "./SaturationChart.tsx";

/** New codes per further source, as a curve or as its table. */
export function SaturationPart(props: { saturation: Overview["saturation"] }) {
  const t = () => words().overview.saturation;
  const [view, setView] = createSignal<"chart" | "table">("chart");
  const steps = () => props.saturation.steps;
  const nameOf = (step: (typeof props.saturation.steps)[number]) => words().citation.name(step);
  return (
    <section class="overview-part" aria-labelledby="overview-saturation">
      <h2 id="overview-saturation">{t().title}</h2>
      <Show when={steps().length > 1} fallback={<p class="quiet">{t().none}</p>}>
        <p class="quiet">
          {t().level(props.saturation.sinceNew)} {t().caution}
        </p>
        <fieldset class="segments screen-only" aria-label={t().view}>
          <button type="button" aria-pressed={view() === "chart"} onClick={() => setView("chart")}>
            {t().chart}
          </button>
          <button type="button" aria-pressed={view() === "table"} onClick={() => setView("table")}>
            {t().table}
          </button>
        </fieldset>
        <Show
          when={view() === "table"}
          fallback={
            <SaturationChart
              label={t().label(steps().length, steps().at(-1)?.total ?? 0)}
              names={steps().map(nameOf)}
              totals={steps().map(({ total }) => total)}
            />
          }
        >
          <table class="overview-table">
            <thead>
              <tr>
                <th scope="col">{t().source}</th>
                <th scope="col">{t().added}</th>
                <th scope="col">{t().total}</th>
              </tr>
            </thead>
            <tbody>
              <For each={steps()}>
                {(step) => (
                  <tr>
                    <th scope="row">{nameOf(step)}</th>
                    <td>{step.added}</td>
                    <td>{step.total}</td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </Show>
      </Show>
    </section>
  );
}
