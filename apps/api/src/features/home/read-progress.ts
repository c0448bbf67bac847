import type { AssessmentProgress } from "@octant/schemas";
import { planMet } from "@octant/scoring";
import { inAssessment, type Scope } from "../../platform/in-assessment.ts";
import { listSample } from "../design/queries.ts";
import { listHeard } from "../overview/queries.ts";
import { countCoded, findLastActivity, listAreaTree } from "./queries.ts";

/**
 * How far an assessment has come, as the person sees it: everything is read in a transaction of their own, so that what the
 * database keeps from them neither counts nor shows as activity.
 */
export async function readProgress(scope: Scope): Promise<AssessmentProgress> {
  const { assessmentId } = scope;
  const [heard, areas, sample, coded, lastActivity] = await inAssessment(scope, (tx) =>
    Promise.all([
      listHeard(tx, assessmentId),
      listAreaTree(tx, assessmentId),
      listSample(tx, assessmentId),
      countCoded(tx, assessmentId),
      findLastActivity(tx, assessmentId),
    ]),
  );
  return {
    stage: coded > 0 ? "code" : "collect",
    sources: heard.length,
    texts: heard.filter(({ hasText, analyse }) => hasText && analyse === "granted").length,
    coded,
    ...planMet({ sources: heard, planned: sample, areas }),
    lastActivity: lastActivity?.toISOString() ?? null,
  };
}
