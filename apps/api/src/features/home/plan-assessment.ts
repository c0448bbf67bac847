import type { NewAssessment } from "@octant/schemas";
import { v7 as uuidv7 } from "uuid";
import type { AssessmentPlan } from "../assessment/assessment-plan.ts";

/** What a person has written down of a new assessment, with an id and a short name for everything in it. */
export function planAssessment(id: string, leadId: string, command: NewAssessment): AssessmentPlan {
  const { name, missionLine, frameworkId, highRisk, retentionUntil } = command;
  const regionSlugs = toSlugs(command.regions);
  const groupSlugs = toSlugs(command.groups);
  const periodSlugs = toSlugs(command.periods.map((period) => period.name));
  return {
    id,
    name,
    missionLine,
    frameworkId,
    demo: false,
    highRisk,
    retentionUntil,
    members: [{ accountId: leadId, role: "lead" }],
    areas: command.regions.map((region, at) => {
      return { id: uuidv7(), parentId: null, level: "region", name: region, slug: regionSlugs[at] ?? null };
    }),
    periods: command.periods.map((period, at) => ({ id: uuidv7(), slug: periodSlugs[at] ?? "", ...period })),
    groups: command.groups.map((group, at) => {
      return { id: uuidv7(), slug: groupSlugs[at] ?? "", name: group, weight: null };
    }),
    clusters: [],
  };
}

/**
 * Short names for files and addresses: "Civil society" is `civil-society`. What has no letters of the Latin alphabet is
 * numbered, and so is what would be called like another.
 */
export function toSlugs(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name, at) => {
    const plain = name
      .normalize("NFKD")
      .replaceAll(/\p{Mark}/gu, "")
      .toLowerCase();
    const slug = plain.replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-|-$/g, "");
    const free = slug === "" || taken.has(slug) ? `${slug || "n"}-${at + 1}` : slug;
    taken.add(free);
    return free;
  });
}
