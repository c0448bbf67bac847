import { findKnownSpeaker, fold, isHeading, type KnownSpeaker } from "./speaker-words.ts";

/** What a line begins with, if that could be a speaker. */
export type SpeakerLabel = {
  /** As it is written, without marks around it: "P3 (woman, trader)". */
  name: string;
  /** The name without its description, as a key: "p3". One that only recurs has to do so by it. */
  bare: string;
  /** UTF-16 units of the line before the speech. */
  length: number;
  /** How the name is set off: only a question and an answer set off alike are a pair. */
  sign: "colon" | "dash" | "stop" | "time";
  known: KnownSpeaker | undefined;
};

const MAX_LETTERS = 60;
const MAX_WORDS = 6;
/** No label is longer than a name with its marks and times, so no more of a line is looked at. */
const LOOKED_AT = 140;

const space = String.raw`[ \t\u00a0\u202f\p{Cf}]*`;
const mark = "[*_]{0,3}";
const clock = String.raw`\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?`;
const clockTime = String.raw`(?:\[${clock}\]|\(${clock}\)|<${clock}>|${clock})`;
/** After the colon a bare "10:30" is what somebody says. */
const timeAfter = String.raw`(?:\[${clock}\]|\(${clock}\)|\d{1,2}:\d{2}:\d{2}(?:[.,]\d{1,3})?)(?=\s|$)`;
const name = String.raw`(?<name>\p{L}[\p{L}\p{M}\p{N}\p{Cf} \u00a0\u202f'’.,،&/()#-]{0,${MAX_LETTERS - 1}}?)`;
const before = `^${space}${mark}(?:${clockTime}${space}[-–—]?${space})?${mark}${name}${mark}${space}`;

const withStop = new RegExp(String.raw`${before}\.${mark}[ \t\u00a0]+(?=\S)`, "u");
const withDash = new RegExp(String.raw`${before}(?:[ \t\u00a0]-{1,2}[ \t\u00a0]|[–—])${space}(?=\S)`, "u");
const withColon = new RegExp(
  `${before}(?:${clockTime}${space})?${mark}${space}[:：]${mark}(?<gap>${space}(?:${timeAfter}${space})?)(?=(?<next>.?))`,
  "u",
);
const withTime = new RegExp(`${before}${clockTime}${space}${mark}${space}$`, "u");

/** Finds what could be a speaker at the beginning of a line; whether it is one, the rest of the text decides. */
export function findSpeakerLabel(line: string): SpeakerLabel | undefined {
  const head = line.slice(0, LOOKED_AT);
  const stop = toLabel(withStop.exec(head), "stop");
  if (stop?.known?.isHalf) return stop;
  const dash = toLabel(withDash.exec(head), "dash");
  // a dash is common in prose, so only words for a speaker, or capitals throughout, may stand before one
  if (dash && (dash.known || (isCapitals(dash.name) && isPlausible(dash)))) return dash;
  const colon = withColon.exec(head);
  const time = line.length <= LOOKED_AT ? withTime.exec(line) : null;
  const label = colon && isSetOff(colon) ? toLabel(colon, "colon") : toLabel(time, "time");
  if (!label || !(label.known || isPlausible(label))) return undefined;
  // "Interviewer:Who" is a slip; "Kidal:Gao" is something else
  const isGlued = label.sign === "colon" && colon?.groups?.gap === "" && colon.groups.next !== "";
  return isGlued && !label.known ? undefined : label;
}

/** Whether a colon ends what is before it: that of "0:03" or "https://" does not. */
function isSetOff({ groups }: RegExpExecArray): boolean {
  return groups?.gap !== "" || !/^[\p{Nd}/]/u.test(groups.next ?? "");
}

function toLabel(found: RegExpExecArray | null, sign: SpeakerLabel["sign"]): SpeakerLabel | undefined {
  const written = found?.groups?.name
    ?.replace(/\p{Cf}/gu, "")
    .replace(/\s+/g, " ")
    .trim();
  if (!found || !written) return undefined;
  if (written.split(/[\s,،]+/u).length > MAX_WORDS) return undefined;
  const withoutBrackets = written.replace(/\s*\([^)]*\)\s*$/, "");
  const beforeComma = withoutBrackets.replace(/\s*[,،].*$/u, "");
  const known = findKnownSpeaker(beforeComma);
  const bare = fold(known ? beforeComma : withoutBrackets);
  return { name: written, bare, length: found[0].length, sign, known };
}

/** Small words inside names: "Aminata ag Rhissa", "Jean de la Croix". */
const particles = /^(?:de|du|des|la|le|el|al|ag|ould|bin|ben|ibn|ou|van|von|der|da|dos|di|y|e|et|and)$/u;

/** Whether it could be a person's name: capitals where the script has them, else few words; and no heading. */
function isPlausible({ name }: SpeakerLabel): boolean {
  const words = name
    .replace(/[(,،].*$/u, "")
    .trim()
    .split(" ");
  const hasCapitals = /\p{Lu}/u.test(words[0] ?? "");
  const isName = hasCapitals
    ? words.every(
        (word) => /^["'’(]*[\p{Lu}\p{N}]/u.test(word) || particles.test(word) || /^\p{Ll}+[-’']\p{Lu}/u.test(word),
      )
    : /^\p{Lo}/u.test(words[0] ?? "") && words.length <= 3;
  return isName && !isHeading(words.join(" "));
}

function isCapitals(name: string): boolean {
  return /^[\p{Lu}\p{N}\p{M} .'’()-]+$/u.test(name) && /\p{Lu}{2}/u.test(name);
}
