import { createSignal, lazy, Match, Show, Suspense, Switch } from "solid-js";
import { Loading } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { FigureTable } from "./FigureTable.tsx";
import { ScorecardFoot } from "./ScorecardFoot.tsx";
import { ScorecardRows } from "./ScorecardRows.tsx";
import type { ScorecardLine } from "./scorecard-lines.ts";
import type { View } from "./ViewChoice.tsx";

const BalanceChart = lazy(async () => ({ default: (await import("./BalanceChart.tsx")).BalanceChart }));

type Props = {
  view: View;
  lines: readonly ScorecardLine[];
  assessment: { name: string; demo: boolean };
  unit: string;
  hrefOf: (dimensionId: string) => string;
};

/** The same figures as rows, as a table, or as one large chart above that table. */
export function ScorecardViews(props: Props) {
  const t = () => words().scorecard;
  const [withNaive, setWithNaive] = createSignal(false);
  const rows = () => props.lines.map(({ dimensionId, name, row }) => ({ dimensionId, name, profile: row.profile }));
  return (
    <>
      <Switch>
        <Match when={props.view === "rows"}>
          <ScorecardRows lines={props.lines} withNaive={withNaive()} hrefOf={props.hrefOf} />
        </Match>
        <Match when={props.view === "table"}>
          <FigureTable lines={props.lines} unit={props.unit} hrefOf={props.hrefOf} />
        </Match>
        <Match when={props.view === "chart"}>
          <div class="chart-place">
            <Suspense fallback={<Loading what={t().chart.loading} />}>
              <BalanceChart title={t().chart.title(props.assessment.name, props.unit)} rows={rows()} />
            </Suspense>
          </div>
          <FigureTable lines={props.lines} unit={props.unit} hrefOf={props.hrefOf} />
        </Match>
      </Switch>
      <ScorecardFoot demo={props.assessment.demo}>
        <Show when={props.view === "rows"}>
          <label class="naive-choice screen-only">
            <input
              type="checkbox"
              checked={withNaive()}
              onChange={(event) => setWithNaive(event.currentTarget.checked)}
            />
            {t().showNaive}
          </label>
        </Show>
      </ScorecardFoot>
    </>
  );
}
