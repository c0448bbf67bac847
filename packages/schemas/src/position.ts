import { z } from "zod";
import { EvidenceItem } from "./scorecard.ts";

/** A position as somebody may judge it: from −1, constrains, to 1, supports. Source: method, section 3, step 1. */
export const JudgedStep = z.union([z.literal(-1), z.literal(-0.5), z.literal(0), z.literal(0.5), z.literal(1)]);
export type JudgedStep = z.infer<typeof JudgedStep>;

const Reason = z.string().trim().min(1).max(4_000);

/**
 * A command to judge what a source, taken whole, says to a question. It rests on at least one of the source's codings on the
 * question. Errors: a coding of another source or question is `not-found`.
 */
export const JudgePosition = z.strictObject({
  id: z.uuidv7(),
  position: JudgedStep,
  reason: Reason,
  codingIds: z.array(z.uuid()).min(1, { error: "a judged position cites at least one passage" }).max(200),
});
export type JudgePosition = z.infer<typeof JudgePosition>;

/** A command to take a judgement away, so that the codings count again. */
export const RemoveJudgement = z.strictObject({ id: z.uuidv7(), reason: Reason });
export type RemoveJudgement = z.infer<typeof RemoveJudgement>;

/** One line of how a position was judged, newest first; a null position is a judgement that was taken away. */
export const JudgementAct = z.strictObject({
  at: z.iso.datetime(),
  actor: z.string(),
  position: JudgedStep.nullable(),
  reason: z.string(),
});
export type JudgementAct = z.infer<typeof JudgementAct>;

/** What a source says to a question: as its codings come to, and as somebody judged it. */
export const SourcePosition = z.strictObject({
  sourceId: z.uuid(),
  questionId: z.string(),
  /** Null where no coding that counts takes a stance. */
  computed: z.number().nullable(),
  /** Stance-bearing passages behind the computed one, after joining. */
  passages: z.int(),
  judged: z
    .strictObject({
      position: JudgedStep,
      reason: z.string(),
      actor: z.string(),
      at: z.iso.datetime(),
      /** The codings that it cites and that are still there; `removedCitations` counts those that are not. */
      codingIds: z.array(z.uuid()),
      removedCitations: z.int(),
    })
    .nullable(),
  rowVersion: z.int(),
  /** The source's codings on the question, in order of place. */
  items: z.array(EvidenceItem),
  acts: z.array(JudgementAct),
});
export type SourcePosition = z.infer<typeof SourcePosition>;
