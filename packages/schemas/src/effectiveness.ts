import { z } from "zod";
import { SourceKind } from "./words.ts";

/** How far an objective has come, or why that is not said. Source: method, section 6. */
export const EffectivenessProgress = z.enum([
  "deteriorated",
  "stagnated",
  "partly-improved",
  "improved",
  "not-mandated",
  "insufficient",
]);
export type EffectivenessProgress = z.infer<typeof EffectivenessProgress>;

/** What the mission did towards it; only help and harm have a size. */
export const JudgedContribution = z
  .strictObject({
    direction: z.enum(["helped", "harmed", "none", "unclear"]),
    size: z.enum(["minor", "substantial", "decisive"]).nullable(),
  })
  .refine(({ direction, size }) => (size !== null) === (direction === "helped" || direction === "harmed"), {
    path: ["size"],
    error: "help and harm have a size, and nothing else has",
  });
export type JudgedContribution = z.infer<typeof JudgedContribution>;

const Words = z.string().trim().max(4_000);

/** A person's command to judge an objective in an area and a period; null is the whole mission, or all periods. */
export const JudgeObjective = z.strictObject({
  id: z.uuidv7(),
  objectiveId: z.uuid(),
  areaId: z.uuid().nullable(),
  periodId: z.uuid().nullable(),
  progress: EffectivenessProgress,
  contribution: JudgedContribution.nullable(),
  reason: Words.min(1),
  unintended: Words.default(""),
});
export type JudgeObjective = z.infer<typeof JudgeObjective>;

/** What a source says would be if the mission left. `no-answer` was asked and gave none. Source: method, section 6. */
export const Reply = z.enum(["worse", "no-difference", "better", "no-answer", "not-asked"]);
export type Reply = z.infer<typeof Reply>;

/** A command to note what a source replied; null takes the note away. */
export const NoteReply = z.strictObject({ id: z.uuidv7(), reply: Reply.nullable() });
export type NoteReply = z.infer<typeof NoteReply>;

/** A command to fix the question that is asked of everybody, with its horizon. */
export const AskCounterfactual = z.strictObject({ id: z.uuidv7(), question: z.string().trim().max(400) });
export type AskCounterfactual = z.infer<typeof AskCounterfactual>;

export const Judgement = z.strictObject({
  id: z.uuid(),
  objectiveId: z.uuid(),
  areaId: z.uuid().nullable(),
  periodId: z.uuid().nullable(),
  actor: z.string(),
  me: z.boolean(),
  at: z.iso.datetime(),
  progress: EffectivenessProgress,
  contribution: JudgedContribution.nullable(),
  reason: z.string(),
  unintended: z.string(),
});
export type Judgement = z.infer<typeof Judgement>;

const Count = z.int().min(0);
const Sizes = z.strictObject({ minor: Count, substantial: Count, decisive: Count });

/** How the judgements of an objective, area and period fall, out of `of`. See `effectivenessTallies` in scoring. */
export const EffectivenessTally = z.strictObject({
  objectiveId: z.string(),
  areaId: z.string().nullable(),
  periodId: z.string().nullable(),
  of: Count,
  progress: z.strictObject({ 1: Count, 2: Count, 3: Count, 4: Count, notMandated: Count, insufficient: Count }),
  contribution: z.strictObject({ helped: Sizes, harmed: Sizes, none: Count, unclear: Count, notGiven: Count }),
});
export type EffectivenessTally = z.infer<typeof EffectivenessTally>;

const Share = z.number().min(0).max(1);

/** Shares of those asked, cluster by cluster. See `counterfactual` in scoring. */
export const CounterfactualShares = z.strictObject({
  counts: z.strictObject({ worse: Count, noDifference: Count, better: Count, noAnswer: Count, notAsked: Count }),
  asked: z.strictObject({ sources: Count, clusters: Count }),
  /** Null where nobody was asked. */
  shares: z.strictObject({ worse: Share, noDifference: Share, better: Share, noAnswer: Share }).nullable(),
});
export type CounterfactualShares = z.infer<typeof CounterfactualShares>;

/** Effectiveness as people judge it: never an average, and apart from the dimensions. */
export const Effectiveness = z.strictObject({
  judgements: z.array(Judgement),
  tallies: z.array(EffectivenessTally),
  question: z.string(),
  /** The version of the design that the question belongs to, for whoever words it anew. */
  designVersion: z.int(),
  counterfactual: CounterfactualShares,
  /** Every source with what it replied; null where nobody has noted that. */
  replies: z.array(z.strictObject({ sourceId: z.uuid(), kind: SourceKind, number: z.int(), reply: Reply.nullable() })),
});
export type Effectiveness = z.infer<typeof Effectiveness>;
