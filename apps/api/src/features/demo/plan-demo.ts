import type { AssessmentPlan } from "../assessment/assessment-plan.ts";
import { flattenAreas } from "./check-demo.ts";
import { demoId, demoIds } from "./demo-id.ts";
import type { DemoAssessment } from "./demo-schema.ts";

/** What the demo's files say of the assessment, with an id for every name in them. */
export function planDemo(demo: DemoAssessment): AssessmentPlan {
  const idOf = demoIds(demo);
  return {
    id: demoId("assessment", demo.name),
    name: demo.name,
    missionLine: demo.missionLine,
    frameworkId: demo.framework,
    demo: true,
    members: demo.members.map((member) => ({ accountId: demoId("account", member.id), role: member.role })),
    areas: flattenAreas(demo.areas).map(({ id, parentId, level, name }) => ({
      id: idOf("area", id),
      parentId: parentId === null ? null : idOf("area", parentId),
      level,
      name,
      slug: level === "region" ? id : null,
    })),
    periods: demo.periods.map(({ id, ...period }) => ({ id: idOf("period", id), slug: id, ...period })),
    groups: demo.groups.map(({ id, ...group }) => ({ id: idOf("group", id), slug: id, ...group, weight: null })),
    clusters: demo.clusters.map(({ id, name, group }) => ({
      id: idOf("cluster", id),
      name,
      groupId: group === null ? null : idOf("group", group),
    })),
  };
}
