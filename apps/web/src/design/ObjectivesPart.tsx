import type { Objective } from "@octant/schemas";
import { v7 as uuidv7 } from "uuid";
import { designApi } from "../data/design-api.ts";
import { words } from "../words/words.ts";
import { createPart } from "./create-design.ts";
import { LineField } from "./LineField.tsx";
import { LineList } from "./LineList.tsx";
import { PartFrame } from "./PartFrame.tsx";
import type { PartProps } from "./part-props.ts";

/** What the mandate asks of the mission, each with where it says so. */
export function ObjectivesPart(props: PartProps) {
  const t = () => words().design.objectives;
  const part = createPart<Objective[]>(props.store, {
    part: "objectives",
    read: ({ objectives }) => objectives,
    isSame: (a, b) => JSON.stringify(a) === JSON.stringify(b),
    save: (objectives, version, sent) =>
      designApi.changeObjectives(props.assessmentId, version, { ...sent, objectives: objectives.filter(isWritten) }),
  });
  return (
    <PartFrame part={part} about={t().about} canEdit={props.canEdit} onOutdated={props.onOutdated} wide>
      <LineList
        items={part.draft()}
        onChange={part.write}
        make={() => ({ id: uuidv7(), title: "", source: "", startsOn: null, endsOn: null })}
        nameOf={({ title }) => title}
        add={t().add}
        none={t().none}
        canEdit={props.canEdit}
      >
        {(objective, change) => (
          <div class="design-line-fields" data-shape="objective">
            <LineField
              label={t().title}
              value={objective().title}
              maxlength={400}
              onInput={(title) => change({ title })}
            />
            <LineField
              label={t().source}
              placeholder={t().sourceHint}
              value={objective().source}
              maxlength={200}
              onInput={(source) => change({ source })}
            />
            <LineField
              label={t().from}
              type="date"
              value={objective().startsOn ?? ""}
              onInput={(day) => change({ startsOn: day || null })}
            />
            <LineField
              label={t().to}
              type="date"
              value={objective().endsOn ?? ""}
              onInput={(day) => change({ endsOn: day || null })}
            />
          </div>
        )}
      </LineList>
    </PartFrame>
  );
}

/** A line in which nothing was written is none. */
const isWritten = ({ title }: Objective) => title.trim() !== "";
