import type { AssessmentSetup, LocalText, Scorecard, ScorecardRow } from "@octant/schemas";
import { type Fact, type RowNames, restsOn } from "./rests-on.ts";
import { type TallyGroup, tally } from "./tally.ts";

/** A row of the scorecard with everything it says, named. */
export type ScorecardLine = {
  row: ScorecardRow;
  dimensionId: string;
  name: string;
  questions: number;
  groups: TallyGroup[];
  facts: Fact[];
};

/** The rows in the framework's order. `inLocale` picks the language of names that the framework carries. */
export function scorecardLines(
  scorecard: Scorecard,
  setup: Pick<AssessmentSetup, "framework" | "groups" | "clusters">,
  inLocale: (text: LocalText) => string,
): ScorecardLine[] {
  const names = rowNames(setup);
  return setup.framework.dimensions.flatMap((dimension) => {
    const row = scorecard.rows.find(({ dimensionId }) => dimensionId === dimension.id);
    if (!row) return [];
    return {
      row,
      dimensionId: dimension.id,
      name: inLocale(dimension.name),
      questions: dimension.questions.length,
      groups: tally(row.clusters, setup.groups),
      facts: restsOn(row, names),
    };
  });
}

/** What the ids in a row are called. An id that the set-up does not know stands for itself. */
export function rowNames({ groups, clusters }: Pick<AssessmentSetup, "groups" | "clusters">): RowNames {
  const groupById = new Map(groups.map((group) => [group.id, group]));
  const clusterById = new Map(clusters.map((cluster) => [cluster.id, cluster]));
  return {
    groupName: (groupId) => groupById.get(groupId)?.name ?? groupId,
    clusterName: (clusterId) => clusterById.get(clusterId)?.name ?? clusterId,
  };
}
