/** The place that Team, Audit and Security share. */
export const security = {
  title: "Team & security",
  tabs: "Parts of team and security",
  team: "Team",
  audit: "Audit",
};
