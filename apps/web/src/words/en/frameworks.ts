import type { DiffKind, FrameworkChoice, Provenance, Relation } from "@octant/schemas";
import { f } from "./formats.ts";

const dimensions = (n: number) => f.count(n, { one: "dimension", other: "dimensions" });
const questions = (n: number) => f.count(n, { one: "guiding question", other: "guiding questions" });

const provenance: Record<Provenance["kind"], string> = {
  named: "named in a published summary",
  inferred: "inferred",
  "to-confirm": "to be confirmed",
  own: "written for this framework",
};

/** How sure it is that two dimensions relate as a crosswalk says. */
const sureness: Record<Provenance["kind"], string> = {
  ...provenance,
  own: "stated by whoever made the version",
};

/** To go on after a dimension's name, before the one of the other version. */
const relation: Record<Relation, string> = {
  same: "same as",
  broader: "broader than",
  narrower: "narrower than",
  overlaps: "overlaps with",
  none: "nothing corresponds",
};

const origin: Record<FrameworkChoice["origin"], string> = {
  shipped: "comes with Octant",
  imported: "brought by a person on this server",
};

const diffKind: Record<DiffKind, string> = {
  same: "the same",
  changed: "changed",
  added: "added",
  removed: "left out",
};

const fields: Record<string, string> = {
  name: "Name",
  about: "About",
  source: "Source",
  licence: "Licence",
  definition: "Definition",
  question: "Question",
  provenance: "Where the name comes from",
  provenanceNote: "Note on the name",
  lookFor: "Look for",
  leaveOut: "Leave out",
  vignettes: "Vignettes",
};

/** The library of frameworks, one of them as a document, and what differs between two. */
export const frameworks = {
  title: "Frameworks",
  lead: "A framework says what evidence is coded to: dimensions, guiding questions, and what each level of the rating means. A published version never changes; a draft may.",
  loading: "Opening the frameworks",
  notOpened: "The frameworks were not opened",
  status: { draft: "draft", published: "published" },
  head: { name: "Framework", state: "State", size: "What is in it", origin: "Where it is from" },
  size: (d: number, q: number) => `${dimensions(d)}, ${questions(q)}`,
  origin,
  follows: (id: string) => `follows ${id}`,
  forkOf: (id: string) => `made from ${id}`,

  bring: "Bring a framework",
  bringHint:
    "A YAML or JSON file; take one out to see its form. It is checked whole before anything is stored. Everybody with an account on this server can read it.",
  file: "File",
  checking: (name: string) => `Checking ${name}`,
  brought: (name: string) => `“${name}” is in the library.`,
  notBrought: "The framework was not stored",
  needsFactor: "First add a second factor",
  needsFactorWhy:
    "The file can be used as it is. Whoever brings a framework for everybody needs a second factor: add a passkey or an authenticator under My account, then choose the file again.",
  faults: (n: number, name: string) =>
    `${f.count(n, { one: "place", other: "places" })} in ${name} ${n === 1 ? "keeps" : "keep"} it from being used. Nothing was stored; mend the file and choose it again.`,
  moreFaults: (n: number) => `and ${f.count(n, { one: "more", other: "more" })}`,
  place: { line: "Line", column: "Column", what: "What is wrong" },

  opening: "Opening the framework",
  notThere: "The framework was not opened",
  back: "All frameworks",
  draftNote: "A draft: names may still be confirmed and vignettes are still to be written, so it can change.",
  takeOut: "Take it out",
  take: { yaml: "Take out as YAML", json: "Take out as JSON" },
  notTaken: "The file was not taken out",
  source: "Source",
  licence: "Licence",
  made: "Made from",
  madeFrom: (id: string, day: string, reason: string) => `${id}, ${day}. ${reason}`,
  contents: "Dimensions",
  nameIs: (kind: Provenance["kind"], note: string | undefined) =>
    `Name: ${provenance[kind]}${note ? ` (${note})` : ""}`,
  lookFor: "Look for",
  leaveOut: "Leave out",
  questions: "Guiding questions",
  anchors: "What each level means",
  level: "Level",
  levels: {
    1: "strongly constrains effectiveness",
    2: "constrains more than it supports",
    3: "supports more than it constrains",
    4: "strongly supports effectiveness",
  },
  noAnchors: "What each level means is not written yet.",
  vignettes: "Vignettes",
  noVignettes:
    "No vignettes yet. Two missions can be compared on a dimension only where both panels rate at least three.",

  crosswalk: "How it relates to other versions",
  crosswalkTo: (name: string) => `To ${name}`,
  crosswalkHint: "Ratings compare only between dimensions that are the same.",
  crosswalkHead: { here: "Here", relation: "Relation", there: "There", provenance: "How sure" },
  relation,
  sureness,
  provenance,
  nothing: "nothing",

  compare: "Compare with",
  choose: "Choose a version",
  compareTitle: "What differs",
  comparing: "Comparing the two versions",
  notCompared: "The versions were not compared",
  from: "from",
  to: "to",
  swap: "The other way round",
  alignedBy: {
    crosswalk: "Dimensions stand side by side as the crosswalk says, questions by their names.",
    number: "Dimensions and questions stand side by side by their numbers.",
  },
  diffKind,
  /** Between what something was called and what it is called, where no crosswalk has a word for it. */
  became: "became",
  summary: (n: Record<DiffKind, number>) =>
    `Dimensions: ${f.number(n.same)} the same, ${f.number(n.changed)} changed, ${f.number(n.added)} added, ${f.number(n.removed)} left out.`,
  about: "About the framework",
  field: (field: string) => fields[field] ?? (field.startsWith("anchor ") ? `Level ${field.slice(7)}` : field),
  removed: "removed",
  added: "added",
  sameQuestions: (n: number) => `${questions(n)} the same`,
};
