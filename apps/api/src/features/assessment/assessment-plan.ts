import type { Area, Period, Role, StakeholderGroup } from "@octant/schemas";

/**
 * All that an assessment is set up with. Ids are made by whoever plans it, so that its parts can name one another;
 * a slug is a short name for files and addresses, and a place has none. Order is the order on the screens.
 */
export type AssessmentPlan = {
  id: string;
  name: string;
  missionLine: string;
  frameworkId: string;
  demo: boolean;
  /** Everybody in it needs a second factor. */
  highRisk?: boolean;
  /** The last day on which its data should be kept. */
  retentionUntil?: string | null;
  /** Accounts that exist already. */
  members: readonly { accountId: string; role: Role }[];
  /** A parent comes before its parts. */
  areas: readonly (Area & { slug: string | null })[];
  periods: readonly (Period & { slug: string })[];
  groups: readonly (StakeholderGroup & { slug: string; ofMission?: boolean })[];
  clusters: readonly { id: string; name: string; groupId: string | null }[];
};
