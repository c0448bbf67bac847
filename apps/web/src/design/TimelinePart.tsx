import type { TimelineEvent } from "@octant/schemas";
import { For } from "solid-js";
import { v7 as uuidv7 } from "uuid";
import { designApi } from "../data/design-api.ts";
import { words } from "../words/words.ts";
import { createPart } from "./create-design.ts";
import { LineField } from "./LineField.tsx";
import { LineList } from "./LineList.tsx";
import { PartFrame } from "./PartFrame.tsx";
import type { PartProps } from "./part-props.ts";

const KINDS = ["context", "mandate"] as const;

/** What happened around the mission, and what changed in its mandate; in order of its days once it is saved. */
export function TimelinePart(props: PartProps) {
  const t = () => words().design.timeline;
  const part = createPart<TimelineEvent[]>(props.store, {
    part: "timeline",
    read: ({ events }) => events,
    isSame: (a, b) => JSON.stringify(a) === JSON.stringify(b),
    save: (events, version, sent) =>
      designApi.changeTimeline(props.assessmentId, version, { ...sent, events: events.filter(isWritten) }),
  });
  return (
    <PartFrame part={part} about={t().about} canEdit={props.canEdit} onOutdated={props.onOutdated} wide>
      <LineList
        items={part.draft()}
        onChange={part.write}
        make={() => ({ id: uuidv7(), kind: "context" as const, title: "", source: "", startsOn: "", endsOn: null })}
        nameOf={({ title }) => title}
        add={t().add}
        none={t().none}
        canEdit={props.canEdit}
        ordered={false}
      >
        {(event, change) => (
          <div class="design-line-fields" data-shape="event">
            <LineField
              label={t().from}
              type="date"
              required
              value={event().startsOn}
              onInput={(startsOn) => change({ startsOn })}
            />
            <LineField
              label={t().to}
              type="date"
              value={event().endsOn ?? ""}
              onInput={(day) => change({ endsOn: day || null })}
            />
            <label class="design-line-field">
              <span>{t().kind}</span>
              <select
                class="control"
                onChange={(chosen) => change({ kind: KINDS[chosen.currentTarget.selectedIndex] ?? "context" })}
              >
                <For each={KINDS}>{(kind) => <option selected={kind === event().kind}>{t().kinds[kind]}</option>}</For>
              </select>
            </label>
            <LineField label={t().title} value={event().title} maxlength={400} onInput={(title) => change({ title })} />
            <LineField
              label={t().source}
              value={event().source}
              maxlength={200}
              onInput={(source) => change({ source })}
            />
          </div>
        )}
      </LineList>
    </PartFrame>
  );
}

const isWritten = ({ title }: TimelineEvent) => title.trim() !== "";
