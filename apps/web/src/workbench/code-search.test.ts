import { expect, test } from "vitest";
import { searchCodes } from "./code-search.ts";

const code = (number: string, name: string, question = "", dimension = "") => ({
  codeId: number,
  number,
  name,
  question,
  dimension,
});
const codes = [
  code("8.2", "Parallel forces, associated tasks", "", "Coherence"),
  code("4.4", "Association with forces", "With whom is the mission seen?", "Legitimacy"),
  code("3.2", "Contact with people", "Does the mission meet Mopti's people?", "People-Centred Approach"),
  code("6.1", "Sécurité des femmes"),
];
const found = (typed: string) => searchCodes(codes, typed).map((hit) => hit.code.number);
const matched = (typed: string) => {
  const [hit] = searchCodes(codes, typed);
  return hit?.matched ? hit.code.name.slice(hit.matched.from, hit.matched.to) : null;
};

test("nothing typed gives every code in its order", () => {
  expect(found("")).toEqual(["8.2", "4.4", "3.2", "6.1"]);
});

test("a name that begins so comes before one that has it in the middle", () => {
  expect(found("assoc")).toEqual(["4.4", "8.2"]);
});

test("a number is enough", () => {
  expect(found("4")).toEqual(["4.4"]);
  expect(found("3.2")).toEqual(["3.2"]);
});

test("accents and capitals need not be typed", () => {
  expect(found("securite")).toEqual(["6.1"]);
  expect(matched("securite")).toBe("Sécurité");
});

test("the words of the question and of the dimension count too", () => {
  expect(found("mopti")).toEqual(["3.2"]);
  expect(found("legit")).toEqual(["4.4"]);
  expect(matched("legit")).toBeNull();
});

test("signs with a meaning of their own are only letters", () => {
  expect(found("(")).toEqual([]);
  expect(found("forces,")).toEqual(["8.2"]);
});
