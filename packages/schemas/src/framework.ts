import { z } from "zod";

/** A text in one or more languages, keyed by BCP 47 tag; English is always there. */
export const LocalText = z.object({ en: z.string().min(1) }).catchall(z.string().min(1));
export type LocalText = z.infer<typeof LocalText>;

/**
 * Where a name comes from: `named` stands so in a published summary, `inferred` is our reading of one,
 * `to-confirm` is believed but not yet checked against the source, `own` was written for Octant.
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

export const GuidingQuestion = z.strictObject({
  id: z.string().regex(/^\d+\.\d+$/, "a question is numbered like 3.2"),
  name: LocalText,
  question: LocalText,
  provenance: Provenance,
  ...Guide,
});
export type GuidingQuestion = z.infer<typeof GuidingQuestion>;

/** A short invented case that every panel rates, so that two panels' use of the scale can be compared. */
export const Vignette = z.strictObject({ id: z.string().min(1), text: LocalText });
export type Vignette = z.infer<typeof Vignette>;

export const Dimension = z
  .strictObject({
    id: z.string().regex(/^\d+$/, "a dimension is numbered like 3"),
    name: LocalText,
    definition: LocalText,
    provenance: Provenance,
    ...Guide,
    /** What each level of the rating scale means here; empty until written. */
    anchors: z.strictObject({ 1: LocalText, 2: LocalText, 3: LocalText, 4: LocalText }).nullable(),
    questions: z.array(GuidingQuestion).min(1),
    vignettes: z.array(Vignette),
  })
  .superRefine((dimension, ctx) => {
    for (const [at, question] of dimension.questions.entries()) {
      if (!question.id.startsWith(`${dimension.id}.`)) {
        const message = `question ${question.id} does not belong under dimension ${dimension.id}`;
        ctx.addIssue({ code: "custom", path: ["questions", at, "id"], message });
      }
    }
  });
export type Dimension = z.infer<typeof Dimension>;

/** How a dimension of this version relates to one of another; `to` is null where nothing corresponds. */
export const CrosswalkPair = z.strictObject({
  framework: z.string().min(1),
  from: z.string().min(1),
  to: z.string().min(1).nullable(),
  relation: z.enum(["same", "broader", "narrower", "overlaps", "none"]),
  provenance: Provenance,
});
export type CrosswalkPair = z.infer<typeof CrosswalkPair>;

/**
 * One version of a framework: dimensions and guiding questions as data, read from a file.
 * A published version never changes; a `draft` may. Errors name the path of what is wrong.
 * Source: method, section 0.
 */
export const Framework = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/),
    status: z.enum(["draft", "published"]),
    name: LocalText,
    about: LocalText,
    source: z.string().min(1),
    licence: z.string().min(1),
    forkOf: z.strictObject({ framework: z.string().min(1), reason: z.string().min(1), date: z.iso.date() }).nullable(),
    dimensions: z.array(Dimension).min(1),
    crosswalk: z.array(CrosswalkPair),
  })
  .superRefine((framework, ctx) => {
    const ids = framework.dimensions.flatMap((d) => [d.id, ...d.questions.map((q) => q.id)]);
    for (const id of new Set(ids.filter((id, at) => ids.indexOf(id) !== at))) {
      ctx.addIssue({ code: "custom", path: ["dimensions"], message: `${id} is used twice` });
    }
  });
export type Framework = z.infer<typeof Framework>;
