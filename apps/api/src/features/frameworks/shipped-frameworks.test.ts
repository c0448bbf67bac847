import { fileURLToPath } from "node:url";
import type { Framework } from "@octant/schemas";
import { expect, test } from "vitest";
import { readFrameworks } from "./load-frameworks.ts";

const shipped = readFrameworks(fileURLToPath(new URL("../../../frameworks", import.meta.url)));
const byId = (id: string): Framework => {
  const found = shipped.find((framework) => framework.id === id);
  if (!found) throw new Error(`${id} is not shipped`);
  return found;
};
const eight = byId("epon-2019");
const seven = byId("epon-2019-visible");
const six = byId("epon-2020");
const idsOf = (framework: Framework) => framework.dimensions.map((dimension) => dimension.id);
const relations = (framework: Framework, to: string) =>
  framework.crosswalk.filter((pair) => pair.framework === to).map((pair) => [pair.from, pair.relation, pair.to]);

test("three frameworks are shipped, and all are drafts while their dimensions have no vignettes", () => {
  expect(shipped).toHaveLength(3);
  for (const { dimensions, status } of shipped) {
    const unwritten = dimensions.some((dimension) => dimension.vignettes.length === 0);
    expect(status).toBe(unwritten ? "draft" : "published");
  }
});

test("epon-2019 has eight dimensions, the version of the named ones seven, epon-2020 six", () => {
  expect(idsOf(eight)).toEqual(["1", "2", "3", "4", "5", "6", "7", "8"]);
  expect(idsOf(seven)).toEqual(["1", "3", "4", "5", "6", "7", "8"]);
  expect(idsOf(six)).toEqual(["1", "2", "3", "4", "5", "6"]);
});

test("every dimension has three to six guiding questions with names that fit a tree, and says what each level means", () => {
  for (const { questions, anchors } of shipped.flatMap((framework) => framework.dimensions)) {
    expect(questions.length).toBeGreaterThanOrEqual(3);
    expect(questions.length).toBeLessThanOrEqual(6);
    for (const { name } of questions) expect(name.en.split(/\s+/).length, name.en).toBeLessThanOrEqual(4);
    expect(new Set(Object.values(anchors ?? {}).map((anchor) => anchor.en)).size).toBe(4);
  }
});

test("every name says where it comes from: in 2019 seven are named and one is inferred, in 2020 all are to be confirmed", () => {
  const kinds = (framework: Framework) => framework.dimensions.map((dimension) => dimension.provenance.kind);
  expect(kinds(eight)).toEqual(["named", "inferred", "named", "named", "named", "named", "named", "named"]);
  expect(new Set(kinds(seven))).toEqual(new Set(["named"]));
  expect(new Set(kinds(six))).toEqual(new Set(["to-confirm"]));
  const questions = shipped.flatMap((framework) => framework.dimensions.flatMap((dimension) => dimension.questions));
  expect(new Set(questions.map((question) => question.provenance.kind))).toEqual(new Set(["own"]));
});

test("each dimension of 2019 has one pair in the crosswalk to epon-2020, and every pair is still to be confirmed", () => {
  const pairs = [
    ["1", "same", "1"],
    ["2", "same", "2"],
    ["3", "same", "3"],
    ["4", "narrower", "4"],
    ["5", "none", null],
    ["6", "same", "6"],
    ["7", "overlaps", "5"],
    ["8", "overlaps", "5"],
  ];
  expect(relations(eight, six.id)).toEqual(pairs);
  expect(relations(seven, six.id)).toEqual(pairs.filter(([from]) => from !== "2"));
  const towards2020 = shipped.flatMap(({ crosswalk }) => crosswalk).filter((pair) => pair.framework === six.id);
  expect(towards2020.every((pair) => pair.provenance.kind === "to-confirm")).toBe(true);
});

test("every pair of a crosswalk leads to a dimension that is there", () => {
  const pairs = shipped.flatMap((framework) => framework.crosswalk).filter((pair) => pair.to !== null);
  expect(pairs.length).toBeGreaterThan(10);
  for (const { framework, to } of pairs) expect(idsOf(byId(framework))).toContain(to);
});

test("the seven are those of epon-2019 word for word, but for what they say of the one that is left out", () => {
  expect(relations(seven, eight.id)).toEqual(idsOf(seven).map((id) => [id, "same", id]));
  const core = ({ dimensions }: Framework) =>
    dimensions.map(({ id, name, definition, anchors, questions }) => {
      return {
        id,
        name,
        definition,
        anchors,
        questions: questions.map(({ id: number, question }) => ({ number, question })),
      };
    });
  expect(core(seven)).toEqual(core(eight).filter(({ id }) => id !== "2"));
});

test("advice that points at another number points at one that is there", () => {
  for (const framework of shipped) {
    const known = new Set(framework.dimensions.flatMap((d) => [d.id, ...d.questions.map((question) => question.id)]));
    const advice = framework.dimensions.flatMap((d) => [d, ...d.questions]).flatMap((part) => part.leaveOut);
    const pointed = advice.flatMap(({ en }) => /\((\d[^)]*)\)/.exec(en)?.[1]?.match(/\d+(\.\d+)?/g) ?? []);
    expect(pointed.length).toBeGreaterThan(10);
    expect(
      pointed.filter((number) => !known.has(number)),
      framework.id,
    ).toEqual([]);
  }
});
