import {
  AccessHow,
  Company,
  Consent,
  ConsentHow,
  GenderBand,
  InterviewMode,
  LanguageTag,
  ParticipantLine,
  Role,
  Sensitivity,
  SourceKind,
  Stance,
} from "@octant/schemas";
import { z } from "zod";

/** A name for use inside one demo folder; the loader gives each thing an id of its own. */
export const Slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "an id is written like up-to-2016");
const Name = z.string().trim().min(1);

/** An area with the areas that lie in it. */
export const DemoArea = z.strictObject({
  id: Slug,
  name: Name,
  level: z.enum(["region", "place"]),
  get parts(): z.ZodOptional<z.ZodArray<typeof DemoArea>> {
    return z.array(DemoArea).optional();
  },
});
export type DemoArea = z.infer<typeof DemoArea>;

export const DemoPeriod = z
  .strictObject({ id: Slug, name: Name, startsOn: z.iso.date(), endsOn: z.iso.date() })
  .refine((period) => period.startsOn <= period.endsOn, { path: ["endsOn"], error: "a period ends after it starts" });

/** `assessment.yaml`: the cuts, the team and the clusters. Whatever another file names is named here first. */
export const DemoAssessment = z.strictObject({
  name: Name,
  missionLine: Name,
  framework: Slug,
  /** Says to everybody that the evidence is invented. */
  notice: Name,
  areas: z.array(DemoArea).min(1),
  periods: z.array(DemoPeriod).min(1),
  /** `ofMission`: the mission's own people. */
  groups: z.array(z.strictObject({ id: Slug, name: Name, ofMission: z.boolean().default(false) })).min(1),
  members: z.array(z.strictObject({ id: Slug, name: Name, role: Role })).min(1),
  /** A cluster without a group is "not placed": its sources enter no balance. */
  clusters: z.array(z.strictObject({ id: Slug, name: Name, group: Slug.nullable() })).min(1),
});
export type DemoAssessment = z.infer<typeof DemoAssessment>;

const QuestionNumber = z.string().regex(/^\d+\.\d+$/, "a question is numbered like 3.2");

export const DemoCodingEntry = z.strictObject({
  /** Words of the text, exactly, within one paragraph. */
  quote: z.string().min(1),
  /** Which of several places with these words, from 1; needed only where there are several. */
  nth: z.int().min(1).optional(),
  question: QuestionNumber,
  stance: Stance,
  /** What the passage is about, where that is not what the source is: else the source's area and periods. */
  area: Slug.optional(),
  periods: z.array(Slug).optional(),
  /** Who laid the code, where that is not the source's coder. */
  coder: Slug.optional(),
});
export type DemoCodingEntry = z.infer<typeof DemoCodingEntry>;

const Questions = z.array(QuestionNumber).default([]);

/** How a source was heard, as the register knows it; what is left out nobody has written down. */
export const DemoHeard = z.strictObject({
  date: z.iso.date(),
  /** A member. */
  interviewer: Slug,
  mode: InterviewMode,
  access: z.strictObject({ how: AccessHow, words: z.string().default("") }),
  present: z.array(Company).min(1),
  consentHow: ConsentHow,
  sensitivity: Sensitivity.default("normal"),
  gender: GenderBand.nullable().default(null),
  /** Of a focus group. */
  participants: z.strictObject({ people: z.int(), lines: z.array(ParticipantLine.omit({ groupId: true })) }).optional(),
  /** Questions that were put and not answered, and such as were not put. One that a passage answers was asked. */
  silent: Questions,
  notAsked: Questions,
});
export type DemoHeard = z.infer<typeof DemoHeard>;

/** `sources/<name>.yaml`: what the register and the coders know of the text in `sources/<name>.md`. */
export const DemoSourceFile = z.strictObject({
  /** Counted apart for each kind: interview 1, focus group 1. */
  number: z.int().min(1),
  kind: SourceKind,
  title: Name,
  cluster: Slug,
  /** Where it was heard. */
  area: Slug,
  /** The periods it speaks about. */
  periods: z.array(Slug).min(1),
  language: LanguageTag,
  consent: Consent,
  coder: Slug,
  heard: DemoHeard.optional(),
  codings: z.array(DemoCodingEntry),
});
export type DemoSourceFile = z.infer<typeof DemoSourceFile>;
