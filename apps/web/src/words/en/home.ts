export const home = {
  title: "Your assessments",
  assessment: "Assessment",
  mission: "Mission and period",
  role: "Your role",
  sources: "Sources",
  codings: "Codings",
  demo: "demo",
  loading: "Opening your assessments",
  notOpened: "Your assessments were not opened",
  empty: "No assessment yet",
  emptyHint:
    "An assessment is a study of one mission. Start one and lead it, or ask the lead of one that is there for an invitation: a link that works once.",
};
