import { NO_FACTS_YET, type RegisterColumn, type Source, type SourceRegister } from "@octant/schemas";
import type { RegisterChange } from "../sources/write-registers.ts";
import {
  CellFault,
  CODED,
  parseArea,
  parseCode,
  parseDate,
  parseLanguage,
  parseName,
  parseNumber,
  parseParticipants,
  parsePeriods,
  parsePresent,
  parseQuestions,
  parseWords,
} from "./parse-cells.ts";
import type { RegisterNames } from "./register-names.ts";

/** Of the fields that several columns make up together, what was said so far. */
type SoFar = Pick<SourceRegister, "access" | "present" | "questions" | "participants"> & {
  consent: SourceRegister["consent"];
};
type Take = (text: string, names: RegisterNames, soFar: SoFar) => RegisterChange | CellFault;

/** Columns that say where a row belongs, which takes more than the cell to know. */
type Placing = "kind" | "number" | "cluster" | "partOf";

const said = <T>(value: T | CellFault, toChange: (value: T) => RegisterChange): RegisterChange | CellFault =>
  value instanceof CellFault ? value : toChange(value);

const TAKE: Readonly<Record<Exclude<RegisterColumn, Placing>, Take>> = {
  title: (text) =>
    text === ""
      ? new CellFault("The title is empty; expected is a line by which the team knows the source.")
      : said(parseWords(text, 200), (title) => ({ title })),
  group: (text, { groups }) =>
    /^not placed$/i.test(text)
      ? { groupId: null }
      : said(parseName(groups, "stakeholder group", text), (groupId) => ({ groupId })),
  area: (text, names) => said(parseArea(names, text), (areaId) => ({ areaId })),
  periods: (text, names) => said(parsePeriods(names, text), (periodIds) => ({ periodIds })),
  language: (text) => said(parseLanguage(text), (language) => ({ language })),
  date: (text) => said(parseDate(text), (date) => ({ date })),
  mode: (text) => said(parseCode(CODED.mode, text), (mode) => ({ mode })),
  interviewer: (text, names) => said(parseInterviewer(names, text), (interviewer) => ({ interviewer })),
  access: (text, _, { access }) => said(parseCode(CODED.access, text), (how) => ({ access: { ...access, how } })),
  accessWords: (text, _, { access }) => said(parseWords(text, 1_000), (words) => ({ access: { ...access, words } })),
  present: (text, _, { present }) => said(parsePresent(text), (who) => ({ present: { ...present, who } })),
  presentWords: (text, _, { present }) =>
    said(parseWords(text, 1_000), (words) => ({ present: { ...present, words } })),
  asked: (text, names, { questions }) =>
    said(parseQuestions(names, text), (asked) => ({ questions: { ...questions, asked } })),
  silent: (text, names, { questions }) =>
    said(parseQuestions(names, text), (silent) => ({ questions: { ...questions, silent } })),
  notAsked: (text, names, { questions }) =>
    said(parseQuestions(names, text), (notAsked) => ({ questions: { ...questions, notAsked } })),
  consentAnalyse: (text, _, { consent }) => takeConsent("analyse", text, consent),
  consentQuote: (text, _, { consent }) => takeConsent("quote", text, consent),
  consentArchive: (text, _, { consent }) => takeConsent("archive", text, consent),
  consentRecontact: (text, _, { consent }) => takeConsent("recontact", text, consent),
  consentHow: (text) => said(parseCode(CODED.consentHow, text), (consentHow) => ({ consentHow })),
  sensitivity: (text) => said(parseCode(CODED.sensitivity, text), (code) => ({ sensitivity: code ?? "normal" })),
  gender: (text) => said(parseCode(CODED.gender, text), (gender) => ({ gender })),
  people: (text, _, { participants }) =>
    said(parseNumber(text, 500), (people) => ({ participants: { ...participants, people } })),
  participants: (text, names, { participants }) =>
    said(parseParticipants(names, text), (lines) => ({ participants: { ...participants, lines } })),
  primaryCoder: (text, { coders }) => said(parseName(coders, "coder", text), (primaryCoderId) => ({ primaryCoderId })),
};

const UNSAID = { analyse: "not-asked", quote: "not-asked", archive: "not-asked", recontact: "not-asked" } as const;

/** What a cell adds to a change of a source, or of one that is only coming; or what is wrong with it. */
export function takeCell(
  column: Exclude<RegisterColumn, Placing>,
  text: string,
  names: RegisterNames,
  change: RegisterChange,
  source: Source | undefined,
): RegisterChange | CellFault {
  return TAKE[column](text, names, {
    access: change.access ?? source?.access ?? NO_FACTS_YET.access,
    present: change.present ?? source?.present ?? NO_FACTS_YET.present,
    questions: change.questions ?? source?.questions ?? NO_FACTS_YET.questions,
    participants: change.participants ?? source?.participants ?? NO_FACTS_YET.participants,
    consent: change.consent ?? source?.consent ?? UNSAID,
  });
}

/** Nothing is granted or taken back by an empty cell, and nothing withdrawn by any. */
function takeConsent(
  scope: keyof SourceRegister["consent"],
  text: string,
  consent: SourceRegister["consent"],
): RegisterChange | CellFault {
  const state = parseCode(CODED.consentAnalyse, text);
  if (state instanceof CellFault) return state;
  if (state === null) return {};
  if (state === "withdrawn") {
    return new CellFault("To withdraw is more than to note it; a lead does it in the source's register.");
  }
  if (consent[scope] === "withdrawn") return new CellFault("This was withdrawn, and stays so.");
  return { consent: { ...consent, [scope]: state } };
}

/** A member by their name; whoever is none is somebody from outside. */
function parseInterviewer({ people }: RegisterNames, text: string) {
  if (text === "") return null;
  const team = people.filter(({ retired }) => !retired);
  const member = parseName(team, "member", text);
  if (typeof member === "string") return { memberId: member };
  if (member instanceof CellFault && member.sentence.startsWith("There are several")) return member;
  const name = parseWords(text, 120);
  return name instanceof CellFault ? name : { name };
}
