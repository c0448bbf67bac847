import fc from "fast-check";
import { expect, test } from "vitest";
import { anyCodebook } from "../test/arbitrary-codebook.ts";
import { schemaFault } from "../test/schema.ts";
import { type FoundCode, type QdaCode, readCodebook, writeCodebook } from "./index.ts";

const GUID = "5215cc69-b628-4e02-afb9-9beeaee55808";
const code = (changes: Partial<QdaCode> = {}): QdaCode => {
  return { guid: GUID, name: "Access", description: "", colour: null, isCodable: true, codes: [], ...changes };
};
const write = (codes: QdaCode[]) => writeCodebook({ origin: null, codes, sets: [] });
const read = (xml: string) => {
  const result = readCodebook(new TextEncoder().encode(xml));
  if (result.kind !== "read") throw new Error(result.sentence);
  return result;
};
const withoutLine = ({ line: _, guid, codes, ...rest }: FoundCode): QdaCode => {
  return { guid: guid ?? "", ...rest, codes: codes.map(withoutLine) };
};

test("whatever codebook is written is valid by the standard's schema, and read back as it was, losing nothing", () => {
  const holds = fc.property(anyCodebook, (codebook) => {
    const { xml, dropped } = writeCodebook(codebook);
    expect(schemaFault(xml)).toBeUndefined();
    expect(dropped).toBe(0);
    const { codebook: found, losses } = read(xml);
    const sets = found.sets.map(({ line: _, ...set }) => set);
    expect({ origin: found.origin, codes: found.codes.map(withoutLine), sets }).toEqual(codebook);
    expect(losses).toEqual([]);
    expect(writeCodebook(codebook).xml).toBe(xml);
  });
  fc.assert(holds);
});

test("a codebook is written so that a person can read it", () => {
  const inner = code({
    guid: GUID.replace("5", "6"),
    name: "Fees & costs",
    description: "Too <high>",
    colour: "#1260a8",
  });
  const { xml } = writeCodebook({
    origin: "Octant 1",
    codes: [code({ isCodable: false, codes: [inner] })],
    sets: [{ guid: GUID.replace("5", "7"), name: "Money", description: "", members: [inner.guid] }],
  });
  expect(xml).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Octant 1">
  <Codes>
    <Code guid="5215cc69-b628-4e02-afb9-9beeaee55808" name="Access" isCodable="false">
      <Code guid="6215cc69-b628-4e02-afb9-9beeaee55808" name="Fees &amp; costs" isCodable="true" color="#1260a8">
        <Description>Too &lt;high&gt;</Description>
      </Code>
    </Code>
  </Codes>
  <Sets>
    <Set guid="7215cc69-b628-4e02-afb9-9beeaee55808" name="Money">
      <MemberCode guid="6215cc69-b628-4e02-afb9-9beeaee55808"/>
    </Set>
  </Sets>
</CodeBook>
`);
});

test("characters that XML cannot hold are left out and counted", () => {
  const { xml, dropped } = write([code({ name: "A\u0000\u0007B", description: "\ud800x\uffff" })]);
  expect(dropped).toBe(4);
  expect(read(xml).codebook.codes[0]).toMatchObject({ name: "AB", description: "x" });
});

test("what no valid file can say is refused before a byte is written", () => {
  const faulty = [[], [code({ guid: "1.1" })], [code({ colour: "blue" })], [code(), code()]];
  for (const codes of faulty) expect(() => write(codes)).toThrow(RangeError);
});
