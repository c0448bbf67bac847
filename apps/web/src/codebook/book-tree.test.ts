import type { Codebook } from "@octant/schemas";
import { expect, test } from "vitest";
import { bookLines, seenLines } from "./book-tree.ts";

const entry = (id: string, questionId: string, dimensionId: string, codings = 0) => {
  const guide = { lookFor: "", leaveOut: "", example: "", counterExample: "" };
  return { id, questionId, dimensionId, retired: false, codings, rowVersion: 1, guide, acts: [] };
};
const text = (id: string, name: string) => ({ id, name: { en: name } });
const book = {
  framework: {
    dimensions: [
      { id: "1", name: { en: "Politics" }, questions: [text("1.1", "Talks"), text("1.2", "Élites")] },
      { id: "2", name: { en: "People" }, questions: [text("2.1", "Contact")] },
    ],
  },
  questions: [
    { ...entry("q12", "1.2", "1", 3), state: "as-in-base", relation: "same" },
    { ...entry("q11", "1.1", "1", 1), state: "as-in-base", relation: "same" },
    { ...entry("q21", "2.1", "2"), state: "as-in-base", relation: "same" },
  ],
  codes: [{ ...entry("c1", "1.2", "1", 2), parentId: "q12", name: null, definition: null, sensitive: true }],
} as unknown as Codebook;
const lines = bookLines(book, { local: ({ en }) => en, hidden: "kept" });
const shape = (seen: typeof lines) =>
  seen.map(({ depth, name, codings }) => `${"  ".repeat(depth)}${name}: ${codings}`);

test("the tree stands in the framework's order, a dimension counts with all in it, and a code that is kept has no name", () => {
  expect(shape(seenLines(lines, new Set(), ""))).toEqual([
    "1 Politics: 6",
    "  1.1 Talks: 1",
    "  1.2 Élites: 3",
    "    kept: 2",
    "2 People: 0",
    "  2.1 Contact: 0",
  ]);
});

test("what a closed line holds is not seen", () => {
  expect(shape(seenLines(lines, new Set(["dimension-1"]), ""))).toEqual([
    "1 Politics: 6",
    "2 People: 0",
    "  2.1 Contact: 0",
  ]);
});

test("what is looked for stands with all that it lies under, whatever its accents and what is closed", () => {
  expect(shape(seenLines(lines, new Set(["dimension-1"]), "elites"))).toEqual(["1 Politics: 6", "  1.2 Élites: 3"]);
  expect(seenLines(lines, new Set(), "nothing like it")).toEqual([]);
});
