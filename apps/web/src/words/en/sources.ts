import type { Consent, WithdrawalForecast } from "@octant/schemas";
import { common } from "./common.ts";
import { f } from "./formats.ts";

const { count } = common;
const files = (n: number) => f.count(n, { one: "file", other: "files" });
const needed = {
  title: "a title",
  language: "a language tag such as fr",
  analyse: "consent to analyse",
  quote: "consent to quote",
  interviewer: "the interviewer’s name",
  participants: "participants that add up",
};
const languages = new Intl.DisplayNames("en", { type: "language", fallback: "code" });

export const sources = {
  title: (n: number) => count.sources(n),
  onlyCut: (what: string) => `Only ${what}.`,
  everySource: "Show every source",
  titleSome: (shown: number, all: number) => `${f.number(shown)} of ${count.sources(all)}`,
  pageTitle: "Sources",
  loading: "Opening the sources",
  notOpened: "The sources were not opened",
  notAll: "Not every source came",
  add: "Add files",
  paste: "Paste text",
  dropHint: "Text or Markdown files can be dropped anywhere on this page.",
  drop: "Drop to add these files as sources",
  find: "Find",
  findHint: "number, title, group, area or language",
  noneFound: "No source matches. Clear the field to see all.",
  sortBy: (head: string) => `Sort by ${head}`,
  edit: (name: string) => `Edit the register of ${name}`,
  head: {
    source: "Source",
    title: "Title",
    kind: "Kind",
    group: "Group",
    area: "Area",
    periods: "Periods",
    language: "Language",
    consent: "May be",
    codings: "Codings",
    turns: "Turns",
    edit: "Register",
  },
  notPlaced: "not placed",
  notSet: "not set",
  language: (tag: string) => languages.of(tag) ?? tag,
  consentLine: ({ analyse, quote }: Consent) => {
    if (analyse !== "granted") return `not analysed: ${common.consentState[analyse]}`;
    return quote === "granted" ? "analysed, quoted" : "analysed, not quoted";
  },

  empty: "No sources yet",
  emptyHint:
    "Drop transcripts anywhere on this page: plain text or Markdown, in any encoding. Twenty at a time is fine.",
  choose: "Choose files",
  emptyNote:
    "Each file becomes a source. You set group, area, period and consent before anyone codes it; nothing leaves your server.",

  pasteTitle: "Paste a text",
  pasteName: "Title",
  pasteNameHint: "For the team; a citation never shows it.",
  pasteText: "Text",
  pasteTextHint: "Speakers are recognised where a line begins with a name and a colon.",
  pasteFault: ({ character, isHalf, line }: { character: string; isHalf: boolean; line: number }) =>
    isHalf
      ? `Line ${f.number(line)} holds half a character (${character}), which cannot be stored. Type that line again.`
      : `Line ${f.number(line)} holds ${character}, a character that no text needs. Delete it there, or type that line again.`,
  pasteGo: "Read it",

  import: {
    title: (n: number) => `Import ${files(n)}`,
    reopen: (n: number) => `Import: ${files(n)}`,
    counts: ({ ready, needYou, failed, leftOut, underWay, added }: ImportCounts) =>
      [
        ready > 0 && `${f.number(ready)} ready`,
        needYou > 0 && f.count(needYou, { one: "needs you", other: "need you" }),
        failed > 0 && `${f.number(failed)} not read or added`,
        underWay > 0 && `${f.number(underWay)} under way`,
        leftOut > 0 && `${f.number(leftOut)} left out`,
        added > 0 && `${f.number(added)} added`,
      ]
        .filter((part) => part !== false)
        .join(", "),
    progress: "Files added or left out",
    mayClose: "You may close this; it goes on while this page is open.",
    forAll: "For all files",
    keep: "as set below",
    applied: (n: number) => `Set for ${files(n)}`,
    open: "Fill in",
    fold: "Fold",
    waiting: "Waiting",
    reading: "Reading",
    sending: "Adding",
    added: (name: string, turns: number) => `Added as ${name}, ${count.turns(turns)}`,
    leftOut: "Left out",
    read: (turns: number, speakers: number, language: string | null) =>
      [count.turns(turns), count.speakers(speakers), language].filter((part) => part !== null).join(", "),
    needs: (gaps: readonly (keyof typeof needed)[]) => `needs ${f.list(gaps.map((gap) => needed[gap]))}`,
    encoding: (name: string, certain: boolean) =>
      certain ? `Read as ${name}.` : `Read as ${name}: look whether every letter is right.`,
    encodingChoice: "The letters of this file can be read in several ways. Which one reads right?",
    encodingOther: "Read it as",
    encodingUse: "Read it like this",
    excerpt: "How it begins",
    sameText: (names: readonly string[]) =>
      `${f.list(names)} ${names.length === 1 ? "has" : "have"} this very text already. Leave the file out, unless it is meant to stand twice.`,
    speakers: "Speakers",
    rightToLeft: "right to left",
    notRead: "Not read.",
    notAdded: "Not added.",
    unreadKept: "Nothing of it was stored. The other files are not affected.",
    unsentKept: "What you filled in is still here. The other files are not affected.",
    again: "Try again",
    leaveOut: "Leave out",
    takeIn: "Take it in after all",
    openAndCode: "Open and code",
    consentFirst: "Consent must be chosen before anything is added.",
    addReady: (n: number) =>
      n === 0 ? "Add" : n === 1 ? "Add the one that is ready" : `Add the ${f.number(n)} that are ready`,
    done: "Done",
    leaving: (n: number) => `${files(n)} not added yet`,
    leavingHint: "They are only on this page. If you leave, they have to be chosen again; nothing of them was stored.",
    stay: "Stay",
    leave: "Leave without them",
  },

  register: {
    title: "Title",
    titleHint: "For the team. A citation never shows it.",
    titleMissing: "Write a title, such as Market women, second talk.",
    kind: "Kind",
    group: "Stakeholder group",
    groupNone: "not placed: counts in no balance",
    cluster: "Cluster",
    clusterOwn: "a cluster of its own",
    clusterHint: "Sources that are not independent of each other share one.",
    area: "Area",
    areaNone: "not set",
    periods: "Periods it speaks about",
    language: "Language",
    languageHint: "A tag such as fr, ar or bm.",
    languageWrong: "This is not a language tag. Write fr for French, ar for Arabic.",
    consent: "Consent",
    consentWhy: "Nothing is preset: only you know what this respondent agreed to.",
    scopes: {
      analyse: "May be analysed",
      quote: "May be quoted",
      archive: "May be archived",
      recontact: "May be contacted again",
    },
    notChosen: "not chosen",
  },

  change: {
    title: (name: string) => `Register of ${name}`,
    save: "Save the register",
    notSaved: "Not saved",
    kept: "What you filled in is still here.",
    conflict: "Somebody else changed this register meanwhile",
    conflictHint: "Yours is not saved yet. Nothing was overwritten. Choose which version stands.",
    field: "Field",
    yours: "Yours",
    theirs: "As it stands",
    keepYours: "Save yours over it",
    takeTheirs: "Take what stands",
    reason: "Why it is moved",
    reasonHint:
      "A source that changes its group or cluster moves every figure it counts in. This stands in its history.",
  },
  history: {
    title: "What happened to this register",
    loading: "Looking it up",
    kinds: {
      "source.imported": (who: string) => `${who} added the source`,
      "source.registered": (who: string) => `${who} put the source into the register`,
      "source.text-added": (who: string) => `${who} added its text`,
      "source.changed": (who: string) => `${who} changed the register`,
    },
    became: "became",
    because: "Because:",
  },
  identity: {
    title: "Who this is",
    closed: "Name, contact and exact place lie apart, under a key of their own. That you look is written in the audit.",
    open: "Look, and log it",
    logged: "Your look is in the audit. Nothing of this stays on the page once you close it.",
    nothing: "Nobody has written down who this is.",
    name: "Name",
    contact: "Contact",
    place: "Exact place",
    note: "Note",
    save: "Write it down",
    close: "Close",
    remove: "Remove",
    removeForGood: "Remove for good",
    notDone: "Not done",
  },

  withdrawal: {
    title: "Withdrawal",
    why: "When the respondent asks for it. It takes effect at once, for everybody, and cannot be undone.",
    ask: "Withdraw",
    askFor: {
      analyse: "Withdraw the whole source",
      quote: "Withdraw being quoted",
      archive: "Withdraw being archived",
      recontact: "Withdraw being contacted again",
    },
    question: {
      analyse: "Withdraw the whole source?",
      quote: "Withdraw being quoted?",
      archive: "Withdraw being archived?",
      recontact: "Withdraw being contacted again?",
    },
    go: {
      analyse: "Withdraw the source for good",
      quote: "Withhold its words for good",
      archive: "Leave it out of archives for good",
      recontact: "Forget the contact for good",
    },
    facts: (scope: keyof Consent, it: WithdrawalForecast) => withdrawalFacts[scope](it),
    done: {
      analyse: (name: string) => `${name} is withdrawn. Its keys are destroyed.`,
      quote: (name: string) => `${name} is no longer quoted.`,
      archive: (name: string) => `${name} will be in no archive.`,
      recontact: (name: string) => `How to reach the person of ${name} is forgotten.`,
    },
    notDone: "Not withdrawn",
  },

  original: {
    title: "Original file",
    hint: "As it was added. Once saved it lies outside of Octant, unsealed. That you take it is written in the audit.",
    take: "Save the original",
    notDone: "Not saved",
  },
};

