import { existsSync } from "node:fs";
import { join } from "node:path";
import { LanguageTag, Mission, Objective, TimelineEvent } from "@octant/schemas";
import { z } from "zod";
import type { RequestContext } from "../../platform/request-context.ts";
import { lockWeights } from "../design/change-groups.ts";
import { changeObjectives, changeTimeline } from "../design/change-lists.ts";
import { changeMission, changeSettings } from "../design/change-mission.ts";
import { planSample } from "../design/plan-sample.ts";
import { idsOf, known } from "./check-demo.ts";
import { DemoFileError } from "./demo-file-error.ts";
import { readYaml } from "./demo-files.ts";
import { type DemoIdMaker, demoId } from "./demo-id.ts";
import { type DemoAssessment, Slug } from "./demo-schema.ts";

const named = { id: Slug };

/** `design.yaml`: what a lead would have written on the study's design before anybody coded. */
export const DemoDesign = z.strictObject({
  reason: z.string().min(1),
  mission: Mission,
  languages: z.array(LanguageTag),
  leastClusters: z.int().nullable(),
  objectives: z.array(z.strictObject({ ...Objective.shape, ...named })),
  timeline: z.array(z.strictObject({ ...TimelineEvent.shape, ...named })),
  /** The same number for each of the periods. */
  sample: z.array(z.strictObject({ group: Slug, area: Slug, periods: z.array(Slug).min(1), planned: z.int().min(1) })),
});
export type DemoDesign = z.infer<typeof DemoDesign>;

/** The design of a demo, undefined for one that has none. Throws a `DemoFileError` for what its assessment does not define. */
export function readDemoDesign(folder: string, assessment: DemoAssessment): DemoDesign | undefined {
  const file = join(folder, "design.yaml");
  if (!existsSync(file)) return undefined;
  const design = readYaml(file, DemoDesign);
  const ids = idsOf(assessment);
  const planned = new Set<string>();
  for (const { group, area, periods } of design.sample) {
    known(ids.group, group, "group", file);
    known(ids.area, area, "area", file);
    for (const period of periods) {
      known(ids.period, period, "period", file);
      const cell = `${group}, ${area}, ${period}`;
      if (planned.has(cell)) throw new DemoFileError(file, `${cell} is planned twice`);
      planned.add(cell);
    }
  }
  return design;
}

/** Writes the design down as its lead would have, part by part, and locks the weights before anybody codes. */
export async function loadDesign(
  ctx: RequestContext,
  demo: string,
  idOf: DemoIdMaker,
  design: DemoDesign,
): Promise<void> {
  const { reason, mission, languages, leastClusters } = design;
  const sent = (part: string) => ({ id: demoId("command", demo, part), reason });
  const own = <Thing extends { id: string }>(kind: "objective" | "event", things: readonly Thing[]) =>
    things.map((thing) => ({ ...thing, id: idOf(kind, thing.id) }));
  const cells = design.sample.flatMap(({ group, area, periods, planned }) =>
    periods.map((period) => {
      return { groupId: idOf("group", group), areaId: idOf("area", area), periodId: idOf("period", period), planned };
    }),
  );
  await changeMission(ctx, 0, { ...sent("mission"), mission });
  await changeSettings(ctx, 1, { ...sent("settings"), languages, leastClusters });
  await changeObjectives(ctx, 2, { ...sent("objectives"), objectives: own("objective", design.objectives) });
  await changeTimeline(ctx, 3, { ...sent("timeline"), events: own("event", design.timeline) });
  await planSample(ctx, 4, { ...sent("sample"), cells });
  await lockWeights(ctx, 5, sent("weights"));
}
