import type { StudyDesign } from "@octant/schemas";
import { createResource, Show } from "solid-js";
import { useAssessment } from "../app/assessment.ts";
import { designApi } from "../data/design-api.ts";
import { OverviewTabs } from "../overview/OverviewTabs.tsx";
import { guardLeaving } from "../sources/guard-leaving.ts";
import { Button, Dialog, usePageTitle } from "../ui/index.ts";
import { Opened } from "../ui/Opened.tsx";
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
      <Opened resource={loaded} what={t().loading} notOpened={t().notOpened} onTryAgain={() => void refetch()}>
        {(given) => <Parts given={given()} />}
      </Opened>
    </div>
  );
}

/** The store follows every later version itself: what it is given is where it begins. */
function Parts(props: { given: StudyDesign }) {
  const t = () => words().design;
  const { setup, refresh } = useAssessment();
  const store = createDesign(props.given, refresh);
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
