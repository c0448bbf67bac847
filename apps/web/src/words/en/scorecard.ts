import { common } from "./common.ts";
import { f } from "./formats.ts";

const { count } = common;
const signed = (value: number) => f.signed(value, 2);
const percent = (share: number) => `${f.number(share * 100)}\u2009%`;
const withoutOneOf = (names: readonly string[]) =>
  names.length === 1 ? names.join() : `one of these: ${names.join(", ")}`;

export const scorecard = {
  pageTitle: "Scorecard",
  title: (missionLine: string) => `Scorecard: ${missionLine}`,
  framework: (id: string, draft: boolean) => `Framework ${id}${draft ? ", draft" : ""}`,
  loading: "Computing the scorecard from its codings",
  notComputed: "The scorecard was not computed",
  area: "Area",
  period: "Period",
  everyArea: "whole mission",
  everyPeriod: "all periods",
  unknownPeriod: "period not known",
  unit: (area: string, period: string) => `${area}, ${period}`,
  unitAsOf: (unit: string, day: Date) => `${unit}, as it stood on ${f.date(day)}`,
  asOf: "As of",
  asOfHint: "the day\u2019s end, UTC",
  asOfNow: "Now",

  view: "Show as",
  views: { rows: "Rows", table: "Table", chart: "Chart" },
  showNaive: "Mean of all stances, not balanced",

  head: {
    dimension: "Dimension",
    balance: "Evidence balance",
    balanceRest: ", with range of sensitivity",
    constrains: "\u2212 constrains",
    even: "near even",
    supports: "supports +",
    breadth: "Breadth",
    breadthRest: "one tick per cluster",
    restsOn: "What it rests on",
    restsOnRest: "and what would change it",
  },
  balance: signed,
  /** Ends of an axis and its lines: "−1", "−0.5", "0". */
  axis: (value: number) => f.signed(value, Number.isInteger(value) ? 0 : 1),
  questions: (n: number) => f.count(n, { one: "question", other: "questions" }),
  passagesAndCodings: (passages: number, codings: number) => `${count.passages(passages)}, ${count.codings(codings)}`,
  clustersInGroups: (clusters: number, groups: number) => `${count.clusters(clusters)} in ${count.groups(groups)}`,
  range: (least: number, largest: number) => `${signed(least)} to ${signed(largest)}`,
  noRange: "one cluster, no range",
  naive: (value: number) => `mean of all ${signed(value)}`,
  tones: { supports: "supports", even: "near even", constrains: "constrains" },
  bar: (balance: number, tone: string, range: readonly [number, number] | null) =>
    `Bar from 0 to ${signed(balance)}, ${tone}${range ? `; brackets at ${signed(range[0])} and ${signed(range[1])}` : ""}`,
  tally: (parts: readonly { name: string; clusters: number }[]) =>
    parts
      .map(({ name, clusters }) => `${name}: ${clusters === 0 ? "nobody heard" : count.clusters(clusters)}`)
      .join(", "),
  noEvidence: "no evidence",
  noEvidenceDetail: "0 codings with a stance",
  nobodyHeard: (groups: number) => `nobody heard in ${count.groups(groups)}`,

  facts: {
    few: (clusters: number) =>
      clusters === 1 ? "rests on a single cluster" : `rests on no more than ${count.clusters(clusters)}`,
    oneGroup: (group: string) => `one group heard: ${group}`,
    dominant: (share: number, cluster: string) => `one cluster carries ${percent(share)} of the weight: ${cluster}`,
    tipsGroups: (names: readonly string[]) => `changes side without ${withoutOneOf(names)}`,
    tipsClusters: (names: readonly string[]) => `changes side without ${withoutOneOf(names)}`,
    otherSide: (choices: readonly { equal: "groups" | "clusters" | "questions"; value: number }[]) =>
      `on another side with equal ${choices.map(({ equal, value }) => `${equal} (${signed(value)})`).join(" or ")}`,
    divided: (sources: number) => `divided: in ${count.sources(sources)} speakers take opposite sides`,
    bothSides: (supporting: number, constraining: number) =>
      `${percent(supporting)} of the weight supports, ${percent(constraining)} constrains`,
    oneSided: (side: "supports" | "constrains", share: number) =>
      `${percent(share)} of the weight ${side}, none ${side === "supports" ? "constrains" : "supports"}`,
    noSide: "no cluster takes a side",
    judged: (n: number) =>
      n === 1 ? "One position is judged, not counted." : `${f.number(n)} positions are judged, not counted.`,
    notPlaced: (codings: number) => `not placed: ${count.codings(codings)} without a group`,
    broader: (codings: number) => `listed only: ${count.codings(codings)} about a larger area`,
    context: (codings: number) => `context: ${count.codings(codings)} without a stance`,
  },

  legend: "each cluster or group left out in turn: not a confidence interval",
  extension:
    "Balance and ceilings are Octant\u2019s own extension: EPON\u2019s reports give prose and no scores. Dimensions are never averaged into one figure.",
  nearEven: "within \u00b10.25 of 0: near even, on neither side (a convention of Octant)",
  invented: "All evidence in this demo is invented.",

  table: {
    caption: (unit: string) => `All figures: ${unit}`,
    dimensionNumber: "No.",
    dimension: "Dimension",
    unit: "Unit",
    remark: "Remark",
    balance: "Balance",
    least: "Least",
    largest: "Largest",
    side: "Side",
    passages: "Passages",
    codings: "Codings",
    sources: "Sources",
    clusters: "Clusters",
    groups: "Groups",
    effectiveClusters: "Effective clusters",
    supporting: "Supporting",
    constraining: "Constraining",
    polarisation: "Polarisation",
    topShare: "Largest source\u2019s part",
    naive: "Mean of all stances",
    context: "Context",
    notPlaced: "Not placed",
    broader: "Larger area",
    number: (value: number) => f.number(value),
    decimal: (value: number, digits: number) => f.decimal(value, digits),
    percent,
    note: "Balance, its sensitivity range (least, largest) and the mean run from \u22121 to +1. Supporting and constraining are parts of the weight. Polarisation runs from 0, one-sided, to 1, halves. Context, not placed and larger area are codings that stand in no balance.",
    copy: "Copy as CSV",
    copied: "Copied",
    notCopied: "The browser did not allow copying. Download the file instead.",
    download: "Download CSV",
    fileName: "scorecard",
  },
  chart: {
    title: (assessment: string, unit: string) => `Evidence balance: ${assessment}, ${unit}`,
    label: (title: string) =>
      `${title}. Bars from \u22121, constrains, to +1, supports; the table below has every figure.`,
    loading: "Preparing the chart",
    download: "Download PNG",
    footnote:
      "[ ] each cluster or group left out in turn, not a confidence interval. Octant\u2019s own extension: EPON gives no scores.",
  },
};