const quotes = (n: number) => f.count(n, { one: "quote", other: "quotes" });
const passages = (n: number) => f.count(n, { one: "passage", other: "passages" });
const SAVED = "Cannot be called back: what people have copied, printed or saved.";
const withdrawalFacts: Record<keyof Consent, (it: WithdrawalForecast) => readonly string[]> = {
  analyse: ({ codings, citations, clusterGoes, memos, passages: selected }) => [
    "Gone at once: text, title, original and names, from every list, figure and history; their keys are destroyed. Who it is, is forgotten too.",
    ...(clusterGoes ? ["Gone with it: its cluster, which no other source is in."] : []),
    ...(memos > 0
      ? [`Gone with it: ${f.count(memos, { one: "memo", other: "memos" })} on it and on its passages.`]
      : []),
    `No longer counted: ${count.codings(codings)}, of which ${quotes(citations)} could be read behind a figure.`,
    `Stays, without a word of what was said: ${passages(selected)} as positions, who coded when, and that it was withdrawn.`,
    SAVED,
  ],
  quote: ({ citations }) => [
    `Withheld at once, everywhere: ${quotes(citations)}.`,
    "Stays: the text for those who code, and its codings in every count.",
    SAVED,
  ],
  archive: () => ["A later archive leaves this source out.", "Stays: everything in this assessment."],
  recontact: () => [
    "Forgotten at once: the contact under “Who this is”.",
    "Stays: name, place and note there. Look whether the note says how to reach the person.",
  ],
};

type ImportCounts = Record<"ready" | "needYou" | "failed" | "leftOut" | "underWay" | "added", number>;
