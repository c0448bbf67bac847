import type { SpeakerLabel } from "./speaker-label.ts";
import { roleOfLetter, type SpeakerRole } from "./speaker-words.ts";

export type Speaker = { name: string; role: SpeakerRole | null };

/** A line in ten has to begin with a name that only recurs, or the text is no conversation. */
const LEAST_SHARE = 0.1;

/**
 * Which of the labels that lines begin with are speakers, and who. `labels` has one entry for each line with something on
 * it. A label counts if it says so itself ("Interviewer", "R1"); if it is half of a pair ("Q.", "A.") and somebody stands
 * for the other half; or if it recurs and such names begin enough of the lines. Where several people are so named and
 * most lines begin with a speaker, whoever speaks only once counts too.
 */
export function chooseSpeakers(labels: readonly (SpeakerLabel | undefined)[]): Map<SpeakerLabel, Speaker> {
  const all = labels.filter((label) => label !== undefined);
  const signsOf = (role: SpeakerRole) =>
    new Set(all.filter(({ known }) => known?.role === role).map(({ sign }) => sign));
  const [asking, answering] = [signsOf("interviewer"), signsOf("respondent")];
  const isTold = ({ known, sign }: SpeakerLabel) =>
    known && (!known.isHalf || (asking.has(sign) && answering.has(sign)));

  const times = new Map<string, number>();
  for (const { bare } of all) times.set(bare, (times.get(bare) ?? 0) + 1);
  const recurring = all.filter((label) => !isTold(label) && label.sign !== "stop" && (times.get(label.bare) ?? 0) > 1);
  const told = all.filter(isTold);
  // names in capitals before a dash are also datelines and headings, so somebody else must speak as well
  const hasOthers = told.length > 0 || recurring.some(({ sign }) => sign !== "dash");
  const named = recurring.filter(({ sign }) => sign !== "dash" || hasOthers);
  const isConversation = named.length >= LEAST_SHARE * (labels.length - firstIndex(labels, named[0]));
  const sure = new Set(isConversation ? [...told, ...named] : told);
  const names = new Set(isConversation ? named.map(({ bare }) => bare) : []);
  const alsoOnce = names.size > 1 && 2 * sure.size >= labels.length;
  const chosen = all.filter((label) => sure.has(label) || (alsoOnce && label.sign === "colon" && !label.known));
  return withOneName(chosen, (label) => (label.known && isTold(label) ? label.known.role : roleOfLetter(label.bare)));
}

function firstIndex(labels: readonly (SpeakerLabel | undefined)[], label: SpeakerLabel | undefined): number {
  return label ? labels.indexOf(label) : 0;
}

/**
 * Gives all labels of one person one name: the first that describes them, "P3 (woman, trader)", also where later only
 * "P3" stands. Where one name has several descriptions, as "Respondent (woman)" and "Respondent (man)", each is a person.
 */
function withOneName(
  chosen: readonly SpeakerLabel[],
  roleOf: (label: SpeakerLabel) => SpeakerRole | null,
): Map<SpeakerLabel, Speaker> {
  const descriptions = new Map<string, Map<string, string>>();
  for (const { bare, name } of chosen) {
    const spellings = descriptions.get(bare) ?? new Map<string, string>();
    const key = name.normalize("NFC").toLowerCase();
    if (!spellings.has(key)) spellings.set(key, name);
    descriptions.set(bare, spellings);
  }
  const speakers = new Map<SpeakerLabel, Speaker>();
  for (const label of chosen) {
    const spellings = [...(descriptions.get(label.bare)?.values() ?? [])];
    const described = spellings.filter((name) => /[(,،]/u.test(name));
    const own = descriptions.get(label.bare)?.get(label.name.normalize("NFC").toLowerCase()) ?? label.name;
    const name = described.length > 1 ? own : (described[0] ?? spellings[0] ?? own);
    speakers.set(label, { name, role: roleOf(label) });
  }
  return speakers;
}
