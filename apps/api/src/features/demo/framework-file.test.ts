import { readFileSync } from "node:fs";
import { Framework } from "@octant/schemas";
import { expect, test } from "vitest";
import { parse } from "yaml";

const framework = Framework.parse(
  parse(readFileSync(new URL("../../../frameworks/epon-2019.yaml", import.meta.url), "utf8")),
);

test("epon-2019 has eight dimensions with three to six guiding questions each, all with a name that fits a tree", () => {
  expect(framework.dimensions.map((dimension) => dimension.id)).toEqual(["1", "2", "3", "4", "5", "6", "7", "8"]);
  for (const { questions } of framework.dimensions) {
    expect(questions.length).toBeGreaterThanOrEqual(3);
    expect(questions.length).toBeLessThanOrEqual(6);
    for (const { name } of questions) expect(name.en.split(/\s+/).length, name.en).toBeLessThanOrEqual(4);
  }
});

test("it says of every name where it comes from: seven are named, one is inferred, the questions are our own", () => {
  const kinds = framework.dimensions.map((dimension) => dimension.provenance.kind);
  expect(kinds).toEqual(["named", "inferred", "named", "named", "named", "named", "named", "named"]);
  const questions = framework.dimensions.flatMap((dimension) => dimension.questions);
  expect(new Set(questions.map((question) => question.provenance.kind))).toEqual(new Set(["own"]));
});

test("it stays a draft while a dimension has no vignettes", () => {
  const unwritten = framework.dimensions.some((dimension) => dimension.vignettes.length === 0);
  expect(framework.status).toBe(unwritten ? "draft" : "published");
});

test("each dimension has one pair in the crosswalk to epon-2020, and every pair is still to be confirmed", () => {
  const relations = framework.crosswalk.map((pair) => [pair.from, pair.relation, pair.to]);
  expect(relations).toEqual([
    ["1", "same", "1"],
    ["2", "same", "2"],
    ["3", "same", "3"],
    ["4", "narrower", "4"],
    ["5", "none", null],
    ["6", "same", "6"],
    ["7", "overlaps", "5"],
    ["8", "overlaps", "5"],
  ]);
  expect(framework.crosswalk.every((pair) => pair.provenance.kind === "to-confirm")).toBe(true);
});
