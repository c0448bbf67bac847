import { type Interviewer, NO_FACTS_YET, Participants, type Questions, type SourceFacts } from "@octant/schemas";
import { z } from "zod";
import type { SourceRow } from "./queries.ts";

/** What of a source's facts is sealed. A field that a later version adds is read as not known in an older row. */
const SealedFacts = z.object({
  date: z.string().nullable().catch(null),
  outsider: z.string().nullable().catch(null),
  accessWords: z.string().catch(""),
  presentWords: z.string().catch(""),
  participants: Participants.catch(NO_FACTS_YET.participants),
});
export type SealedFacts = z.infer<typeof SealedFacts>;

type PlainFacts = Pick<
  SourceRow,
  | "mode"
  | "access"
  | "present"
  | "consentHow"
  | "sensitivity"
  | "gender"
  | "interviewerId"
  | "partOf"
  | "primaryCoderId"
>;

/** The columns of facts that may stand in the plain. */
export function plainFacts(facts: SourceFacts): PlainFacts {
  const { mode, access, present, consentHow, sensitivity, gender, interviewer, partOf, primaryCoderId } = facts;
  const interviewerId = interviewer && "memberId" in interviewer ? interviewer.memberId : null;
  return {
    mode,
    access: access.how,
    present: present.who,
    consentHow,
    sensitivity,
    gender,
    interviewerId,
    partOf,
    primaryCoderId,
  };
}

/** What is sealed, as text; null where there is nothing to seal. */
export function sealedFacts({ date, interviewer, access, present, participants }: SourceFacts): string | null {
  const outsider = interviewer && "name" in interviewer ? interviewer.name : null;
  const facts: SealedFacts = { date, outsider, accessWords: access.words, presentWords: present.words, participants };
  const text = JSON.stringify(facts);
  return text === NOTHING ? null : text;
}
const NOTHING = JSON.stringify({
  date: null,
  outsider: null,
  accessWords: "",
  presentWords: "",
  participants: NO_FACTS_YET.participants,
} satisfies SealedFacts);

/** Takes a sealed text apart; null gives that nothing is known. */
export function readSealedFacts(text: string | null): SealedFacts {
  return SealedFacts.parse(text === null ? {} : JSON.parse(text));
}

/** A source's facts from its columns, what was sealed, and its questions. */
export function toFacts(row: PlainFacts, sealed: SealedFacts, questions: Questions): SourceFacts {
  const { mode, access, present, consentHow, sensitivity, gender, partOf, primaryCoderId } = row;
  return {
    date: sealed.date,
    interviewer: toInterviewer(row.interviewerId, sealed.outsider),
    mode,
    access: { how: access, words: sealed.accessWords },
    present: { who: present, words: sealed.presentWords },
    questions,
    consentHow,
    sensitivity,
    gender,
    participants: sealed.participants,
    primaryCoderId,
    partOf,
  };
}

function toInterviewer(memberId: string | null, name: string | null): Interviewer | null {
  if (memberId !== null) return { memberId };
  return name === null ? null : { name };
}

/** Questions with their states, as they come from the database in the codebook's order, by state. */
export function toQuestions(rows: readonly (readonly [questionId: string, state: string])[]): Questions {
  const of = (state: string) => rows.filter((row) => row[1] === state).map(([questionId]) => questionId);
  return { asked: of("asked"), silent: of("silent"), notAsked: of("not-asked") };
}
