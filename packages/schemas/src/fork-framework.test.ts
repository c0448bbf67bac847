import fc from "fast-check";
import { expect, test } from "vitest";
import { forkFramework, nextStudyNumber, relationToBase, type StudyQuestion } from "./fork-framework.ts";
import { type Dimension, Framework } from "./framework.ts";

const own = { kind: "own" } as const;
const text = { en: "Access" };
const question = (id: string) => ({ id, name: text, question: text, provenance: own, lookFor: [], leaveOut: [] });
const access: Dimension = {
  id: "1",
  name: text,
  definition: text,
  provenance: own,
  lookFor: [],
  leaveOut: [],
  anchors: null,
  questions: [question("1.1"), question("1.2")],
  vignettes: [],
};
const base = Framework.parse({
  id: "base",
  status: "draft",
  name: text,
  about: text,
  source: "invented",
  licence: "Apache-2.0",
  forkOf: null,
  dimensions: [access, { ...access, id: "2", questions: [question("2.1")] }],
  crosswalk: ["1", "2"].map((id) => ({ framework: "another", from: id, to: id, relation: "same", provenance: own })),
});
const wording = { name: { en: "New" }, question: { en: "New?" }, lookFor: [], leaveOut: [] };
const standing = (questionId: string): StudyQuestion => {
  return { questionId, dimensionId: questionId.slice(0, 1), wording: null, relation: null, retired: false };
};
const added = { ...standing("1.s1"), wording };
const retired = { ...standing("1.2"), retired: true };
const fork = { date: "2019-05-01", reason: "Rain" };

test.each([
  ["nothing was done", [standing("1.1"), standing("1.2")], "same"],
  ["a question was added", [standing("1.1"), standing("1.2"), added], "broader"],
  ["a question was retired", [standing("1.1"), retired], "narrower"],
  ["one was added and one retired", [standing("1.1"), retired, added], "overlaps"],
  ["an added one was retired again", [standing("1.1"), standing("1.2"), { ...added, retired: true }], "same"],
  ["one only became clearer", [{ ...standing("1.1"), wording, relation: "same" } as const, standing("1.2")], "same"],
  ["one asks for less", [{ ...standing("1.1"), wording, relation: "narrower" } as const], "narrower"],
  ["one asks for something else", [{ ...standing("1.1"), wording, relation: "overlaps" } as const], "overlaps"],
])("when %s, the dimension relates to its base as it should", (_, questions, relation) => {
  expect(relationToBase(access, questions)).toBe(relation);
});

test("a fork is a version of its own that is sound, names its base, and still compares elsewhere only where it is the same", () => {
  const study = forkFramework(base, [standing("1.1"), retired, added, standing("2.1")], fork);
  expect(Framework.parse(study)).toEqual(study);
  expect([study.id, study.forkOf?.framework]).toEqual(["study-of-base", "base"]);
  expect(study.dimensions.map(({ questions }) => questions.map(({ id }) => id))).toEqual([["1.1", "1.s1"], ["2.1"]]);
  expect(study.crosswalk.map(({ framework, from, relation }) => [framework, from, relation])).toEqual([
    ["base", "1", "overlaps"],
    ["base", "2", "same"],
    ["another", "2", "same"],
  ]);
});

test.each(["study-of-base", "study-of-".repeat(9).slice(0, -1), "a".repeat(80), `${"a".repeat(70)}-${"b".repeat(9)}`])(
  "a fork of %s is sound too, also where that version knows one of the fork's name",
  (id) => {
    const provenance = { kind: "own" } as const;
    const crosswalk = [
      {
        framework: `study-of-${id}`.slice(0, 80).replace(/-$/, ""),
        from: "1",
        to: "1",
        relation: "same" as const,
        provenance,
      },
    ];
    const known = { ...base, id, crosswalk: crosswalk.filter(({ framework }) => framework !== id) };
    expect(Framework.safeParse(known).success).toBe(true);
    const study = forkFramework(known, [standing("1.1"), standing("1.2"), standing("2.1")], fork);
    expect(Framework.safeParse(study).error?.issues ?? []).toEqual([]);
  },
);

test("a question that is no longer asked is named where it is asked for", () => {
  const study = forkFramework(base, [standing("1.1"), retired, standing("2.1")], { ...fork, withRetired: true });
  expect(study.dimensions[0]?.questions.map(({ id }) => id)).toEqual(["1.1", "1.2"]);
});

test("a number of the study's own is never given twice, whatever was given before", () => {
  const ids = fc.array(fc.tuple(fc.nat(3), fc.boolean(), fc.nat(40)));
  const fresh = fc.property(ids, (all) => {
    const taken = all.map(([dimension, isOwn, number]) => `${dimension}.${isOwn ? "s" : ""}${number}`);
    expect(taken).not.toContain(nextStudyNumber("1", taken));
  });
  fc.assert(fresh);
});
