import { codePointLength } from "@octant/spans";
import fc from "fast-check";
import { expect, test } from "vitest";
import { normaliseText } from "./normalise-text.ts";

test("line ends become line feeds, whether a file came from Windows, an old Mac or a page", () => {
  expect(normaliseText("One\r\nTwo\rThree\n\rFour\fFive\r\n\r\n")).toBe("One\nTwo\nThree\n\nFour\nFive\n\n");
});

test("a mark at the beginning goes, one in the middle stays", () => {
  expect(normaliseText("\ufeffGao\ufeff")).toBe("Gao\ufeff");
});

test("letters stay composed or decomposed as they came, and so do no-break spaces, bidi marks and Markdown", () => {
  const text = "Gao\u0301 é e\u0301\u00a0: \u200fنعم\u200e **ߊ߫** \u202f👩🏾‍🌾\t“x”";
  expect(normaliseText(text)).toBe(text);
});

test("nothing but line ends and the mark changes, and a second time changes nothing", () => {
  const text = fc.string({
    unit: fc.oneof(fc.constantFrom("\r", "\n", "\r\n", "\f", "\ufeff", "é", "🕊"), fc.string()),
  });
  const holds = fc.property(text, (it) => {
    const normal = normaliseText(it);
    expect(normaliseText(normal)).toBe(normal);
    expect(normal).not.toMatch(/[\r\f]|^\ufeff/);
    expect(normal.replaceAll("\n", "")).toBe(it.replace(/^\ufeff+/, "").replace(/[\r\n\f]/g, ""));
    expect(codePointLength(normal)).toBeLessThanOrEqual(codePointLength(it));
  });
  fc.assert(holds);
});
