import { f } from "./formats.ts";

export const home = {
  title: "Your assessments",
  assessment: "Assessment",
  mission: "Mission and period",
  stage: "Stage",
  coverage: "Coverage",
  activity: "Last activity",
  stages: { collect: "Collect", code: "Code" },
  coded: (coded: number, texts: number) =>
    `${f.number(coded)} of ${f.count(texts, { one: "text", other: "texts" })} coded`,
  collected: (sources: number) =>
    sources === 0 ? "nobody heard yet" : f.count(sources, { one: "source", other: "sources" }),
  met: (met: number, planned: number) => `${f.number(met)} of ${f.number(planned)}`,
  metOf: (planned: number) => `planned ${planned === 1 ? "cell" : "cells"} heard`,
  coverageAbout:
    "A planned cell is a stakeholder group in an area about a period. It counts once as many sources were heard there as the design plans.",
  noPlan: (sources: number) => `${f.count(sources, { one: "source", other: "sources" })}, no plan to hold against`,
  notShown: "not shown to your role, or not before you have a second factor",
  role: (name: string) => `you are ${name.toLowerCase()}`,
  demo: "demo",
  demos: "Demos",
  demosAbout: "All evidence in them is invented. Change what you like; a demo that you delete does not come back.",
  openDemo: "Open the demo",
  loading: "Opening your assessments",
  notOpened: "Your assessments were not opened",
  empty: "No assessment yet",
  emptyHint:
    "An assessment is a study of one mission. Start one and lead it, or ask the lead of one that is there for an invitation: a link that works once.",
};
