import type { ChangeProtection } from "@octant/schemas";
import { bodyOf, v1 } from "./client.ts";

const one = v1.assessments[":assessmentId"];

/** How an assessment is protected, what a thief would get, and its end. */
export const protectionApi = {
  protection: (assessmentId: string) => bodyOf(one.protection.$get({ param: { assessmentId } })),
  change: (assessmentId: string, json: ChangeProtection) =>
    bodyOf(one.protection.$patch({ param: { assessmentId }, json })),
  securityState: (assessmentId: string) => bodyOf(one["security-state"].$get({ param: { assessmentId } })),
  forecastDeletion: (assessmentId: string) => bodyOf(one.deletion.$get({ param: { assessmentId } })),
  delete: async (assessmentId: string, name: string) =>
    void (await one.deletion.$post({ param: { assessmentId }, json: { name } })),
};
