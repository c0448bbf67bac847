import { useParams, useSearchParams } from "@solidjs/router";
import { createMemo, createResource, Match, Switch } from "solid-js";
import { useAssessment } from "../app/assessment.ts";
import { api } from "../data/api.ts";
import { latestOf } from "../data/latest-of.ts";
import { problemSentence } from "../data/problem-sentence.ts";
import { Button, Loading, Note, usePageTitle } from "../ui/index.ts";
import { localText } from "../words/local-text.ts";
import { words } from "../words/words.ts";
import { RateTabs } from "./RateTabs.tsx";
import { ScorecardViews } from "./ScorecardViews.tsx";
import { scorecardLines } from "./scorecard-lines.ts";
import { UnitChoice } from "./UnitChoice.tsx";
import { readUnit, type UnitParams, unitName, unitQuery } from "./unit.ts";
import { readView, ViewChoice } from "./ViewChoice.tsx";
import "./marks.css";
import "./scorecard.css";
import "./figures.css";

/** The scorecard of an assessment, fetched anew for every unit. Unit and view stand in the address. */
export function ScorecardScreen() {
  const params = useParams<{ assessmentId: string }>();
  const [search, setSearch] = useSearchParams<UnitParams & { view?: string }>();
  const { setup } = useAssessment();
  const t = () => words().scorecard;
  usePageTitle(() => t().pageTitle);
  const unit = createMemo(() => readUnit(search, setup()));
  const view = () => readView(search.view);
  const inWords = () => unitName(unit(), setup(), t());
  const hrefOf = (dimensionId: string) => `/a/${params.assessmentId}/scorecard/${dimensionId}${unitQuery(unit())}`;
  const [loaded, { refetch }] = createResource(
    () => ({ assessmentId: params.assessmentId, unit: unit() }),
    (asked) => api.scorecard(asked.assessmentId, asked.unit),
  );
  const lines = createMemo(() => {
    const scorecard = latestOf(loaded);
    return scorecard && scorecardLines(scorecard, setup(), localText);
  });

  return (
    <div class="scorecard-page">
      <RateTabs />
      <header class="scorecard-head">
        <div>
          <h1>{t().title(setup().missionLine)}</h1>
          <p>
            {t().framework(setup().framework.id, setup().framework.status === "draft")} · {inWords()}
          </p>
        </div>
        <div class="scorecard-choices screen-only">
          <UnitChoice setup={setup()} unit={unit()} onChoose={(chosen) => setSearch(chosen, { replace: true })} />
          <ViewChoice view={view()} onChoose={(chosen) => setSearch({ view: chosen }, { replace: true })} />
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
            <ScorecardViews view={view()} lines={shown()} assessment={setup()} unit={inWords()} hrefOf={hrefOf} />
          )}
        </Match>
      </Switch>
    </div>
  );
}
