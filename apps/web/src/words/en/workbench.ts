import type { HistoryEntry, Stance } from "@octant/schemas";
import { common } from "./common.ts";
import { f } from "./formats.ts";

const { stance, count } = common;

/** A coding before or after a change; `about` or `words` where that was about what it speaks about, or about its passage. */
type Told = { stance: Stance; about: string | null; words: number | null } | null;

/** "4.4 Association with forces" */
const codeName = (code: { id: string; name: string }) => `${code.id} ${code.name}`;

export const workbench = {
  codeName,
  /** In place of a sensitive code's name, to those from whom it is kept. */
  keptCode: "a sensitive code",
  pageTitle: (source: string) => `${source}, coding`,

  opening: (name: string) => `Opening ${name}`,
  openingText: "Opening the text",
  textHereCodingsComing: "the text is here, its codings are on their way",
  notOpened: "The text was not opened",
  codingsNotLoaded: "The codings of this text were not loaded",
  codingsNotLoadedHint:
    "The text can be read. What you code is kept and drawn; what others coded is missing from the page.",

  noSources: "Nothing to code yet",
  noSourcesHint: "Drop a transcript under Collect; it opens here as soon as it is stored.",
  toSources: "Add a source",

  transcript: (name: string) => `Transcript of ${name}`,
  transcriptMap: "The whole transcript",
  previousSource: "Previous source",
  nextSource: "Next source",
  mayBeQuoted: "may be quoted",
  notQuoted: "may be analysed, not quoted",
  notAnalysed: "may not be analysed",
  mayNotCode: "This source has not agreed to be analysed. It can be read, not coded. Its consent is set under Collect.",
  readOnlyHere: "Coding needs a wider screen: at least 600 px. Here the text can be read with its codings.",
  codingsOfTurn: "Codings of this turn",
  /** One coding of a turn, for a screen reader. */
  codingLine: (opening: string, code: string, of: Stance, coder: string) =>
    `“${opening}”: ${code}, ${stance[of]}, ${coder}`,
  moreLabels: (n: number) => `+${f.number(n)}`,

  tree: {
    label: "Codes",
    search: "Find a code",
    clear: "Clear the search",
    fold: "Fold the codes away",
    nothing: (typed: string) => `No code is called “${typed}”.`,
    open: (name: string) => `${name}: show its questions`,
    close: (name: string) => `${name}: hide its questions`,
    code: (name: string) => `Code the selection as ${name}`,
    about: (name: string) => `What ${name} means`,
    selectFirst: "Select a passage first, with the mouse or with J.",
    countHere: (n: number) => `${count.codings(n)} in this text`,
    lookFor: "Look for",
    leaveOut: "Leave out",
    legend: "Signs of a stance",
  },

  inspector: {
    label: "Selection and codings",
    show: "Show selection and codings",
    hide: "Hide selection and codings",
    selection: "Selection",
    place: (turn: number, words: number) => `turn ${f.number(turn)}, ${count.words(words)}`,
    placeOutsideTurns: (words: number) => count.words(words),
    nothingSelected: "Nothing is selected",
    howToSelect: "Drag over words, or press J for a sentence.",
    codingsHere: "Codings here",
    noneHere: "No coding touches this place.",
    me: "you",
    unsent: "not sent yet",
    by: (words: number, coder: string, at: string) => `${count.words(words)}, ${coder}, ${at}`,
    stance: (code: string) => `Stance of ${code}`,
    remove: (code: string) => `Remove ${code}`,
    makeActive: (code: string) => `Show ${code} in the text`,
    speaksAbout: "Speaks about",
    area: "Area",
    period: "Period",
    cluster: "Cluster",
    fromSource: "from source",
    changeAbout: "Change area and periods",
    notSaid: "not said",
    history: "History",
    historyLoading: "Looking up what happened",
    historyAway: "The history is on the server, which does not answer just now.",
    notStoredYet: "Nothing is stored yet.",
  },

  passage: {
    label: "Passage of the active coding",
    change: "Change passage",
    moves: (end: "start" | "end") => (end === "start" ? "The beginning moves." : "The end moves."),
    wordBack: "Word back",
    wordOn: "Word on",
    sentenceBack: "Sentence back",
    sentenceOn: "Sentence on",
    otherEnd: "Move the other end",
    keep: "Keep",
    leave: "Leave as it was",
  },

  about: {
    title: (code: string) => `What ${code} speaks about here`,
    area: "Area",
    placeholder: "Name of an area",
    noArea: "The whole mission, or not known",
    nothing: (typed: string) => `No area in use is called “${typed}”.`,
    periods: "Periods",
    periodsHint: "none: not known",
    noPeriod: "period not known",
    name: (area: string, periods: string) => `${area}; ${periods}`,
    apply: "Apply",
    asSource: "As the source says",
    sourceSays: (about: string) => `The source says: ${about}.`,
  },

  history: (kind: HistoryEntry["kind"], actor: string, me: boolean, before: Told, after: Told) => {
    const who = me ? "You" : actor;
    switch (kind) {
      case "coding.added":
        return after ? `${who} coded it, ${stance[after.stance]}` : `${who} coded it`;
      case "coding.stance-changed":
        return before && after
          ? `${who} changed stance from ${stance[before.stance]} to ${stance[after.stance]}`
          : `${who} changed the stance`;
      case "coding.about-changed":
        return before?.about && after?.about
          ? `${who} changed what it speaks about from “${before.about}” to “${after.about}”`
          : `${who} changed what it speaks about`;
      case "coding.span-changed":
        return typeof before?.words === "number" && typeof after?.words === "number"
          ? `${who} changed its passage, from ${count.words(before.words)} to ${f.number(after.words)}`
          : `${who} changed its passage`;
      case "coding.removed":
        return `${who} removed it`;
      case "coding.restored":
        return `${who} brought it back`;
      case "coding.recoded":
        return `${who} laid another code on it, with all others of its code`;
    }
  },

  palette: {
    label: "Code the selection",
    input: "Find a guiding question",
    placeholder: "Name, number or words of a question",
    wordsSelected: (n: number) => `${count.words(n)} selected`,
    uses: (here: number, inAll: number) => `${f.number(here)} here, ${f.number(inAll)} in all`,
    nothing: (typed: string) => `No guiding question matches “${typed}”.`,
    whichWay: (code: string) => `Which way does it point on ${code}?`,
    stances: "Stance",
    apply: "apply",
    chooseStance: "choose a stance",
    toStance: "stance",
    close: "close",
  },

  status: {
    online: "Online",
    onlineSaved: "Online, all saved",
    sending: (n: number) => `Sending ${count.changes(n)}`,
    offline: (since: Date, kept: number) =>
      kept === 0
        ? `Offline since ${f.time(since)}. Go on working; nothing is waiting to be sent.`
        : `Offline since ${f.time(since)}, ${f.count(kept, { one: "change is", other: "changes are" })} kept on this device`,
    keptOnlyHere: (kept: number) =>
      `${f.count(kept, { one: "change is", other: "changes are" })} kept in this page only: this browser stores nothing, so leave it open`,
    sentence: "sentence",
    extend: "extend",
    code: "code",
    nextUncoded: "next uncoded",
    allKeys: "all keys",
    coded: (coded: number, all: number) =>
      `${f.number(coded)} of ${f.count(all, { one: "sentence", other: "sentences" })} coded`,
    codedHint: "Sentences of interviewers are not counted.",
    counting: "counting sentences",
  },

  said: {
    coded: (code: string, of: Stance) => `Coded as ${code}, ${stance[of]}`,
    stance: (code: string, of: Stance) => `${code} is now ${stance[of]}`,
    about: (code: string, about: string) => `${code} now speaks about ${about}`,
    adjusting: (code: string) =>
      `Passage of ${code}: Shift and the arrows move its end by word, Shift and J or K by sentence, O changes ends, Enter keeps it, Escape leaves it`,
    endMoves: (end: "start" | "end") => (end === "start" ? "The beginning moves now" : "The end moves now"),
    passage: (code: string, passage: string) => `${code} now lies on: ${passage}`,
    removed: (code: string) => `${code} removed`,
    undone: (code: string) => `Undone: ${code}`,
    redone: (code: string) => `Done again: ${code}`,
    nothingToUndo: "There is nothing to undo on this page.",
    nothingToRedo: "There is nothing to do again.",
    noActive: "Choose a coding first: click it, or press L.",
    notYours: "This is a colleague’s coding. Only who made it can change it.",
    alreadyCoded: (code: string) => `This passage is coded as ${code} with this stance already.`,
    allCoded: "No uncoded sentence is left in this direction.",
    nothingToRepeat: "No code has been used on this page yet.",
    noCodeOnKey: (key: number) => `No code has the key ${f.number(key)}.`,
  },

  refused: {
    title: (code: string) => `${code}: your change was not stored`,
    kept: (dropped: number) =>
      dropped === 0
        ? "It has been taken back on this page. Everything else is kept."
        : `It has been taken back on this page, with ${f.count(dropped, { one: "change", other: "changes" })} built on it. Everything else is kept.`,
    show: "Show the place",
    read: "I have read this",
  },

  keys: {
    title: "Keys of the workbench",
    singleLetters: "Letters, digits and signs work alone",
    singleLettersHint:
      "Switch this off if you dictate or if keys are pressed by accident. Every key here is also a button.",
    move: "Move",
    select: "Select",
    code: "Code",
    other: "Other",
    sentenceNext: "Next sentence",
    sentencePrevious: "Previous sentence",
    turnNext: "Next turn",
    turnPrevious: "Previous turn",
    uncodedNext: "Next uncoded sentence",
    uncodedPrevious: "Previous uncoded sentence",
    extendNext: "Take the next sentence in",
    extendPrevious: "Take the sentence before in",
    wordForward: "One word further",
    wordBack: "One word back",
    turnWhole: "Select the whole turn",
    clear: "Clear the selection",
    palette: "Choose a code",
    numbered: "The code with that number",
    repeat: "Repeat the last code",
    stances: "Stance of the active coding",
    walkNext: "Next coding here",
    walkPrevious: "Previous coding here",
    about: "Area and periods of the active coding",
    passage: "Change the active coding’s passage",
    otherEnd: "Move the other end of the selection",
    remove: "Remove the active coding",
    undo: "Undo",
    redo: "Do again",
    sourcePrevious: "Previous source",
    sourceNext: "Next source",
    search: "Find a code",
    show: "All keys",
  },
};
