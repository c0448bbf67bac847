import type { StudyDesign } from "@octant/schemas";
import { createResource, Match, Show, Switch } from "solid-js";
import { useAssessment } from "../app/assessment.ts";
import { designApi } from "../data/design-api.ts";
import { latestOf } from "../data/latest-of.ts";
import { problemSentence } from "../data/problem-sentence.ts";
import { OverviewTabs } from "../overview/OverviewTabs.tsx";
import { guardLeaving } from "../sources/guard-leaving.ts";
import { Button, Dialog, Loading, Note, usePageTitle } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { AreasPart } from "./AreasPart.tsx";
import { createDesign } from "./create-design.ts";
import { GroupsPart } from "./GroupsPart.tsx";
import { HistoryPart } from "./HistoryPart.tsx";
import { MissionPart } from "./MissionPart.tsx";
import { ObjectivesPart } from "./ObjectivesPart.tsx";
import { PeriodsPart } from "./PeriodsPart.tsx";
import { SamplePart } from "./SamplePart.tsx";
import { SettingsPart } from "./SettingsPart.tsx";
import { TimelinePart } from "./TimelinePart.tsx";
import "./design.css";

/** The study's design: a document that a lead writes part by part, and everybody in the team reads. */
export function DesignScreen() {
  const t = () => words().design;
  const { setup } = useAssessment();
  usePageTitle(() => t().title);
  const [loaded, { refetch }] = createResource(
    () => setup().id,
    (id) => designApi.design(id),
  );
  return (
    <div class="page design">
      <OverviewTabs />
      <div class="page-head">
        <div>
          <h1>{t().title}</h1>
          <p class="quiet">{t().lead}</p>
        </div>
      </div>
      <Switch fallback={<Loading what={t().loading} />}>
        <Match when={loaded.error}>
          <Note
            title={t().notOpened}
            actions={
              <Button look="ink" onClick={() => void refetch()}>
                {words().act.tryAgain}
              </Button>
            }
          >
            <p>{problemSentence(loaded.error)}</p>
          </Note>
        </Match>
        {/* keyed by nothing but its being there: the store below follows every later version itself */}
        <Match when={latestOf(loaded) !== undefined}>
          <Parts given={latestOf(loaded)} />
        </Match>
      </Switch>
    </div>
  );
}

function Parts(props: { given: StudyDesign | undefined }) {
  const t = () => words().design;
  const { setup, refresh } = useAssessment();
  const given = props.given;
  if (!given) return null;
  const store = createDesign(given, refresh);
  const canEdit = () => setup().role === "lead";
  const leaving = guardLeaving(() => store.unsaved().size > 0);
  const unsavedNames = () => [...store.unsaved()].map((part) => t().part[part]).join(", ");
  const shared = {
    get assessmentId() {
      return setup().id;
    },
    store,
    get canEdit() {
      return canEdit();
    },
    onOutdated: async () => {
      store.accept(await designApi.design(setup().id));
    },
  };
  return (
    <>
      <Show when={!canEdit()}>
        <p class="quiet">{t().readOnly}</p>
      </Show>
      <MissionPart {...shared} />
      <SettingsPart {...shared} />
      <ObjectivesPart {...shared} />
      <TimelinePart {...shared} />
      <GroupsPart {...shared} />
      <AreasPart {...shared} />
      <PeriodsPart {...shared} />
      <SamplePart {...shared} />
      <HistoryPart assessmentId={setup().id} version={store.design().version} />
      <Show when={leaving.held()}>
        <Dialog title={t().leaving.title} onClose={leaving.stay}>
          <p>{t().leaving.what(unsavedNames())}</p>
          <div class="note-actions">
            <Button look="ink" onClick={leaving.stay}>
              {t().leaving.stay}
            </Button>
            <Button look="quiet" onClick={leaving.leave}>
              {t().leaving.leave}
            </Button>
          </div>
        </Dialog>
      </Show>
    </>
  );
}
