import type { AssessmentSetup, Code, Framework } from "@octant/schemas";
import { expect, test } from "vitest";
import { type OpenAssessment, toNames } from "../app/assessment.ts";
import { codeTitle, findableCodes, numberedCodes } from "./code-names.ts";

const text = (en: string) => ({ en });
const guide = { lookFor: [], leaveOut: [], provenance: { kind: "own" as const } };
const question = (id: string, name: string) => ({ id, name: text(name), question: text(`${name}?`), ...guide });
const framework: Framework = {
  id: "for-tests",
  status: "draft",
  name: text("Tests"),
  about: text("Tests"),
  source: "invented",
  licence: "Apache-2.0",
  previous: null,
  forkOf: null,
  crosswalk: [],
  dimensions: [
    {
      id: "1",
      name: text("Access"),
      definition: text("Access"),
      ...guide,
      anchors: null,
      vignettes: [],
      questions: [question("1.1", "Roads"), question("1.2", "Air")],
    },
  ],
};
const code = (id: string, questionId: string, more: Partial<Code> = {}): Code => {
  const own = { parentId: null, name: null, definition: null, retired: false, codings: 0 };
  return { id, questionId, dimensionId: "1", ...own, ...more };
};

function open(codes: Code[]): OpenAssessment {
  const setup: AssessmentSetup = {
    id: "a",
    name: "A",
    missionLine: "",
    demo: false,
    role: "coder",
    retentionUntil: null,
    framework,
    codes,
    areas: [],
    periods: [],
    groups: [],
    clusters: [],
    coders: [],
  };
  return { setup: () => setup, names: () => toNames(setup), refresh: async () => {} };
}

const ferries = code("f", "1.1", { parentId: "r", name: "Ferries", definition: "Boats that carry people" });

test("a study's own code stands after its question, with its own name and meaning under the question's number", () => {
  const found = findableCodes(open([ferries, code("a", "1.2"), code("r", "1.1")]));
  expect(found.map(({ codeId, number, name, question: means }) => [codeId, number, name, means])).toEqual([
    ["r", "1.1", "Roads", "Roads?"],
    ["f", "1.1", "Ferries", "Boats that carry people"],
    ["a", "1.2", "Air", "Air?"],
  ]);
});

test("what is retired, and what stands under it, is offered no more, but keeps its name where it was laid", () => {
  const study = open([code("r", "1.1", { retired: true }), ferries, code("a", "1.2")]);
  expect(findableCodes(study).map(({ codeId }) => codeId)).toEqual(["a"]);
  expect(numberedCodes(study)).toEqual(["a"]);
  expect([codeTitle(study, "r"), codeTitle(study, "f")]).toEqual(["1.1 Roads", "1.1 Ferries"]);
});

test("a sensitive code whose name is kept from a person says that, and not the question's name", () => {
  const kept = open([code("r", "1.1"), { ...ferries, name: null, definition: null }]);
  expect(codeTitle(kept, "f")).toBe("1.1 a sensitive code");
});
