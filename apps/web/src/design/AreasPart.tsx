import { designApi } from "../data/design-api.ts";
import { words } from "../words/words.ts";
import { AreaOutline } from "./AreaOutline.tsx";
import { createPart } from "./create-design.ts";
import { cutFault } from "./cut-fault.ts";
import { fromOutline, type OutlineLine, toOutline } from "./outline.ts";
import { PartFrame } from "./PartFrame.tsx";
import type { PartProps } from "./part-props.ts";

/** The tree of areas, as an outline. */
export function AreasPart(props: PartProps) {
  const t = () => words().design.areas;
  const part = createPart<OutlineLine[]>(props.store, {
    part: "areas",
    read: ({ areas }) => toOutline(areas),
    isSame: (a, b) => JSON.stringify(a) === JSON.stringify(b),
    fault: (lines) => cutFault(lines.filter(isWritten)),
    save: (lines, version, sent) =>
      designApi.changeAreas(props.assessmentId, version, { ...sent, areas: fromOutline(lines.filter(isWritten)) }),
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
      <AreaOutline lines={part.draft()} onChange={part.write} canEdit={props.canEdit} />
    </PartFrame>
  );
}

const isWritten = ({ name }: OutlineLine) => name.trim() !== "";
