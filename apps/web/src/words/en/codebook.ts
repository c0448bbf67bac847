import type { CodebookAct, CodebookQuestion, RecodingForecast, WordingRelation } from "@octant/schemas";
import { common } from "./common.ts";
import { f } from "./formats.ts";

const { count } = common;

export const codebook = {
  title: "Codebook",
  loading: "Opening the codebook",
  notOpened: "The codebook was not opened",
  base: (name: string) => `${name}, as it is`,
  forked: (name: string, day: Date) => `Forked from ${name} on ${f.date(day)}`,
  search: "Find a question or code",
  nothing: (typed: string) => `Nothing in the codebook matches “${typed}”.`,
  tree: "Dimensions, questions and codes",
  open: (name: string) => `Show what stands under ${name}`,
  close: (name: string) => `Hide what stands under ${name}`,
  keys: "↑ and ↓ move, → and ← open and close.",
  retired: "no longer in use",
  sensitive: "sensitive",
  state: {
    "as-in-base": "as in the framework",
    reworded: "reworded",
    added: "the study’s own question",
  } satisfies Record<CodebookQuestion["state"], string>,
  own: "the study’s own code",
  under: (question: string) => `Under ${question}`,
  definition: "Definition",
  question: "Question",
  lookFor: "What to look for",
  leaveOut: "What to leave out",
  example: "Example",
  counterExample: "Counter-example",
  anchors: "What each level of the rating means",
  noAnchors: "No anchors are written yet.",
  noGuide: "No example is written yet.",
  hidden: "Kept from your role",
  history: "History",
  noHistory: "As the framework has it; nothing was changed.",
  by: (actor: string, at: Date) => `${actor}, ${f.date(at)} ${f.time(at)}`,
  act: {
    "framework.forked": "Framework forked",
    "question.added": "Question added",
    "question.reworded": "Question reworded",
    "question.retired": "Taken out of use",
    "question.restored": "Brought back into use",
    "code.added": "Code added",
    "code.changed": "Renamed or redefined",
    "code.retired": "Taken out of use",
    "code.restored": "Brought back into use",
    "code.moved": "Moved under another question",
    "code.guide-changed": "Guide written",
    "code.recoded": "Codings got another code",
    "code.recoding-undone": "Recoding taken back",
  } satisfies Record<CodebookAct["kind"], string>,
  recoded: (into: string, moved: number, superseded: number) =>
    superseded === 0
      ? `${count.codings(moved)} to ${into}`
      : `${count.codings(moved)} to ${into}; ${count.codings(superseded)} were there already`,
  takeBack: "Take it back",
  takenBack: (back: number, left: number) =>
    left === 0
      ? `${count.codings(back)} are as they were.`
      : `${count.codings(back)} are as they were; ${f.number(left)} were changed in the meantime and stay.`,
  takenBackReason: "Taken back",
  acts: {
    label: "What can be done",
    fork: "Fork the framework",
    addQuestion: "Add a question",
    reword: "Reword",
    addCode: "Add a code",
    change: "Rename or redefine",
    guide: "Write the guide",
    move: "Move",
    merge: "Merge",
    split: "Split",
    retire: "Take out of use",
    restore: "Bring back",
  },
  form: {
    reason: "Why",
    reasonHint: "Stands in the history, beside who and when.",
    reasonMissing: "Say why.",
    save: "Do it",
    name: "Name",
    nameMissing: "Give it a name.",
    question: "Question",
    questionHint: "As somebody would ask it.",
    lines: "One a line.",
    definition: "Definition",
    sensitive: "Sensitive: its name and definition are sealed",
    relation: "How the new wording relates to the old",
    relations: {
      same: "the same, only clearer",
      broader: "broader",
      narrower: "narrower",
      overlaps: "overlaps",
    } satisfies Record<WordingRelation, string>,
    relationHint: "Only what is the same still compares with other missions on this framework.",
    into: "Into which code",
    intoNew: "Add the other code first, then split.",
    chooseOne: "Choose one",
    toQuestion: "Under which question",
    which: "Which codings",
    stances: "Stances",
    stancesHint: "None chosen means every stance.",
    forkTitle: "Fork the framework for this study?",
    forkWhat:
      "From then on its questions can be added to, reworded and retired. Each change keeps its reason; what still compares with other missions is said.",
    mergeTitle: (name: string) => `Merge ${name} into another code`,
    splitTitle: (name: string) => `Split ${name}`,
    moveTitle: (name: string) => `Move ${name} under another question`,
    retireTitle: (name: string) => `Take ${name} out of use?`,
    retireWhat: "Nothing new is coded with it. What was coded stays and counts.",
    restoreTitle: (name: string) => `Bring ${name} back into use?`,
    counting: "Counting what follows",
    forecast: ({ moved, superseded, left, sources, questionIds }: RecodingForecast, into: string) =>
      [
        moved + superseded === 0
          ? "Nothing is coded like that: nothing will change."
          : `${count.codings(moved)} in ${count.sources(sources)} will be coded as ${into}, with their coders and stances.`,
        superseded > 0
          ? `${count.codings(superseded)} are there already by the same coder and are taken out once.`
          : "",
        left > 0 ? `${count.codings(left)} stay.` : "",
        questionIds.length > 0 ? `Figures of ${f.list(questionIds)} change at once.` : "",
      ]
        .filter((sentence) => sentence !== "")
        .join(" "),
    canBeTakenBack: "It can be taken back as a whole from the history.",
  },
  files: {
    export: "Export",
    csv: "Spreadsheet (.csv)",
    qdc: "REFI-QDA codebook (.qdc)",
    exportHint: "For other programs, such as NVivo, ATLAS.ti or Taguette.",
    import: "Import",
    importTitle: "Import a codebook",
    importHint: "A .csv as Octant writes it, or a .qdc of any program. Nothing is stored before you agree.",
    file: "File",
    reading: "Reading the file",
    entry: "Entry",
    place: "Row or line",
    becomes: "Becomes",
    outcome: {
      same: "is there already",
      changed: "changes",
      added: (question: string) => `a new code under ${question}`,
      unplaced: "Under which question?",
      "not-taken": "is not taken",
    },
    leaveOut: "Leave it out",
    losses: "What no codebook of Octant keeps",
    times: (sentence: string, n: number, place: number) =>
      n === 1 ? `${sentence} (${f.number(place)})` : `${sentence} (${f.number(n)} times, first in ${f.number(place)})`,
    agree: "Import",
    done: ({ same, changed, added, notTaken }: { same: number; changed: number; added: number; notTaken: number }) =>
      `${f.number(added)} added, ${f.number(changed)} changed, ${f.number(same)} there already, ${f.number(notTaken)} not taken.`,
    faultAt: (place: number, sentence: string) => `${f.number(place)}: ${sentence}`,
  },
};
