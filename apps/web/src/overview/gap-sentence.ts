import type { CoverageGap } from "@octant/schemas";
import type { AssessmentNames } from "../app/assessment.ts";
import type { Words } from "../words/words.ts";

type Names = Pick<AssessmentNames, "groups" | "areas" | "periods">;

/** A gap in the words of somebody who reads the study and criticises it. */
export function gapSentence(gap: CoverageGap, names: Names, words: Words): string {
  const t = words.overview.gaps;
  const area = (id: string) => names.areas.get(id)?.name ?? words.unknown;
  const period = (id: string) => names.periods.get(id)?.name ?? words.unknown;
  const group = (id: string) => names.groups.get(id)?.name ?? words.unknown;
  switch (gap.kind) {
    case "nobody-outside": {
      const about = gap.periodId && period(gap.periodId);
      return t.nobodyOutside(area(gap.areaId), about, gap.sources - gap.notPlaced, gap.notPlaced);
    }
    case "period-unheard":
      return t.periodUnheard(period(gap.periodId));
    case "group-unheard":
      return t.groupUnheard(group(gap.groupId));
    case "one-cluster":
      return t.oneCluster(group(gap.groupId), gap.sources);
    case "empty-cell":
      return t.emptyCell(group(gap.groupId), area(gap.areaId), period(gap.periodId), gap.planned);
    case "short-cell":
      return t.shortCell(group(gap.groupId), area(gap.areaId), period(gap.periodId), gap.planned, gap.sources);
    case "not-placed":
      return t.notPlaced(gap.sources);
    case "without-area":
      return t.withoutArea(gap.sources);
    case "without-period":
      return t.withoutPeriod(gap.sources);
  }
}
