import { expect, test } from "vitest";
import { fixture, schemaFault } from "../test/schema.ts";
import { type FoundCode, type ReadCodebook, readCodebook, walkCodes } from "./index.ts";

type Facts = {
  origin?: string | null;
  codes: number;
  described?: number;
  coloured?: number;
  headings: number;
  depth: number;
  sets: number;
  topLevel?: string[];
};
const FACTS = Object.entries(JSON.parse(fixture("facts.json").toString()) as Record<string, Facts>);

function read(name: string): ReadCodebook {
  const result = readCodebook(fixture(name));
  if (result.kind !== "read") throw new Error(result.sentence);
  return result;
}
function countsOf({ codebook }: ReadCodebook): Facts {
  const all = [...walkCodes(codebook.codes)];
  const number = (which: (code: FoundCode) => boolean) => all.filter(({ code }) => which(code)).length;
  return {
    origin: codebook.origin,
    codes: all.length,
    described: number((code) => code.description !== ""),
    coloured: number((code) => code.colour !== null),
    headings: number((code) => !code.isCodable),
    depth: Math.max(...all.map(({ above }) => above.length + 1)),
    sets: codebook.sets.length,
    topLevel: codebook.codes.map(({ name }) => name),
  };
}

test.each(FACTS)("%s is read with every code, heading, description and colour that is in it", (name, facts) => {
  const result = read(name);
  expect(countsOf(result)).toMatchObject(facts);
  expect(result.count).toBe(facts.codes);
  expect(result.more).toBe(0);
});

test("codebooks of the standard, of QualCoder and of Taguette lose nothing", () => {
  for (const [name] of FACTS.filter(([file]) => file.endsWith(".qdc"))) expect(read(name).losses).toEqual([]);
});

test("GUIDs with and without braces, in capitals or not, are read as the same kind of thing", () => {
  const guids = FACTS.flatMap(([name]) => [...walkCodes(read(name).codebook.codes)].map(({ code }) => code.guid));
  for (const guid of guids) expect(guid).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
});

test("of a whole project its codes are read, and what else is in it is told", () => {
  const { losses } = read("qualcoder-4.0beta-project.qde");
  expect(losses.map(({ kind, what }) => [kind, what])).toContainEqual(["project-part", "Sources"]);
  const { codebook, losses: ofAtlas } = read("atlasti-mac-8.4-codes-and-sets.qde");
  expect(codebook.sets.find(({ name }) => name === "<3")?.members).toEqual([]);
  expect(ofAtlas.map(({ kind, what }) => [kind, what])).toEqual([["element-unknown", "MemberSource"]]);
});

test("the schema finds a fault where there is one: Taguette's empty list of sets", () => {
  expect(schemaFault(fixture("taguette-1.5.2-codebook.qdc"))).toContain("Sets");
  expect(schemaFault(fixture("standard-annex-a1-codebook.qdc"))).toBeUndefined();
});
