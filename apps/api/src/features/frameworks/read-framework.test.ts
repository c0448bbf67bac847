import { readFileSync } from "node:fs";
import { Framework } from "@octant/schemas";
import fc from "fast-check";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { FRAMEWORK } from "../../../test/framework.ts";
import { readFramework } from "./read-framework.ts";

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url), "utf8");

/** The faults of a file as a person reads them, one a line. */
function told(text: string): string[] {
  const read = readFramework(text);
  return read.kind === "read" ? [] : read.faults.map((fault) => `${fault.line}:${fault.column} ${fault.sentence}`);
}

test("a file with eight different mistakes gets eight sentences, each with its place", () => {
  expect(told(fixture("eight-mistakes.yaml"))).toEqual([
    "2:1 Id: an id is made of small letters and digits with single hyphens between, like epon-2019, and here stands “Field Study 1”.",
    "3:1 Status: expected is one of draft, published, and here stands “finished”.",
    "10:5 Dimension 1, definition: is missing; expected is a text for each language, at least for English, like { en: … }.",
    "15:5 Dimension 1, lookout: nothing of this name belongs here. Known here: id, name, definition, provenance, lookFor, leaveOut, anchors, questions, vignettes.",
    "24:9 Dimension 1, question 1.1, leaveOut: expected is a list, which may be empty: [], and here stands “a list”.",
    "25:9 Dimension 1, question 2.1, id: question 2.1 does not belong under dimension 1.",
    "27:21 Dimension 1, question 2.1, question, en: there is nothing between the quotes; expected is a text.",
    "32:29 Crosswalk pair no. 1, from: there is no dimension 7 in this framework.",
  ]);
});

test("a framework written as YAML or as JSON, with spaces or tabs, is read back as it was", () => {
  for (const text of [stringify(FRAMEWORK), JSON.stringify(FRAMEWORK), JSON.stringify(FRAMEWORK, null, "\t")]) {
    expect(readFramework(text)).toEqual({ kind: "read", framework: FRAMEWORK });
  }
});

test("a file that is no YAML is told where it stops being one, and nothing is guessed of the rest", () => {
  expect(told('id: "epon\nstatus: draft')).toEqual([
    expect.stringMatching(/^2:\d+ The file is neither YAML nor JSON here: /),
  ]);
  expect(told("a:\n\tb: 1")).toEqual(["2:1 The file: a line begins with a tab; YAML is set in with spaces."]);
});

test("a name that stands twice is told beside all other mistakes", () => {
  expect(told(`${stringify(FRAMEWORK)}status: open\n`)).toEqual([
    expect.stringMatching(/^64:1 The file: this name stands twice/),
    expect.stringMatching(/^64:1 Status: expected is one of draft, published, and here stands “open”/),
  ]);
});

test("a number that was written without quotes is shown as the number that it is", () => {
  const text = stringify(FRAMEWORK).replace('id: "1"', "id: 1");
  expect(told(text)[0]).toContain(
    'Dimension 1, id: expected is a number in quotes, like "3", and here stands the number 1.',
  );
});

test("a published version lacks nothing: anchors, three vignettes for each dimension, and no name to be confirmed", () => {
  const [first, ...rest] = FRAMEWORK.dimensions;
  const unsure = { ...first, provenance: { kind: "to-confirm" } };
  const lines = told(stringify({ ...FRAMEWORK, status: "published", dimensions: [unsure, ...rest] }));
  expect(lines.map((line) => line.replace(/^\S+ /, ""))).toEqual([
    "Dimension 1, provenance, kind: a published version has no name that waits to be confirmed.",
    "Dimension 1, anchors: a published version says what each level of the scale means.",
    "Dimension 1, vignettes: a published version has at least 3 vignettes for each dimension.",
    "Dimension 2, anchors: a published version says what each level of the scale means.",
    "Dimension 2, vignettes: a published version has at least 3 vignettes for each dimension.",
  ]);
  expect(Framework.safeParse({ ...FRAMEWORK, status: "published" }).success).toBe(false);
});

test("pairs that lead nowhere, twice or to the version itself, and a version that comes from itself, are told", () => {
  const pair = { framework: "another", from: "1", to: "1", relation: "same", provenance: { kind: "own" } };
  const crosswalk = [
    pair,
    pair,
    { ...pair, framework: FRAMEWORK.id },
    { ...pair, from: "2", to: null },
    { ...pair, from: "2", to: "2", relation: "none" },
  ];
  const lines = told(stringify({ ...FRAMEWORK, previous: FRAMEWORK.id, crosswalk }));
  expect(lines.map((line) => line.replace(/^\S+ /, ""))).toEqual([
    "Previous: a version does not come from itself.",
    "Crosswalk pair no. 2, from: this pair stands here twice.",
    "Crosswalk pair no. 3, framework: a crosswalk leads to another framework, not to its own.",
    "Crosswalk pair no. 4, to: only where the relation is none does a pair lead to nothing.",
    "Crosswalk pair no. 5, to: where the relation is none, this is null.",
  ]);
});

test("a few lines that stand for a billion are refused at once", () => {
  const levels = ["a: &a [x, x, x, x, x, x, x, x, x, x]"];
  for (let level = 1; level < 10; level++) {
    const [name, before] = ["abcdefghij"[level], "abcdefghij"[level - 1]];
    levels.push(`${name}: &${name} [${Array(10).fill(`*${before}`).join(", ")}]`);
  }
  expect(told(levels.join("\n"))).toEqual([expect.stringContaining("stand for too much")]);
});

test("whatever is written, it is read or every fault has a place in the file", () => {
  const anything = fc.oneof(fc.string(), fc.json(), fc.string({ unit: "binary" }), broken());
  fc.assert(
    fc.property(anything, (text) => {
      const read = readFramework(text);
      if (read.kind === "read") return;
      expect(read.faults.length).toBeGreaterThan(0);
      for (const { line, column, sentence } of read.faults) {
        expect(line).toBeGreaterThan(0);
        expect(column).toBeGreaterThan(0);
        expect(sentence).toMatch(/\S: \S.*\.$/);
      }
    }),
  );
});

/** A sound file out of which a piece was cut or into which one was put. */
function broken() {
  const sound = stringify(FRAMEWORK);
  return fc.tuple(fc.nat(sound.length), fc.nat(40), fc.string()).map(([at, length, put]) => {
    return sound.slice(0, at) + put + sound.slice(at + length);
  });
}
