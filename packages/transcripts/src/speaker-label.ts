import { knownRole, type SpeakerRole } from "./speaker-roles.ts";

/** A speaker's name found at the beginning of a line: how it reads, and how many UTF-16 units stand before the speech. */
export type SpeakerLabel = {
  name: string;
  role: SpeakerRole | null;
  /** Names that mean one speaker have one key: "R1", "r1 ". */
  key: string;
  length: number;
  /** A word that means a speaker by itself ("Interviewer", "R2", "Q."); any other name has to recur to count as one. */
  known: boolean;
};

const MAX_LETTERS = 60;
const MAX_WORDS = 6;

const TIME = String.raw`[[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?`;
const BEFORE = String.raw`[ \t\u00a0]*(?:${TIME}[ \t\u00a0]*[-–—]?[ \t\u00a0]*)?`;
const BOLD = String.raw`(?:\*\*|__)?`;
const GAP = String.raw`[ \t\u00a0\u202f]*`;
// "Name:", "**Name:**", "Name (role) [00:14:02]:", "Enquêteur :"
const WITH_COLON = new RegExp(
  `^${BEFORE}${BOLD}(?<name>[^:：\\n]{1,${MAX_LETTERS}}?)${GAP}${BOLD}${GAP}(?:${TIME})?${GAP}[:：]${BOLD}(?=\\s|$)${GAP}`,
  "u",
);
// "INTERVIEWER - " and "R2 – ", only where the name is a known one: a dash is common in prose
const WITH_DASH = new RegExp(`^${BEFORE}${BOLD}(?<name>[\\p{L}\\p{N} .]{1,30}?)${BOLD}${GAP}[-–—]${GAP}(?=\\S)`, "u");
// "Q. " and "A. "
const WITH_STOP = /^[ \t]*(?<name>[QAR])\.[ \t\u00a0]+(?=\S)/u;

/** Finds the speaker that a line begins with; undefined where it begins with speech. */
export function findSpeakerLabel(line: string): SpeakerLabel | undefined {
  const short = line.slice(0, 140);
  const colon = WITH_COLON.exec(short);
  if (colon) {
    const label = toLabel(colon);
    if (label && isPlausible(label)) return label;
  }
  for (const pattern of [WITH_DASH, WITH_STOP]) {
    const found = pattern.exec(short);
    const label = found && toLabel(found);
    if (label?.known) return label;
  }
  return undefined;
}

function toLabel(found: RegExpExecArray): SpeakerLabel | undefined {
  const name = (found.groups?.name ?? "").replace(/[*_]/g, "").trim();
  if (name === "") return undefined;
  const role = knownRole(name);
  const key = name.toLocaleLowerCase().replace(/\s+/g, " ");
  return { name, role: role ?? null, key, length: found[0].length, known: role !== undefined };
}

const HEADINGS =
  /^(?:n\.?b\.?|notes?|photos?|pictures?|captions?|photo caption|légende|figures?|fig\.?|tables?|tableau|sources?|dates?|place|lieu|location|time|heure|language|langue|examples?|exemples?|warning|attention|summary|résumé|title|titre|subject|objet|https?|mailto)$/iu;

/** A name is short, begins with a letter or digit, is not a heading, and holds no sentence. */
function isPlausible({ name, known }: SpeakerLabel): boolean {
  if (known) return true;
  if (HEADINGS.test(name) || !/^[\p{L}\p{N}]/u.test(name) || !/\p{L}/u.test(name)) return false;
  const outside = name.replace(/\([^)]*\)/g, "");
  if (/[.!?;"“”«»…]/u.test(outside.replace(/\b\p{Lu}\p{L}{0,2}\./gu, ""))) return false;
  return outside.split(/[\s,]+/u).filter(Boolean).length <= MAX_WORDS;
}
