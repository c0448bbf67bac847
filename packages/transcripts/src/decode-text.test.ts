import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeText } from "./decode-text.ts";
import { scanUtf8 } from "./scan-utf8.ts";

const bytes = (...values: number[]) => Uint8Array.from(values);
const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, little: boolean) => {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), little);
  return new Uint8Array(view.buffer);
};
/** Where Windows-1252 has these letters, from its published table; Latin-1 letters keep their number. */
const WINDOWS_1252: Record<string, number> = {
  "“": 0x93,
  "”": 0x94,
  "’": 0x92,
  "—": 0x97,
  "…": 0x85,
  œ: 0x9c,
  "€": 0x80,
};
const windows1252 = (text: string) =>
  Uint8Array.from([...text].map((letter) => WINDOWS_1252[letter] ?? letter.charCodeAt(0)));
/** Letters of another single-byte encoding, by asking the platform's decoder for each byte. */
const singleByte = (text: string, encoding: string) => {
  const letters = Array.from({ length: 256 }, (_, byte) => new TextDecoder(encoding).decode(bytes(byte)));
  return Uint8Array.from([...text].map((letter) => letters.indexOf(letter)));
};

test("valid UTF-8 is UTF-8, whatever it holds", () => {
  const text = fc.string({ unit: "binary", minLength: 1 }).filter((s) => !s.startsWith("\ufeff") && !s.includes("\0"));
  const property = fc.property(text, (whole) => {
    expect(decodeText(utf8(whole))).toEqual({ kind: "decoded", text: whole, encoding: "utf-8", certain: true });
  });
  fc.assert(property);
});

test.each([
  ["utf-16le", true],
  ["utf-16be", false],
] as const)("%s is told by its mark, and by its zero bytes where it has none", (encoding, little) => {
  const text = "Qui vient la nuit ? Personne. 😀 لا أحد";
  expect(decodeText(utf16(`\ufeff${text}`, little))).toMatchObject({ text, encoding, certain: true });
  expect(decodeText(utf16(text, little))).toMatchObject({ text, encoding, certain: false });
});

test("curly quotes, accents and dashes of Windows-1252 are read, and a person is asked to look", () => {
  const text = "“They’re in the camp” — dit-elle. Ménaka, à côté d’où l’on vient… œuvre, 10 €.";
  expect(decodeText(windows1252(text))).toEqual({
    kind: "decoded",
    text,
    encoding: "windows-1252",
    certain: false,
  });
});

test.each([
  ["windows-1251", "Никто не приходит ночью. Мы ждём."],
  ["windows-1256", "لا أحد يأتي في الليل"],
  ["windows-1250", "Nikt nie przychodzi w nocy, mówią, że się boją. Źle, żółć, ąęł."],
] as const)("%s can't be told apart by its bytes: it is among what a person chooses from", (encoding, text) => {
  const read = decodeText(singleByte(text, encoding));
  expect(read.kind).toBe("choose");
  const offered = read.kind === "choose" ? read.candidates : [];
  expect(offered.find((candidate) => candidate.encoding === encoding)?.excerpt).toBe(text);
  expect(decodeText(singleByte(text, encoding), encoding)).toMatchObject({ text, encoding });
});

describe("what does not decode is refused with its place", () => {
  test("a last character that is not whole", () => {
    expect(decodeText(utf8("Ségou é").slice(0, -1))).toEqual({
      kind: "refused",
      code: "cut-off",
      encoding: "utf-8",
      atByte: 7,
    });
  });

  test("UTF-8 that goes on in Windows-1252", () => {
    const mixed = Uint8Array.from([...utf8("à é è ê "), ...windows1252("et là-bas")]);
    expect(decodeText(mixed)).toMatchObject({ code: "mixed", atByte: 16 });
  });

  test("an encoding that was chosen but does not fit", () => {
    expect(decodeText(bytes(0x41, 0xe9, 0x41), "utf-8")).toMatchObject({ code: "bad-bytes", atByte: 1 });
    expect(decodeText(bytes(0x41, 0x81), "windows-1252")).toMatchObject({ code: "bad-bytes", atByte: 1 });
    expect(decodeText(bytes(0x41, 0x00, 0x00, 0xdc), "utf-16le")).toMatchObject({ code: "bad-bytes", atByte: 2 });
    expect(decodeText(bytes(0x41, 0x00, 0x41), "utf-16le")).toMatchObject({ code: "cut-off", atByte: 2 });
  });

  test("an empty file", () => {
    expect(decodeText(bytes())).toEqual({ kind: "refused", code: "empty" });
  });
});

test("the walk over bytes accepts exactly what the platform's strict decoder accepts", () => {
  const tricky = fc.constantFrom(
    0x41,
    0x80,
    0xbf,
    0xc0,
    0xc1,
    0xc2,
    0xe0,
    0xa0,
    0x9f,
    0xed,
    0xef,
    0xf0,
    0x90,
    0x8f,
    0xf4,
    0xf5,
    0xff,
  );
  const property = fc.property(
    fc.uint8Array().chain((some) => fc.array(tricky).map((more) => [...some, ...more])),
    (all) => {
      const given = Uint8Array.from(all);
      let accepted = true;
      try {
        new TextDecoder("utf-8", { fatal: true }).decode(given);
      } catch {
        accepted = false;
      }
      expect(scanUtf8(given).firstBad === undefined).toBe(accepted);
    },
  );
  fc.assert(property, { numRuns: 1000 });
});
