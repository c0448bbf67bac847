import type {
  AccessHow,
  AgeBand,
  Company,
  ConsentHow,
  GenderBand,
  InterviewMode,
  QuestionState,
  Sensitivity,
} from "@octant/schemas";
import { f } from "./formats.ts";

const people = (n: number) => f.count(n, { one: "person", other: "people" });

/** How a source was heard, as its register says it. */
export const register = {
  heard: "How it was heard",
  heardHint: "What a reader asks who doubts that it spoke freely.",
  notSaid: "not said",

  date: "Day",
  dateHint: "Kept exactly; a citation shows the year or the period at most.",
  dateHidden: (when: string | null) =>
    when === null ? "The exact day is the leads’ to see." : `${when}. The exact day is the leads’ to see.`,
  mode: "Mode",
  modes: {
    "in-person": "in person",
    phone: "by phone",
    video: "by video",
    written: "in writing",
  } satisfies Record<InterviewMode, string>,

  interviewer: "Interviewer",
  interviewerOther: "somebody from outside",
  interviewerName: "Name of the interviewer",
  interviewerNameHint: "Sealed.",
  interviewerLeft: (name: string) => `${name} (no longer in the team)`,
  interviewerGone: "somebody who has left",

  access: "How access was obtained",
  accessHow: {
    "own-contact": "own contact",
    referral: "referral by another source",
    organisation: "through an organisation",
    mission: "arranged by the mission",
    authorities: "arranged by authorities",
    public: "public: published, or an open call",
    other: "otherwise",
  } satisfies Record<AccessHow, string>,
  accessWords: "About access",
  sealedHint: "In your own words; sealed.",

  present: "Who sat in",
  presentHint: "Beside the source and the interviewer. Nothing ticked: not said.",
  company: {
    "mission-staff": "mission staff",
    interpreter: "interpreter",
    official: "official",
    nobody: "nobody",
    other: "somebody else",
  } satisfies Record<Company, string>,
  presentWords: "About who sat in",

  consentHow: "How consent was obtained",
  consentHows: { written: "in writing", oral: "orally", recorded: "recorded" } satisfies Record<ConsentHow, string>,
  sensitivity: "Sensitivity",
  sensitivities: { low: "low", normal: "normal", high: "high" } satisfies Record<Sensitivity, string>,
  gender: "Respondent",
  genderHint: "As coarsely as coverage counts it.",
  genders: {
    woman: "woman",
    man: "man",
    another: "another gender",
    mixed: "several people, mixed",
  } satisfies Record<GenderBand, string>,
  primaryCoder: "Primary coder",
  primaryCoderHint: "Whose codings count where several have coded it and nothing was reconciled.",
  primaryCoderNone: "nobody named",

  participants: "Participants",
  participantsHint: "Sealed. Nobody is told apart: lines say how many are alike.",
  participantsNumber: "How many took part",
  participantsFault: (known: number) => `The lines name ${people(known)}; there cannot be fewer.`,
  line: (n: number) => `Line ${f.number(n)}`,
  linePeople: "People",
  lineGender: "Gender",
  lineAge: "Age",
  lineGroup: "Group",
  addLine: "Add a line",
  removeLine: (n: number) => `Remove line ${f.number(n)}`,
  ages: {
    "under-18": "under 18",
    "18-34": "18 to 34",
    "35-59": "35 to 59",
    "60-plus": "60 and over",
  } satisfies Record<AgeBand, string>,
  people,

  questions: "What it was asked",
  questionsHint: "A source that was asked and said nothing to the point counts in coverage, not in a balance.",
  questionsCount: (asked: number, silent: number, notAsked: number) =>
    [
      asked > 0 && `${f.number(asked)} asked`,
      silent > 0 && `${f.number(silent)} silent`,
      notAsked > 0 && `${f.number(notAsked)} not asked`,
    ]
      .filter((part) => part !== false)
      .join(", ") || "not said",
  questionsAll: "All that are not said",
  states: {
    asked: "asked",
    silent: "silent",
    "not-asked": "not asked",
  } satisfies Record<QuestionState, string>,

  parts: "Parts of this focus group",
  partsHint:
    "Where its people belong to several stakeholder groups, each group is a source and a cluster of its own. A part is registered like this one; its text is added to it.",
  partOf: (name: string) => `Part of ${name}`,
  partsNone: "All of its people belong to one group.",
  partGroup: "Group of the new part",
  partAdd: "Add a part",
  partAdded: (name: string) => `${name} is a part of this focus group.`,
  partNotAdded: "No part was added",

  text: "Its text",
  textHint: "It stands in the register alone. With a text it can be read and coded.",
  textChoose: "Add its text",
  textNotAdded: "The text was not added",
  textAdded: (name: string) => `${name} has its text.`,
  noText: "no text yet",
};
