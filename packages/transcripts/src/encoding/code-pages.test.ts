import { expect, test } from "vitest";
import { type CodePageName, codePages } from "./code-pages.ts";

const pages: CodePageName[] = ["windows-1250", "windows-1251", "windows-1256", "iso-8859-15"];
const upperHalf = Uint8Array.from({ length: 128 }, (_, at) => 0x80 + at);

test("every code page gives each of its 128 upper bytes one meaning", () => {
  for (const [name, upper] of Object.entries(codePages)) {
    expect(upper, name).toHaveLength(128);
    const defined = [...upper].filter((letter) => letter !== "\ufffd");
    expect(new Set(defined).size, name).toBe(defined.length);
  }
});

test.each(pages)("%s means what the platform's decoder makes of it, save for bytes without a meaning", (name) => {
  const platform = new TextDecoder(name).decode(upperHalf);
  // the platform makes control characters of those
  expect(platform.replace(/[\u0080-\u009f]/g, "\ufffd")).toBe(codePages[name]);
});

test("windows-1252 is Latin-1 but for 27 bytes, as its published table has them", () => {
  const upper = codePages["windows-1252"];
  const latin1 = String.fromCharCode(...upperHalf.subarray(32));
  const at = (byte: number) => upper[byte - 0x80];
  expect(upper.slice(32)).toBe(latin1);
  expect([0x80, 0x85, 0x8c, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0x9c, 0x9f].map(at)).toEqual(
    Array.from("€…Œ‘’“”•–—™œŸ"),
  );
  expect([0x81, 0x8d, 0x8f, 0x90, 0x9d].map(at)).toEqual(Array(5).fill("\ufffd"));
});
