import { z } from "zod";
import { crossCheck } from "./framework-cross-check.ts";

/** A text in one or more languages, keyed by BCP 47 tag; English is always there. */
export const LocalText = z.object({ en: z.string().min(1) }).catchall(z.string().min(1));
export type LocalText = z.infer<typeof LocalText>;

/**
 * Where a name comes from: `named` stands so in a published summary, `inferred` is our reading of one,
 * `to-confirm` is believed but not yet checked against the source, `own` was written for Octant or for the study.
 */
export const Provenance = z.strictObject({
  kind: z.enum(["named", "inferred", "to-confirm", "own"]),
  note: z.string().min(1).optional(),
});
export type Provenance = z.infer<typeof Provenance>;

/** What belongs under a heading and what does not: the coder's guide. */
const Guide = {
  lookFor: z.array(LocalText),
  leaveOut: z.array(LocalText),
};

/** A name for files and addresses. Every version of a framework has its own. */
export const FrameworkId = z
  .string()
  .max(80, "a framework's id has at most 80 characters")
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    "an id is made of small letters and digits with single hyphens between, like epon-2019",
  );

export const GuidingQuestion = z.strictObject({
  /** A study's own questions are numbered apart: 3.s1 is its first under dimension 3. */
  id: z.string().regex(/^\d+\.s?\d+$/, "a question is numbered like 3.2"),
  name: LocalText,
  question: LocalText,
  provenance: Provenance,
  ...Guide,
});
export type GuidingQuestion = z.infer<typeof GuidingQuestion>;

/** A short invented case that every panel rates, so that two panels' use of the scale can be compared. */
export const Vignette = z.strictObject({ id: z.string().min(1), text: LocalText });
export type Vignette = z.infer<typeof Vignette>;

/** What each level of the rating scale means: 1 strongly constrains effectiveness, 4 strongly supports it. */
export const Anchors = z.strictObject({ 1: LocalText, 2: LocalText, 3: LocalText, 4: LocalText });
export type Anchors = z.infer<typeof Anchors>;

export const Dimension = z.strictObject({
  id: z.string().regex(/^\d+$/, "a dimension is numbered like 3"),
  name: LocalText,
  definition: LocalText,
  provenance: Provenance,
  ...Guide,
  /** Null until written. */
  anchors: Anchors.nullable(),
  questions: z.array(GuidingQuestion).min(1),
  vignettes: z.array(Vignette),
});
export type Dimension = z.infer<typeof Dimension>;

export const Relation = z.enum(["same", "broader", "narrower", "overlaps", "none"]);
export type Relation = z.infer<typeof Relation>;

/**
 * How a dimension of this version relates to one of another: `from` is `relation` than `to`. `to` is null where nothing
 * corresponds, and then alone.
 */
export const CrosswalkPair = z.strictObject({
  framework: FrameworkId,
  from: z.string().min(1),
  to: z.string().min(1).nullable(),
  relation: Relation,
  provenance: Provenance,
});
export type CrosswalkPair = z.infer<typeof CrosswalkPair>;

/** What a framework was made from by somebody who changed it, why, and when. */
export const ForkOf = z.strictObject({ framework: FrameworkId, reason: z.string().min(1), date: z.iso.date() });
export type ForkOf = z.infer<typeof ForkOf>;

/** Which parts a framework has. Whether they fit one another, `Framework` says. */
export const FrameworkParts = z.strictObject({
  id: FrameworkId,
  status: z.enum(["draft", "published"]),
  name: LocalText,
  about: LocalText,
  source: z.string().min(1),
  licence: z.string().min(1),
  /** The version that this one follows. */
  previous: FrameworkId.nullable().default(null),
  forkOf: ForkOf.nullable(),
  dimensions: z.array(Dimension).min(1),
  crosswalk: z.array(CrosswalkPair),
});

/**
 * One version of a framework: dimensions and guiding questions as data, read from a file.
 * A published version never changes; a `draft` may. A published one is complete: anchors and vignettes for each dimension,
 * no name that waits to be confirmed. Errors name the path of what is wrong; `checkFramework` gives sentences.
 * Source: method, sections 0 and 7.
 */
export const Framework = FrameworkParts.superRefine((framework, ctx) => {
  for (const { path, message } of crossCheck(framework)) ctx.addIssue({ code: "custom", path, message });
});
export type Framework = z.infer<typeof Framework>;
