import type { Waiting } from "@octant/schemas";
import { common } from "./common.ts";
import { f } from "./formats.ts";

const { count } = common;
const nobody = "nobody";

export const overview = {
  title: "Overview",
  loading: "Counting whom the study has heard",
  notOpened: "The overview was not opened",
  stages: "How far the stages have come",
  now: "now",
  collect: {
    name: "Collect",
    planned: (planned: number) => `of at least ${f.number(planned)} planned ${planned === 1 ? "source" : "sources"}`,
    unplanned: (n: number) => (n === 1 ? "source, none planned" : "sources, none planned"),
  },
  code: {
    name: "Code",
    of: (texts: number, twice: number) =>
      `of ${f.number(texts)} coded, ${twice === 0 ? "none of them twice" : `${f.number(twice)} of them twice`}`,
    none: "texts to code yet",
  },
  find: { name: "Find", later: "Findings cannot be written here yet." },
  rate: { name: "Rate", later: "The scorecard shows the evidence; the panel’s ballot cannot be cast here yet." },
  publish: { name: "Publish", later: "Releases cannot be made here yet." },
  matrix: {
    title: "Who has been heard, and where",
    about: (periods: string[]) =>
      periods.length > 1
        ? `Sources per stakeholder group and area; in each cell, from left to right, those that speak about ${f.list(periods)}. A source that speaks about both counts in both. Hatching: nobody. Behind a stroke: planned.`
        : "Sources per stakeholder group and area. Hatching: nobody. Behind a stroke: planned.",
    aboutPeriods:
      "Sources per stakeholder group and period. A source that speaks about both counts in both. Hatching: nobody. Behind a stroke: planned.",
    view: "What the matrix is cut by",
    views: { area: "Group × area", period: "Group × period" },
    group: "Stakeholder group",
    all: "all",
    elsewhere: "elsewhere",
    elsewhereHint: "Heard in a larger area, or nobody noted where",
    notPlaced: "Not placed",
    cell: (group: string, place: string, parts: string) => `${group}, ${place}: ${parts}`,
    part: (period: string, sources: number, clusters: number, planned: number | null) =>
      `${period === "" ? "" : `${period} `}${sources === 0 ? nobody : `${count.sources(sources)} in ${count.clusters(clusters)}`}${planned ? ` of ${f.number(planned)} planned` : ""}`,
    planned: (n: number) => `/${f.number(n)}`,
    none: "Groups and areas come first: write them down in the study design.",
    toDesign: "Write the study design",
    keys: "Arrows move in the matrix; Enter shows the sources of a cell.",
  },
  gaps: {
    title: "What a reader would criticise",
    none: "Nothing of what was planned is missing, and every area was described by somebody from outside the mission.",
    more: (n: number) => `Show ${f.number(n)} more`,
    nobodyOutside: (area: string, period: string | null, own: number, notPlaced: number) => {
      const about = period === null ? "" : ` about “${period}”`;
      if (own + notPlaced === 0) return `Nobody was heard in ${area}${about}.`;
      const there = [
        ...(own > 0 ? [`${count.sources(own)} of the mission’s own`] : []),
        ...(notPlaced > 0 ? [`${count.sources(notPlaced)} not placed yet`] : []),
      ];
      const outside = notPlaced > 0 ? "is known to be from outside the mission" : "from outside the mission";
      return `No source in ${area}${about} ${outside}; ${f.list(there)}.`;
    },
    periodUnheard: (period: string) => `No source speaks about “${period}”.`,
    groupUnheard: (group: string) => `Nobody of “${group}” was heard.`,
    oneCluster: (group: string, sources: number) =>
      sources === 1
        ? `“${group}” rests on a single source.`
        : `“${group}” rests on a single cluster: its ${count.sources(sources)} are not independent of each other.`,
    emptyCell: (group: string, area: string, period: string, planned: number) =>
      `${group}, ${area}, “${period}”: ${f.number(planned)} planned, nobody heard.`,
    shortCell: (group: string, area: string, period: string, planned: number, sources: number) =>
      `${group}, ${area}, “${period}”: ${f.number(sources)} heard of ${f.number(planned)} planned.`,
    notPlaced: (n: number) => `${count.sources(n)} without a stakeholder group: shown, but in no balance.`,
    withoutArea: (n: number) => `Of ${count.sources(n)} nobody noted where they were heard.`,
    withoutPeriod: (n: number) => `Of ${count.sources(n)} nobody noted which period they speak about.`,
  },
  waiting: {
    title: "Waits for you",
    none: "Nothing waits for you.",
    lines: {
      "texts-uncoded": (n: number) => (n === 1 ? "1 text without a coding" : `${f.number(n)} texts without a coding`),
      "not-placed": (n: number) => `${count.sources(n)} not placed in a group`,
      "consent-open": (n: number) => `${count.sources(n)} whose consent nobody has noted`,
      "several-coders": (n: number) => `${count.sources(n)} coded by several, without a primary coder`,
    } satisfies Record<Waiting["kind"], (n: number) => string>,
    hints: {
      "texts-uncoded": "Nothing is known of what they say.",
      "not-placed": "They enter no balance until they have a group.",
      "consent-open": "They cannot be coded before.",
      "several-coders": "All their codings count until a primary coder is named.",
    } satisfies Record<Waiting["kind"], string>,
    open: "Open",
  },
  saturation: {
    title: "New codes per further source",
    none: "The curve is drawn once two texts are coded.",
    level: (n: number) =>
      n === 0
        ? "The last coded source still brought something new."
        : `The last ${count.sources(n)} brought no new code.`,
    caution: "It levels off where more of the same brings nothing new; it says nothing of people who were not asked.",
    table: "Show the table",
    chart: "Show the chart",
    view: "Chart or table",
    source: "Source",
    added: "New codes",
    total: "Codes in all",
    label: (sources: number, codes: number) => `${f.number(codes)} codes after ${count.sources(sources)}`,
  },
  languages: {
    title: "Languages of the sources",
    line: (language: string, n: number, known: number, percent: number) =>
      `${language}: ${f.number(n)} of ${f.number(known)} (${f.number(percent)} %)`,
    unknown: (n: number) => `${count.sources(n)} without a language`,
    none: "No source has a language yet.",
  },
  empty: {
    title: "Nobody has been heard yet",
    text: "Write down whom you want to hear where, then add the first text. What is missing is shown here from then on.",
    design: "Write the study design",
    collect: "Add a text",
  },
};
