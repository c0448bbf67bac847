import type { DesignPeriod } from "@octant/schemas";
import { v7 as uuidv7 } from "uuid";
import { designApi } from "../data/design-api.ts";
import { words } from "../words/words.ts";
import { createPart } from "./create-design.ts";
import { cutFault } from "./cut-fault.ts";
import { LineField } from "./LineField.tsx";
import { LineList } from "./LineList.tsx";
import { PartFrame } from "./PartFrame.tsx";
import type { PartProps } from "./part-props.ts";

/** The periods by which evidence is cut. */
export function PeriodsPart(props: PartProps) {
  const t = () => words().design.periods;
  const part = createPart<DesignPeriod[]>(props.store, {
    part: "periods",
    read: ({ periods }) => periods,
    isSame: (a, b) => JSON.stringify(a) === JSON.stringify(b),
    fault: (periods) => cutFault(periods.filter(isWritten)),
    save: (periods, version, sent) =>
      designApi.changePeriods(props.assessmentId, version, { ...sent, periods: periods.filter(isWritten) }),
  });
  const reasonNeeded = () => props.store.design().codingBegan;
  return (
    <PartFrame
      part={part}
      about={t().about}
      canEdit={props.canEdit}
      reasonNeeded={reasonNeeded()}
      onOutdated={props.onOutdated}
      wide
    >
      <LineList
        items={part.draft()}
        onChange={part.write}
        make={() => ({ id: uuidv7(), name: "", startsOn: null, endsOn: null })}
        nameOf={({ name }) => name}
        add={t().add}
        none={t().none}
        canEdit={props.canEdit}
      >
        {(period, change) => (
          <div class="design-line-fields" data-shape="period">
            <LineField label={t().name} value={period().name} maxlength={120} onInput={(name) => change({ name })} />
            <LineField
              label={t().from}
              type="date"
              value={period().startsOn ?? ""}
              onInput={(day) => change({ startsOn: day || null })}
            />
            <LineField
              label={t().to}
              type="date"
              value={period().endsOn ?? ""}
              onInput={(day) => change({ endsOn: day || null })}
            />
          </div>
        )}
      </LineList>
    </PartFrame>
  );
}

const isWritten = ({ name }: DesignPeriod) => name.trim() !== "";
