import { common } from "./common.ts";
import { f } from "./formats.ts";
import { scorecard } from "./scorecard.ts";

const { count } = common;

export const evidence = {
  back: "Scorecard",
  place: (number: number, of: number, unit: string) => `${f.number(number)} of ${f.number(of)}, ${unit}`,
  loading: "Opening the evidence",
  notOpened: "The evidence was not opened",
  notMore: "No more quotes came",
  breadth: (clusters: number, groups: number, passages: number, codings: number) =>
    `${scorecard.clustersInGroups(clusters, groups)} · ${scorecard.passagesAndCodings(passages, codings)}`,

  howMade: "Evidence balance",
  howMadeRest: "one mark per cluster, line = group mean",
  mean: "mean",
  balance: "Balance",
  weight: (weight: number) => `weight ${f.decimal(weight, Number.isInteger(weight) ? 0 : 2)}`,
  nobody: "nobody heard",
  sensitivity: (least: number, largest: number) => `Range of sensitivity ${scorecard.range(least, largest)}`,
  noSensitivity: "One cluster: nothing can be left out, so there is no range",
  figures: {
    naive: "Mean of all stances, not balanced by group",
    naiveOf: (passages: number) => count.passages(passages),
    polarisation: "Polarisation, 0 one-sided to 1 halves",
    polarisationOf: (supporting: number, constraining: number) => scorecard.facts.bothSides(supporting, constraining),
    topShare: "Largest source\u2019s part of the passages",
    topShareOf: (sources: number) => `of ${count.sources(sources)}`,
    effective: "Effective clusters",
    effectiveOf: (clusters: number) => `of ${count.clusters(clusters)}`,
    decimal: (value: number, digits: number) => f.decimal(value, digits),
    percent: scorecard.table.percent,
  },
  restsOn: "What it rests on",
  clusterTable: "Clusters as a table",
  cluster: "Cluster",
  group: "Group",
  position: "Position",

  filtered: (name: string) => `Only quotes from ${name}`,
  filterAll: "Show all quotes",
  loadingAll: "Reading the rest, to find them all",

  heads: { supports: "Supports", mixed: "Mixed", constrains: "Constrains", context: "Context" },
  asides: { supports: "", mixed: "counts as 0", constrains: "", context: "no stance, in no balance" },
  none: { supports: "No passage supports.", mixed: "", constrains: "No passage constrains.", context: "" },
  columns: "Quotes",
  shown: (shown: number, all: number) =>
    shown === all ? count.codings(all) : `${f.number(shown)} of ${count.codings(all)} shown`,
  shownOfMore: (shown: number, loaded: number) => `${f.number(shown)} of more than ${count.codings(loaded)} shown`,
  more: "Show more",
  withheld: "Text withheld: may be analysed, not quoted",
  codedBy: (coder: string) => `coded by ${coder}`,
  outside: {
    counted: "",
    context: "",
    "not-placed": "not placed: in no balance",
    broader: "about a larger area: in no balance",
  },
  open: "Open in text",
  copy: "Copy citation",
  copied: "Copied",
  notCopied: "The browser did not allow copying.",
  walk: "to walk",
  change: "to change sides",
  enter: "opens the place in the text",
  yank: "copies the citation",
  legend: "Square brackets: the balance with each cluster or group left out in turn, not a confidence interval.",
  invented: "Each quotation is invented for this demo.",
  noEvidence: "No evidence for this dimension yet",
  noEvidenceHint: "No passage with a stance speaks about it in this unit. Code one, and it appears here.",
};
