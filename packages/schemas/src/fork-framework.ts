import { z } from "zod";
import { type Dimension, type Framework, type GuidingQuestion, LocalText, Relation } from "./framework.ts";

/** How a question is worded: all that a person reads of it but its number. */
export const Wording = z.strictObject({
  name: LocalText,
  question: LocalText,
  lookFor: z.array(LocalText).max(20),
  leaveOut: z.array(LocalText).max(20),
});
export type Wording = z.infer<typeof Wording>;

/** How a reworded question relates to what it was: `same` where it only became clearer. */
export const WordingRelation = Relation.exclude(["none"]);
export type WordingRelation = z.infer<typeof WordingRelation>;

/** What a study made of a question. `wording` is null where it stands as in the framework. */
export type StudyQuestion = {
  questionId: string;
  dimensionId: string;
  wording: Wording | null;
  relation: WordingRelation | null;
  retired: boolean;
};

/**
 * A framework as a study has changed it. It is a version of its own, and its crosswalk says of each dimension how it relates
 * to the one it came from; pairs with other versions hold on where that is `same`. Questions that are no longer asked are
 * left out unless `withRetired` keeps them, to name what was coded with them.
 */
export function forkFramework(
  base: Framework,
  questions: readonly StudyQuestion[],
  fork: { date: string; reason: string; withRetired?: boolean },
): Framework {
  const relations = new Map(base.dimensions.map((d) => [d.id, relationToBase(d, questions)]));
  const { date, reason, withRetired = false } = fork;
  const id = forkId(base.id);
  return {
    ...base,
    id,
    status: "draft",
    previous: null,
    forkOf: { framework: base.id, reason, date },
    dimensions: base.dimensions.map((dimension) => {
      return { ...dimension, questions: questionsOf(dimension, questions, withRetired) };
    }),
    crosswalk: [
      ...base.dimensions.map((dimension) => {
        const relation = relations.get(dimension.id) ?? "same";
        const provenance = { kind: "own" } as const;
        return { framework: base.id, from: dimension.id, to: dimension.id, relation, provenance };
      }),
      ...base.crosswalk.filter((pair) => pair.framework !== id && relations.get(pair.from) === "same"),
    ],
  };
}

/** The id of what a study made of a framework, as long as it has none of its own; never the framework's. */
function forkId(baseId: string): string {
  const id = `study-of-${baseId}`.slice(0, 80).replace(/-+$/, "");
  return id === baseId ? "study-of-a-study" : id;
}

function questionsOf({ id, questions: base }: Dimension, all: readonly StudyQuestion[], withRetired: boolean) {
  const own = all.filter((question) => question.dimensionId === id && (withRetired || !question.retired));
  const kept = new Map(own.map((question) => [question.questionId, question]));
  const known = new Set(base.map((question) => question.id));
  const isRetired = new Set(all.filter(({ retired }) => retired).map(({ questionId }) => questionId));
  const asIs = base
    .filter((question) => withRetired || !isRetired.has(question.id))
    .map((question): GuidingQuestion => ({ ...question, ...(kept.get(question.id)?.wording ?? {}) }));
  const added = own.flatMap(({ questionId, wording }): GuidingQuestion[] => {
    if (known.has(questionId) || !wording) return [];
    return [{ id: questionId, ...wording, provenance: { kind: "own", note: "Added by the study" } }];
  });
  return [...asIs, ...added];
}

/**
 * How a dimension relates to the one that it came from. More is asked: broader. Less is asked: narrower. Both, or something
 * that was asked is asked otherwise: overlaps. Only what is the same still compares. Source: method, sections 0 and 7.
 */
export function relationToBase(base: Dimension, questions: readonly StudyQuestion[]): WordingRelation {
  const known = new Set(base.questions.map((question) => question.id));
  const own = questions.filter((question) => question.dimensionId === base.id);
  const standing = own.filter((question) => !question.retired);
  const says = (relation: WordingRelation) =>
    standing.some((question) => known.has(question.questionId) && question.relation === relation);
  const more = standing.some((question) => !known.has(question.questionId)) || says("broader");
  const less = own.some((question) => question.retired && known.has(question.questionId)) || says("narrower");
  if (says("overlaps") || (more && less)) return "overlaps";
  return more ? "broader" : less ? "narrower" : "same";
}

/** The number of the next question that a study adds under a dimension: 3.s1, then 3.s2. A number is never given twice. */
export function nextStudyNumber(dimensionId: string, taken: readonly string[]): string {
  const numbers = taken.flatMap((id) => {
    const [, dimension, number] = /^(\d+)\.s(\d+)$/.exec(id) ?? [];
    return dimension === dimensionId ? [Number(number)] : [];
  });
  return `${dimensionId}.s${Math.max(0, ...numbers) + 1}`;
}
