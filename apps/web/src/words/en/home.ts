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
    "An assessment is a study of one mission. The demo is loaded into an empty data folder when Octant starts.",
};
