import { LanguageTag, type ParticipantLine, type RegisterColumn, type SourceKind } from "@octant/schemas";
import { isPlainLine } from "../sources/plain-line.ts";
import {
  ACCESS,
  AGES,
  COMPANY,
  CONSENT,
  CONSENT_HOW,
  type Coded,
  codeWord,
  expectedWords,
  findCode,
  GENDERS,
  KINDS,
  MODES,
  SENSITIVITY,
} from "./coded-words.ts";
import { areaPath, type Named, plainName, type RegisterNames } from "./register-names.ts";

/** What was wrong with a cell, as a sentence. */
export class CellFault {
  constructor(readonly sentence: string) {}
}

/** A text that was written, short enough for a sentence. */
export function shown(text: string): string {
  const line = text.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, " ").trim();
  return `“${line.length > 40 ? `${[...line].slice(0, 40).join("")}…` : line}”`;
}

const stands = (text: string) => `and here stands ${shown(text)}`;

/** A code for a word; null for an empty cell. */
export function parseCode<Code extends string>(coded: Coded<Code>, text: string): Code | null | CellFault {
  if (text === "") return null;
  return findCode(coded, text) ?? new CellFault(`Expected is one of ${expectedWords(coded)}, ${stands(text)}.`);
}

/** One of the names that the assessment has; null for an empty cell. */
export function parseName(items: readonly Named[], what: string, text: string): string | null | CellFault {
  if (text === "") return null;
  return findNamed(items, what, text);
}

function findNamed(items: readonly Named[], what: string, text: string): string | CellFault {
  const found = items.filter(({ name }) => plainName(name) === plainName(text));
  const inUse = found.filter(({ retired }) => !retired);
  if (inUse.length === 1 && inUse[0]) return inUse[0].id;
  if (inUse.length > 1) return new CellFault(`There are several ${what}s called ${shown(text)}.`);
  if (found.length > 0) return new CellFault(`The ${what} ${shown(text)} is no longer in use.`);
  const known = items.filter(({ retired }) => !retired).map(({ name }) => name);
  return new CellFault(`The study has no ${what} called ${shown(text)}. It has: ${someOf(known)}.`);
}

function someOf(names: readonly string[]): string {
  if (names.length === 0) return "none yet";
  return names.length <= 8 ? names.join(", ") : `${names.slice(0, 8).join(", ")} and ${names.length - 8} more`;
}

/** An area by its name, or by all that it lies in: "North > Gao". */
export function parseArea(names: RegisterNames, text: string): string | null | CellFault {
  if (text === "") return null;
  const steps = text.split(">").map(plainName).join(" > ");
  const byPath = names.areas.filter(({ id, retired }) => !retired && plainName(areaPath(names, id)) === steps);
  if (byPath.length === 1 && byPath[0]) return byPath[0].id;
  const found = findNamed(names.areas, "area", text);
  if (found instanceof CellFault && found.sentence.startsWith("There are several")) {
    return new CellFault(`${found.sentence} Write what it lies in before it, like “North > ${text.trim()}”.`);
  }
  return found;
}

const parts = (text: string) =>
  text
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "");

export function parsePeriods(names: RegisterNames, text: string): string[] | CellFault {
  const ids: string[] = [];
  for (const part of parts(text)) {
    const id = findNamed(names.periods, "period", part);
    if (id instanceof CellFault) return id;
    if (!ids.includes(id)) ids.push(id);
  }
  return ids;
}

export function parsePresent(text: string) {
  const who = parts(text.replaceAll(",", ";")).map((part) => parseCode(COMPANY, part));
  const fault = who.find((one) => one instanceof CellFault);
  if (fault instanceof CellFault) return fault;
  const said = [...new Set(who.flatMap((one) => (one === null || one instanceof CellFault ? [] : [one])))];
  if (said.includes("nobody") && said.length > 1) {
    return new CellFault("Nobody sat in, and somebody did: expected is one of them.");
  }
  return said;
}

