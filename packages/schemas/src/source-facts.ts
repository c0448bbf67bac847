import { z } from "zod";

/** A line or two of the team's own about one thing; "" where there is nothing to say. Sealed where it is kept. */
const Words = z.string().trim().max(1_000);

export const InterviewMode = z.enum(["in-person", "phone", "video", "written"]);
export type InterviewMode = z.infer<typeof InterviewMode>;

/** By whom the team came to a source: what a reader asks who doubts that it spoke freely. */
export const AccessHow = z.enum([
  "own-contact",
  "referral",
  "organisation",
  "mission",
  "authorities",
  "public",
  "other",
]);
export type AccessHow = z.infer<typeof AccessHow>;

/** Who sat in beside the source and the interviewer. `nobody` is said, and stands alone; an empty list is not said. */
export const Company = z.enum(["mission-staff", "interpreter", "official", "nobody", "other"]);
export type Company = z.infer<typeof Company>;

export const ConsentHow = z.enum(["written", "oral", "recorded"]);
export type ConsentHow = z.infer<typeof ConsentHow>;

export const Sensitivity = z.enum(["low", "normal", "high"]);
export type Sensitivity = z.infer<typeof Sensitivity>;

/** A respondent's gender as coarsely as coverage counts it; `mixed` is for several people. */
export const GenderBand = z.enum(["woman", "man", "another", "mixed"]);
export type GenderBand = z.infer<typeof GenderBand>;

/** Both years belong to a band. */
export const AgeBand = z.enum(["under-18", "18-34", "35-59", "60-plus"]);
export type AgeBand = z.infer<typeof AgeBand>;

/**
 * Whether a guiding question was put to a source. `asked`: it was, and answered; `silent`: it was, and nothing to the point
 * was said. Nobody has said is no state of its own. Source: method, section 2.
 */
export const QuestionState = z.enum(["asked", "silent", "not-asked"]);
export type QuestionState = z.infer<typeof QuestionState>;

/** A member by account, or somebody outside by name. */
export const Interviewer = z.union([
  z.strictObject({ memberId: z.uuid() }),
  z.strictObject({ name: z.string().trim().min(1).max(120) }),
]);
export type Interviewer = z.infer<typeof Interviewer>;

/** So many people of a focus group who are alike in what the register knows of them, and that is coarse. */
export const ParticipantLine = z.strictObject({
  people: z.int().min(1).max(500),
  gender: GenderBand.exclude(["mixed"]).nullable(),
  age: AgeBand.nullable(),
  groupId: z.uuid().nullable(),
});
export type ParticipantLine = z.infer<typeof ParticipantLine>;

/** How many took part, null where nobody has said; and of those of whom more is known, what they are. */
export const Participants = z
  .strictObject({ people: z.int().min(1).max(500).nullable(), lines: z.array(ParticipantLine).max(60) })
  .refine(({ people, lines }) => people === null || lines.reduce((sum, line) => sum + line.people, 0) <= people, {
    path: ["people"],
    error: "there are fewer people than the lines name",
  });
export type Participants = z.infer<typeof Participants>;

const QuestionIds = z.array(z.string().min(1).max(20)).max(500);

/** The guiding questions by what became of them, each at most once. A question is named by its number, "3.2". */
export const Questions = z.strictObject({ asked: QuestionIds, silent: QuestionIds, notAsked: QuestionIds }).refine(
  ({ asked, silent, notAsked }) => {
    const all = [...asked, ...silent, ...notAsked];
    return new Set(all).size === all.length;
  },
  { error: "a question stands here twice" },
);
export type Questions = z.infer<typeof Questions>;

const isSaid = (present: readonly Company[]) => !present.includes("nobody") || present.length === 1;

/**
 * What the register knows of how a source was heard. Sealed where it is kept: the day, an outsider's name, the words about
 * access and company, and the participants.
 */
export const SourceFacts = z.strictObject({
  /** The day it was heard or written, given exactly to those who may change the register and to nobody else. */
  date: z.iso.date().nullable(),
  interviewer: Interviewer.nullable(),
  mode: InterviewMode.nullable(),
  access: z.strictObject({ how: AccessHow.nullable(), words: Words }),
  present: z
    .strictObject({ who: z.array(Company).max(5), words: Words })
    .refine(({ who }) => isSaid(who) && new Set(who).size === who.length, {
      path: ["who"],
      error: "nobody stands alone, and each once",
    }),
  questions: Questions,
  consentHow: ConsentHow.nullable(),
  sensitivity: Sensitivity,
  gender: GenderBand.nullable(),
  participants: Participants,
  /** Whose codings count where several have coded it and nothing was reconciled. Source: method, section 2. */
  primaryCoderId: z.uuid().nullable(),
  /** The first part of the focus group that this is a part of. Source: method, section 2, "linked parts". */
  partOf: z.uuid().nullable(),
});
export type SourceFacts = z.infer<typeof SourceFacts>;
