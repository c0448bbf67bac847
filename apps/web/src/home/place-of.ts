import type { AssessmentRow } from "@octant/schemas";

/** Where an assessment opens: a lead who has heard nobody yet goes on with the design, everybody else to the figures. */
export function placeOf({ id, role, progress }: Pick<AssessmentRow, "id" | "role" | "progress">): string {
  return role === "lead" && progress?.sources === 0 ? `/a/${id}/design` : `/a/${id}/scorecard`;
}
