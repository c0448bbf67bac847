import { useParams, useSearchParams } from "@solidjs/router";
import { createMemo, createResource, createSignal, lazy, Match, Show, Suspense, Switch } from "solid-js";
import { useAssessment } from "../app/assessment.ts";
import { api } from "../data/api.ts";
import { problemSentence } from "../data/problem-sentence.ts";
import { Button, Loading, Note } from "../ui/index.ts";
import { localText } from "../words/local-text.ts";
import { words } from "../words/words.ts";
import { FigureTable } from "./FigureTable.tsx";
import { latestOf } from "./latest-of.ts";
import { ScorecardFoot } from "./ScorecardFoot.tsx";
import { ScorecardRows } from "./ScorecardRows.tsx";
import { scorecardLines } from "./scorecard-lines.ts";
import { UnitChoice } from "./UnitChoice.tsx";
import { readUnit, type UnitParams, unitName, unitQuery } from "./unit.ts";
import { readView, ViewChoice } from "./ViewChoice.tsx";
import "./marks.css";
import "./scorecard.css";
import "./figures.css";

const BalanceChart = lazy(async () => ({ default: (await import("./BalanceChart.tsx")).BalanceChart }));

/** The scorecard of an assessment: fetched anew for every unit, shown as rows, as a table or as one chart. */
export function ScorecardScreen() {
  const params = useParams<{ assessmentId: string }>();
  const [search, setSearch] = useSearchParams<UnitParams & { view?: string }>();
  const { setup } = useAssessment();
  const [withNaive, setWithNaive] = createSignal(false);
  const t = () => words().scorecard;
  const unit = createMemo(() => readUnit(search, setup()));
  const [loaded, { refetch }] = createResource(
    () => ({ assessmentId: params.assessmentId, unit: unit() }),
    (asked) => api.scorecard(asked.assessmentId, asked.unit),
  );
  const lines = createMemo(() => {
    const scorecard = latestOf(loaded);
    return scorecard && scorecardLines(scorecard, setup(), localText);
  });
  const inWords = () => unitName(unit(), setup(), t());
  const hrefOf = (dimensionId: string) => `/a/${params.assessmentId}/scorecard/${dimensionId}${unitQuery(unit())}`;
  const rows = () => (lines() ?? []).map(({ dimensionId, name, row }) => ({ dimensionId, name, profile: row.profile }));

  return (
    <div class="scorecard-page">
      <header class="scorecard-head">
        <div>
          <h1>{t().title(setup().missionLine)}</h1>
          <p>
            {t().framework(setup().framework.id, setup().framework.status === "draft")} · {inWords()}
          </p>
        </div>
        <div class="scorecard-choices screen-only">
          <UnitChoice setup={setup()} unit={unit()} onChoose={(chosen) => setSearch(chosen, { replace: true })} />
          <ViewChoice view={readView(search.view)} onChoose={(view) => setSearch({ view }, { replace: true })} />
        </div>
      </header>
      <Switch fallback={<Loading what={t().loading} />}>
        <Match when={loaded.error}>
          <div class="page">
            <Note
              title={t().notComputed}
              actions={
                <Button look="ink" onClick={() => void refetch()}>
                  {words().act.tryAgain}
                </Button>
              }
            >
              <p>{problemSentence(loaded.error)}</p>
            </Note>
          </div>
        </Match>
        <Match when={lines()}>
          {(shown) => (
            <>
              <Switch>
                <Match when={readView(search.view) === "rows"}>
                  <ScorecardRows lines={shown()} withNaive={withNaive()} hrefOf={hrefOf} />
                </Match>
                <Match when={readView(search.view) === "table"}>
                  <FigureTable lines={shown()} unit={inWords()} hrefOf={hrefOf} />
                </Match>
                <Match when={readView(search.view) === "chart"}>
                  <div class="chart-place">
                    <Suspense fallback={<Loading what={t().chart.loading} />}>
                      <BalanceChart title={t().chart.title(setup().name, inWords())} rows={rows()} />
                    </Suspense>
                  </div>
                  <FigureTable lines={shown()} unit={inWords()} hrefOf={hrefOf} />
                </Match>
              </Switch>
              <ScorecardFoot demo={setup().demo}>
                <Show when={readView(search.view) === "rows"}>
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
          )}
        </Match>
      </Switch>
    </div>
  );
}