export function parseQuestions({ questionIds }: RegisterNames, text: string): string[] | CellFault {
  const ids = [...new Set(text.split(/[;,\s]+/).filter((part) => part !== ""))];
  const unknown = ids.find((id) => !questionIds.includes(id));
  if (unknown === undefined) return ids;
  return new CellFault(`Nothing is asked here under the number ${shown(unknown)}; expected are numbers like 1.1, 3.2.`);
}

export function parseDate(text: string): string | null | CellFault {
  if (text === "") return null;
  const day = /^(\d{4}-\d{2}-\d{2})(?:[T ].*)?$/.exec(text)?.[1];
  const moment = day === undefined ? Number.NaN : Date.parse(`${day}T00:00:00Z`);
  // a day that no month has becomes another one, or none
  const isDay = day !== undefined && !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(day);
  return isDay ? day : new CellFault(`Expected is a day like 2019-03-14, ${stands(text)}.`);
}

export function parseLanguage(text: string): string | null | CellFault {
  if (text === "") return null;
  const tag = LanguageTag.safeParse(text);
  return tag.success ? tag.data : new CellFault(`Expected is a language tag such as fr, ar or bm, ${stands(text)}.`);
}

export function parseNumber(text: string, most: number): number | null | CellFault {
  if (text === "") return null;
  const number = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  return number >= 1 && number <= most
    ? number
    : new CellFault(`Expected is a whole number from 1 to ${most}, ${stands(text)}.`);
}

export function parseWords(text: string, most: number): string | CellFault {
  if (!isPlainLine(text)) {
    return new CellFault("The cell holds a line break, or a character that nothing can store; expected is one line.");
  }
  return text.length <= most
    ? text
    : new CellFault(`Expected are at most ${most} characters; these are ${text.length}.`);
}

/** "focus group 2": another source. Undefined where there is none of that number. */
export function parseSource(text: string): { kind: SourceKind; number: number } | null | CellFault {
  if (text === "") return null;
  const [, word = "", number = ""] = /^(.*\D)\s*(\d{1,9})$/.exec(text) ?? [];
  const kind = findCode(KINDS, word);
  if (kind !== undefined) return { kind, number: Number(number) };
  return new CellFault(`Expected is a source like focus group 2, ${stands(text)}.`);
}

/** "6 woman 18-34 (Traders); 2 man" */
export function parseParticipants(names: RegisterNames, text: string): ParticipantLine[] | CellFault {
  const lines: ParticipantLine[] = [];
  for (const part of parts(text)) {
    const line = parseLine(names, part);
    if (line instanceof CellFault) return line;
    lines.push(line);
  }
  return lines.length <= 60 ? lines : new CellFault("There are more than 60 lines; expected are at most so many.");
}

function parseLine(names: RegisterNames, part: string): ParticipantLine | CellFault {
  const [, count = "", rest = "", group] = /^(\d{1,3})\s*([^()]*?)\s*(?:\((.+)\))?$/.exec(part) ?? [];
  const people = Number(count);
  if (people < 1 || people > 500) {
    return new CellFault(`Expected is something like 6 woman 18-34 (Traders), ${stands(part)}.`);
  }
  const groupId = parseName(names.groups, "stakeholder group", group ?? "");
  if (groupId instanceof CellFault) return groupId;
  const line: ParticipantLine = { people, gender: null, age: null, groupId };
  let left = rest.replaceAll(",", " ").trim();
  for (const code of AGES.codes) {
    const at = [codeWord(code), code].find((word) => left.endsWith(word));
    if (at === undefined) continue;
    line.age = code;
    left = left.slice(0, -at.length).trim();
    break;
  }
  if (left === "") return line;
  const gender = findCode(GENDERS, left);
  if (gender === undefined || gender === "mixed") {
    return new CellFault(`Expected is something like 6 woman 18-34 (Traders), ${stands(part)}.`);
  }
  return { ...line, gender };
}

/** The columns that hold one coded word, with the words. */
export const CODED = {
  mode: MODES,
  access: ACCESS,
  consentHow: CONSENT_HOW,
  sensitivity: SENSITIVITY,
  gender: GENDERS,
  consentAnalyse: CONSENT,
  consentQuote: CONSENT,
  consentArchive: CONSENT,
  consentRecontact: CONSENT,
} as const satisfies Partial<Record<RegisterColumn, Coded<string>>>;
