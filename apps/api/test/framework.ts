import { Framework, type GuidingQuestion } from "@octant/schemas";

const provenance = { kind: "own" } as const;
const question = (id: string): GuidingQuestion => {
  const name = { en: `Question ${id}` };
  return { id, name, question: name, provenance, lookFor: [], leaveOut: [] };
};
const dimension = (id: string, questionIds: string[]) => {
  const name = { en: `Dimension ${id}` };
  const questions = questionIds.map(question);
  return { id, name, definition: name, provenance, lookFor: [], leaveOut: [], anchors: null, questions, vignettes: [] };
};

/** Two dimensions with three questions between them: enough to lay codes on a passage and to count them apart. */
export const FRAMEWORK = Framework.parse({
  id: "for-tests",
  status: "draft",
  name: { en: "A framework for tests" },
  about: { en: "Two dimensions, three questions." },
  source: "invented",
  licence: "Apache-2.0",
  forkOf: null,
  dimensions: [dimension("1", ["1.1", "1.2"]), dimension("2", ["2.1"])],
  crosswalk: [],
});
