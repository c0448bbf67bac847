import fc from "fast-check";
import { expect, test } from "vitest";
import { FRAMEWORK } from "../../../test/framework.ts";
import { readFramework } from "./read-framework.ts";
import { writeFramework } from "./write-framework.ts";

/** Texts in which YAML could see something else: its own signs, other languages, several lines, spaces at the ends. */
const hard = fc.constantFrom(
  "- x",
  "a: b",
  "# no",
  "yes",
  "1.5",
  "null",
  "|",
  "  x ",
  "a\n\n  b\n",
  "“”",
  "\u200f",
  "*a",
  "&b",
  "'",
  '"',
  "{",
  "\ttab",
);
const text = fc.oneof(hard, fc.string({ minLength: 1 }));

test("whatever its texts hold, a framework is read back from YAML and from JSON as it was written", async () => {
  const framework = fc
    .record({ name: text, more: fc.array(text), french: text, note: text })
    .map(({ name, more, french, note }) => {
      const lines = more.map((en) => ({ en, fr: french }));
      const dimensions = FRAMEWORK.dimensions.map((dimension) => {
        const provenance = { kind: "named" as const, note };
        return { ...dimension, name: { en: name, fr: french }, provenance, lookFor: lines, leaveOut: lines };
      });
      return { ...FRAMEWORK, about: { en: name }, dimensions };
    });
  const readBack = fc.asyncProperty(framework, fc.constantFrom("yaml", "json"), async (written, format) => {
    expect(readFramework(await writeFramework(written, format))).toEqual({ kind: "read", framework: written });
  });
  await fc.assert(readBack);
});
