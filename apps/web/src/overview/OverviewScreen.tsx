import type { Overview } from "@octant/schemas";
import { A, useSearchParams } from "@solidjs/router";
import { createResource, Show } from "solid-js";
import { useAssessment } from "../app/assessment.ts";
import { api } from "../data/api.ts";
import { EmptyState, usePageTitle } from "../ui/index.ts";
import { Opened } from "../ui/Opened.tsx";
import { words } from "../words/words.ts";
import { CoverageMatrix } from "./CoverageMatrix.tsx";
import { GapList } from "./GapList.tsx";
import { LanguagesPart } from "./LanguagesPart.tsx";
import { OverviewTabs } from "./OverviewTabs.tsx";
import { SaturationPart } from "./SaturationPart.tsx";
import { StageRail } from "./StageRail.tsx";
import { WaitingList } from "./WaitingList.tsx";
import "./overview.css";

/** How far the assessment has come: stages, whom it has heard against its plan, what is missing, what waits for whoever looks. */
export function OverviewScreen() {
  const t = () => words().overview;
  const { setup } = useAssessment();
  usePageTitle(() => t().title);
  const [loaded, { refetch }] = createResource(
    () => setup().id,
    (id) => api.overview(id),
  );
  return (
    <div class="page overview">
      <OverviewTabs />
      <h1 class="for-reader">{t().title}</h1>
      <Opened resource={loaded} what={t().loading} notOpened={t().notOpened} onTryAgain={() => void refetch()}>
        {(overview) => <Parts overview={overview()} />}
      </Opened>
    </div>
  );
}

function Parts(props: { overview: Overview }) {
  const { setup } = useAssessment();
  return (
    <>
      <StageRail overview={props.overview} />
      <div class="overview-body">
        <div class="overview-main">
          <Show when={props.overview.coverage.sources > 0} fallback={<NobodyYet assessmentId={setup().id} />}>
            <Coverage overview={props.overview} />
            <GapList gaps={props.overview.gaps} />
          </Show>
        </div>
        <aside class="overview-side">
          <WaitingList assessmentId={setup().id} waiting={props.overview.waiting} />
          <SaturationPart saturation={props.overview.saturation} />
          <LanguagesPart languages={props.overview.languages} />
        </aside>
      </div>
    </>
  );
}

function Coverage(props: { overview: Overview }) {
  const t = () => words().overview.matrix;
  const { setup } = useAssessment();
  const [search, setSearch] = useSearchParams<{ by?: string }>();
  const view = () => (search.by === "period" ? "period" : "area");
  const about = () => {
    const { periods } = setup();
    if (view() === "period") return t().aboutPeriods;
    return t().about(periods.length <= 3 ? periods.map(({ name }) => name) : []);
  };
  const hasCuts = () => setup().groups.length > 0 && setup().areas.length > 0;
  return (
    <section class="overview-part" aria-labelledby="overview-matrix">
      <div class="overview-head">
        <h2 id="overview-matrix">{t().title}</h2>
        <fieldset class="segments screen-only" aria-label={t().view}>
          <button type="button" aria-pressed={view() === "area"} onClick={() => setSearch({ by: undefined })}>
            {t().views.area}
          </button>
          <button type="button" aria-pressed={view() === "period"} onClick={() => setSearch({ by: "period" })}>
            {t().views.period}
          </button>
        </fieldset>
      </div>
      <Show
        when={hasCuts()}
        fallback={
          <p class="quiet">
            {t().none} <A href={`/a/${setup().id}/design`}>{t().toDesign}</A>
          </p>
        }
      >
        <p class="quiet overview-lead">{about()}</p>
        <CoverageMatrix setup={setup()} coverage={props.overview.coverage} view={view()} />
        <p class="small faint screen-only">{t().keys}</p>
      </Show>
    </section>
  );
}

function NobodyYet(props: { assessmentId: string }) {
  const t = () => words().overview.empty;
  return (
    <EmptyState
      title={t().title}
      actions={
        <>
          <A class="button" data-look="ink" href={`/a/${props.assessmentId}/sources`}>
            {t().collect}
          </A>
          <A class="button" data-look="quiet" href={`/a/${props.assessmentId}/design`}>
            {t().design}
          </A>
        </>
      }
    >
      {t().text}
    </EmptyState>
  );
}
