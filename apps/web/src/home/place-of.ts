import type { AssessmentProgress, Role } from "@octant/schemas";

/**
 * Where an assessment opens: for a lead who has heard nobody yet at its design, for whoever sees the register at its
 * overview, for everybody else at the figures. Without `progress` it is not known yet how far it has come.
 */
export function placeOf({
  id,
  role,
  progress,
}: {
  id: string;
  role: Role;
  progress?: AssessmentProgress | null;
}): string {
  if (role === "lead" && progress?.sources === 0) return `/a/${id}/design`;
  return progress === null ? `/a/${id}/scorecard` : `/a/${id}/overview`;
}
