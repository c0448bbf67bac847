import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encode, encoded, joined, utf8, utf16 } from "../../test/encode.ts";
import { decodeText } from "./decode-text.ts";
import { TEXT_ENCODINGS } from "./encodings.ts";
import { findRefusedCharacter } from "./find-refused-character.ts";

const bytes = (...values: number[]) => Uint8Array.from(values);

/** Texts of letters that some encodings have and others lack. None begins with a mark, which would be taken for one. */
const piece = fc.constantFrom(
  "Gao ",
  "œuvre",
  "“dit”",
  "żółć",
  "ěšč",
  "Мы ",
  "لا أحد",
  "€",
  "½",
  "é",
  "\n",
  "👩🏾‍🌾",
  "ߊ߫",
);
const text = fc
  .array(fc.oneof({ weight: 3, arbitrary: piece }, fc.string({ unit: "binary", maxLength: 4 })), { maxLength: 12 })
  .map((parts) => parts.join(""))
  .filter((it) => it.trim() !== "" && !it.startsWith("\ufeff") && !findRefusedCharacter(it));

describe("an encoding that was named", () => {
  test.each(TEXT_ENCODINGS)("gives every text back that %s can express", (encoding) => {
    const holds = fc.property(text, (it) => {
      const written = encode(it, encoding);
      if (!written) return;
      expect(decodeText(written, encoding)).toEqual({ kind: "decoded", text: it, encoding, certain: true });
    });
    fc.assert(holds, { numRuns: 300 });
  });

  test("that does not fit is refused at the first byte that means nothing, counted with the mark, and its line", () => {
    const refused = (encoding: string, code: string, atByte: number, line = 1) =>
      ({ kind: "refused", encoding, code, atByte, line }) as const;
    expect(decodeText(bytes(0x41, 0xe9, 0x41), "utf-8")).toEqual(refused("utf-8", "bad-bytes", 1));
    expect(decodeText(bytes(0x41, 0x0d, 0x0a, 0x81), "windows-1252")).toEqual(
      refused("windows-1252", "bad-bytes", 3, 2),
    );
    expect(decodeText(bytes(0xef, 0xbb, 0xbf, 0xff), "utf-8")).toEqual(refused("utf-8", "bad-bytes", 3));
    expect(decodeText(bytes(0x41, 0, 0, 0xdc), "utf-16le")).toEqual(refused("utf-16le", "bad-bytes", 2));
    expect(decodeText(bytes(0x41, 0, 0x3d, 0xd8), "utf-16le")).toEqual(refused("utf-16le", "cut-off", 2));
    expect(decodeText(bytes(0x41, 0, 0x41), "utf-16le")).toEqual(refused("utf-16le", "cut-off", 2));
  });
});

describe("without a name", () => {
  test("whatever is UTF-8 is read as UTF-8, with or without a mark", () => {
    const holds = fc.property(text, (it) => {
      expect(decodeText(utf8(it))).toEqual({ kind: "decoded", text: it, encoding: "utf-8", certain: true });
      expect(decodeText(utf8(`\ufeff${it}`))).toEqual({ kind: "decoded", text: it, encoding: "utf-8", certain: true });
    });
    fc.assert(holds);
  });

  test.each(["utf-16le", "utf-16be"] as const)("%s is told by its mark, or by where its zero bytes are", (encoding) => {
    const it = "Qui vient la nuit ? Personne. 👩🏾‍🌾 لا أحد";
    expect(decodeText(utf16(`\ufeff${it}`, encoding))).toEqual({ kind: "decoded", text: it, encoding, certain: true });
    expect(decodeText(utf16(it, encoding))).toEqual({ kind: "decoded", text: it, encoding, certain: false });
    const arabic = "هل وصلت القافلة إلى المدينة؟ نعم، وصلت أمس في الليل";
    expect(decodeText(utf16(arabic, encoding))).toMatchObject({ text: arabic, encoding });
  });

  test.each([
    ["a French one", "“They’re in the camp” — dit-elle. Ménaka, à côté d’où l’on vient pour l’eau… une œuvre, dix €."],
    [
      "an English one with one curly quote",
      "The patrols stay near the camp, and it’s the same for all of us in the town.",
    ],
    ["a Spanish one", "¿Quién viene por la noche? Nadie, porque el camino no es seguro y los niños tienen miedo."],
    ["a Portuguese one", "Não vem ninguém à noite, porque a estrada não é segura e as crianças têm medo dos soldados."],
    ["German, whose letters are the same elsewhere", "Die Straße ist für uns zu gefährlich."],
  ])("Western text in Windows-1252 is read, and a person is asked to look: %s", (_, it) => {
    const read = decodeText(encoded(it, "windows-1252"));
    expect(read).toEqual({ kind: "decoded", text: it, encoding: "windows-1252", certain: false });
  });

  test.each([
    ["windows-1251", "Никто не приходит ночью. Мы ждём."],
    ["windows-1256", "لا أحد يأتي في الليل، نحن ننتظر"],
    ["windows-1250", "Nikt nie przychodzi w nocy, mówią, że się boją. Źle, żółć, ąęł."],
    ["iso-8859-15", "Le cœur du problème est la sécurité des gens dans les villages."],
  ] as const)("%s has nothing to be told by, and is the first of what a person chooses from: %s", (encoding, it) => {
    const read = decodeText(encoded(`The same.\n${it}\nThe end.`, encoding));
    expect(read).toMatchObject({ kind: "choose" });
    if (read.kind !== "choose") return;
    expect(read.candidates[0]).toEqual({ encoding, excerpt: it });
    expect(new Set(read.candidates.map(({ excerpt }) => excerpt)).size).toBe(read.candidates.length);
  });

  test.each([
    ["windows-1250", "Nikdo nepřichází v noci, říkají, že se bojí. Město je prázdné."],
    ["windows-1252", "Señora García"],
  ] as const)("where %s reads no better than another, both are offered: %s", (encoding, it) => {
    const read = decodeText(encoded(it, encoding));
    const offered = read.kind === "choose" ? read.candidates.slice(0, 2) : [];
    expect(offered).toContainEqual({ encoding, excerpt: it });
    expect(offered.map((candidate) => candidate.encoding)).toEqual(["windows-1252", "windows-1250"]);
  });
});

