import { type Framework, forkFramework, type StudyQuestion, type Wording, type WordingRelation } from "@octant/schemas";

type Fork = { base: Framework; madeAt: Date };
type Row = {
  questionId: string;
  dimensionId: string;
  parentId: string | null;
  wording: Wording | null;
  relation: WordingRelation | null;
  retiredAt: Date | null;
};

/** The framework as the study has changed it, with questions that are no longer asked: they name what was coded with them. */
export function forkedFramework(fork: Fork, codes: readonly Row[], withRetired = true): Framework {
  const date = fork.madeAt.toISOString().slice(0, 10);
  const reason = "Changed by the study; each change and its reason stand in the study's codebook";
  return forkFramework(fork.base, toStudyQuestions(codes), { date, reason, withRetired });
}

export function toStudyQuestions(codes: readonly Row[]): StudyQuestion[] {
  return codes.flatMap(({ parentId, questionId, dimensionId, wording, relation, retiredAt }) =>
    parentId === null ? [{ questionId, dimensionId, wording, relation, retired: retiredAt !== null }] : [],
  );
}
