import type { Area, AssessmentSetup, Cluster, Code, Coder, Dimension, GuidingQuestion, Period } from "@octant/schemas";
import { type Accessor, createContext, useContext } from "solid-js";

/** The open assessment: its set-up as the server last gave it, and every name in it by id. */
export type OpenAssessment = {
  setup: Accessor<AssessmentSetup>;
  names: Accessor<AssessmentNames>;
  /** Asks for the set-up again; counts and clusters change while people work. */
  refresh: () => Promise<void>;
};

export type AssessmentNames = ReturnType<typeof toNames>;

/** A code with the guiding question and the dimension that it stands for. */
export type NamedCode = { code: Code; question: GuidingQuestion; dimension: Dimension };

/** Everything in the set-up that has a name, by its id; built once per answer, read a thousand times. */
export function toNames(setup: AssessmentSetup) {
  const byId = <T extends { id: string }>(items: readonly T[]) => new Map(items.map((item) => [item.id, item]));
  const dimensions = byId(setup.framework.dimensions);
  const codes = new Map<string, NamedCode>();
  for (const code of setup.codes) {
    const dimension = dimensions.get(code.dimensionId);
    const question = dimension?.questions.find(({ id }) => id === code.questionId);
    if (dimension && question) codes.set(code.id, { code, question, dimension });
  }
  return {
    dimensions,
    codes,
    areas: byId<Area>(setup.areas),
    periods: byId<Period>(setup.periods),
    groups: byId(setup.groups),
    clusters: byId<Cluster>(setup.clusters),
    coders: byId<Coder>(setup.coders),
  };
}

export const AssessmentContext = createContext<OpenAssessment>();

/** The open assessment. For screens under `/a/:assessmentId`; throws anywhere else. */
export function useAssessment(): OpenAssessment {
  const open = useContext(AssessmentContext);
  if (!open) throw new Error("useAssessment outside an assessment's screens");
  return open;
}
