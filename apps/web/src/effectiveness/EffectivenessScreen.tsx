import type { Effectiveness, StudyDesign } from "@octant/schemas";
import { A, useSearchParams } from "@solidjs/router";
import { createResource, For, Show } from "solid-js";
import { useAssessment } from "../app/assessment.ts";
import { designApi } from "../data/design-api.ts";
import { effectivenessApi } from "../data/effectiveness-api.ts";
import { RateTabs } from "../scorecard/RateTabs.tsx";
import { areaOptions } from "../scorecard/unit.ts";
import { Field, usePageTitle } from "../ui/index.ts";
import { Opened } from "../ui/Opened.tsx";
import { words } from "../words/words.ts";
import { CounterfactualPart } from "./CounterfactualPart.tsx";
import { ObjectiveTable } from "./ObjectiveTable.tsx";
import "./effectiveness.css";

/** How far the mandate's objectives have come and what would be without the mission: judged, never averaged. */
export function EffectivenessScreen() {
  const t = () => words().effectiveness;
  const { setup } = useAssessment();
  usePageTitle(() => t().title);
  const [loaded, { mutate, refetch }] = createResource(
    () => setup().id,
    async (id) => {
      const [effectiveness, design] = await Promise.all([effectivenessApi.effectiveness(id), designApi.design(id)]);
      return { effectiveness, design };
    },
  );
  const accept = (effectiveness: Effectiveness) => mutate((now) => now && { ...now, effectiveness });
  return (
    <div class="page effectiveness">
      <RateTabs />
      <div class="page-head">
        <div>
          <h1>{t().title}</h1>
          <p class="quiet effectiveness-lead">{t().lead}</p>
        </div>
      </div>
      <Opened resource={loaded} what={t().loading} notOpened={t().notOpened} onTryAgain={() => void refetch()}>
        {(found) => <Parts effectiveness={found().effectiveness} design={found().design} onChanged={accept} />}
      </Opened>
    </div>
  );
}

type Props = {
  effectiveness: Effectiveness;
  design: StudyDesign;
  onChanged: (effectiveness: Effectiveness) => void;
};

function Parts(props: Props) {
  const t = () => words().effectiveness;
  const { setup } = useAssessment();
  const [search, setSearch] = useSearchParams<{ area?: string }>();
  const areaId = () => setup().areas.find(({ id }) => id === search.area)?.id ?? null;
  return (
    <>
      <Show
        when={props.design.objectives.length > 0}
        fallback={
          <p class="quiet">
            {t().noObjectives} <A href={`/a/${setup().id}/design`}>{t().toDesign}</A>
          </p>
        }
      >
        <div class="effectiveness-choice screen-only">
          <Field label={t().area}>
            {(ids) => (
              <select
                {...ids}
                class="control"
                onChange={(event) => setSearch({ area: event.currentTarget.value || undefined })}
              >
                <option value="" selected={areaId() === null}>
                  {t().wholeMission}
                </option>
                <For each={areaOptions(setup().areas)}>
                  {({ id, name, depth }) => (
                    <option value={id} selected={id === areaId()}>
                      {"\u2003".repeat(depth)}
                      {name}
                    </option>
                  )}
                </For>
              </select>
            )}
          </Field>
        </div>
        <ObjectiveTable
          effectiveness={props.effectiveness}
          objectives={props.design.objectives}
          areaId={areaId()}
          onChanged={props.onChanged}
        />
      </Show>
      <CounterfactualPart effectiveness={props.effectiveness} onChanged={props.onChanged} />
    </>
  );
}
