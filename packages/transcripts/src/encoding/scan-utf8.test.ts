import fc from "fast-check";
import { expect, test } from "vitest";
import { scanUtf8 } from "./scan-utf8.ts";

/** Bytes at which the rules of UTF-8 turn. */
const edges = [
  0x41, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5, 0xff,
];

test("bytes are UTF-8 exactly where the platform's strict decoder says so, and then they read the same", () => {
  const byte = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...edges) }, fc.nat(255));
  const holds = fc.property(fc.array(byte, { maxLength: 12 }), (values) => {
    const bytes = Uint8Array.from(values);
    const { text, firstBad, cutOffAt } = scanUtf8(bytes);
    const isRight = firstBad === undefined && cutOffAt === undefined;
    expect(isRight ? text : undefined).toBe(decodeStrictly(bytes));
  });
  fc.assert(holds, { numRuns: 5000 });
});

function decodeStrictly(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