describe("what is damaged is refused with its place", () => {
  test("UTF-8 in which some bytes are Windows-1252, however few there are of either", () => {
    const mostly = joined(utf8("Ségou é è\nà "), encoded("là-bas", "windows-1252"));
    expect(decodeText(mostly)).toMatchObject({
      kind: "refused",
      code: "mixed",
      encoding: "utf-8",
      atByte: 17,
      line: 2,
    });
    const hardly = joined(utf8("é "), encoded("là-bas, où était l’eau", "windows-1252"));
    expect(decodeText(hardly)).toMatchObject({ kind: "refused", code: "mixed", atByte: 4 });
  });

  test("a last character of UTF-8 that is not whole", () => {
    const cut = utf8("Ségou 🕊").slice(0, -1);
    expect(decodeText(cut)).toEqual({ kind: "refused", code: "cut-off", encoding: "utf-8", atByte: 7, line: 1 });
  });

  test("forms that UTF-8 forbids: a surrogate of its own, and a longer form than needed", () => {
    expect(decodeText(joined(utf8("é "), bytes(0xed, 0xa0, 0x80)))).toMatchObject({ code: "bad-bytes", atByte: 3 });
    expect(decodeText(joined(utf8("é "), bytes(0xe0, 0x80, 0xaf)))).toMatchObject({ code: "bad-bytes", atByte: 3 });
    expect(decodeText(joined(utf8("é "), bytes(0xc0, 0xaf)))).toMatchObject({ kind: "refused", atByte: 3 });
  });

  test("a control character, by byte, code point and line", () => {
    const where = { character: "U+0000", atByte: 9, position: 5, line: 2 };
    const refused = { kind: "refused", code: "control-character", encoding: "utf-8", ...where };
    expect(decodeText(utf8("🕊é\n, \u0000"))).toEqual({ ...refused, atByte: 9 });
    const cyrillic = encoded("Мы ждём.\u0007", "windows-1251");
    expect(decodeText(cyrillic)).toMatchObject({ code: "control-character", character: "U+0007", atByte: 8 });
  });

  test.each([
    ["pdf", bytes(0x25, 0x50, 0x44, 0x46, 0x2d, 0x31)],
    ["zip", bytes(0x50, 0x4b, 0x03, 0x04, 0x14)],
    ["doc", bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
    ["rtf", utf8("{\\rtf1\\ansi Words}")],
  ])("a file of another format, which is named: %s", (format, file) => {
    expect(decodeText(file)).toEqual({ kind: "refused", code: "other-format", format });
  });

  test("an empty file, and one of marks and white space", () => {
    expect(decodeText(bytes())).toEqual({ kind: "refused", code: "empty" });
    expect(decodeText(utf8("\ufeff \r\n\t\u00a0"))).toEqual({ kind: "refused", code: "empty" });
    expect(decodeText(bytes(0xa0, 0x0a))).toEqual({ kind: "refused", code: "empty" });
  });

  test("a text of more than five million code points, whatever they take in bytes", () => {
    const limit = 5_000_000;
    expect(decodeText(utf8("🕊".repeat(limit)))).toMatchObject({ kind: "decoded" });
    const actual = limit + 1;
    expect(decodeText(utf8("w".repeat(actual)))).toEqual({ kind: "refused", code: "too-long", limit, actual });
    const far = new Uint8Array(4 * limit + 5).fill(0x77);
    expect(decodeText(far)).toEqual({ kind: "refused", code: "too-long", limit, actual: null });
  }, 30_000);
});

test("whatever the bytes are, there is an answer, and no U+FFFD in it that was not in the file", () => {
  const holds = fc.property(fc.uint8Array({ maxLength: 60 }), (file) => {
    const read = decodeText(file);
    const texts =
      read.kind === "decoded" ? [read.text] : read.kind === "choose" ? read.candidates.map((c) => c.excerpt) : [];
    const given = new TextDecoder("utf-16le").decode(file) + new TextDecoder("utf-16be").decode(file);
    const mayHold = utf8("\ufffd").every((byte) => file.includes(byte)) || given.includes("\ufffd");
    expect(mayHold || !texts.join("").includes("\ufffd")).toBe(true);
  });
  fc.assert(holds, { numRuns: 2000 });
});
