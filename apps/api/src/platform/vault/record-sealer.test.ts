import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ProblemError } from "../problems.ts";
import type { SealedPlace } from "./cipher.ts";
import { deriveKey } from "./key-ring.ts";
import { RecordSealer } from "./record-sealer.ts";

const ASSESSMENT = "0198c000-0000-7000-8000-00000000000a";
const SOURCE = "0198c000-0000-7000-8000-000000000001";
const OTHER = "0198c000-0000-7000-8000-000000000002";
const TITLE: SealedPlace = { table: "source", column: "title", rowId: SOURCE, rowVersion: 3 };

const assessmentKey = makeAssessmentKey();
const sourceKey = randomBytes(32);
const sealer = new RecordSealer(ASSESSMENT, assessmentKey, new Map([[SOURCE, sourceKey]]));

function makeAssessmentKey() {
  const key = randomBytes(32);
  return { wrapping: deriveKey(key, "record keys"), digesting: deriveKey(key, "digests") };
}

describe("what is sealed opens as it was", () => {
  test("whatever the text: emoji, combining marks, Arabic, a byte order mark, NUL, nothing at all", () => {
    const special = fc.constantFrom(
      "",
      "👩🏽‍🌾 Gao",
      "e\u0301",
      "السلام",
      "\uFEFFbegins with a mark",
      "a\u0000b",
      "\r\n",
    );
    const text = fc.oneof(special, fc.string({ unit: "binary", maxLength: 2_000 }));
    const roundTrip = fc.property(text, (plaintext) => {
      expect(sealer.open(SOURCE, TITLE, sealer.seal(SOURCE, TITLE, plaintext))).toBe(plaintext);
    });
    fc.assert(roundTrip);
  });

  test("whatever the bytes", () => {
    const roundTrip = fc.property(fc.uint8Array({ maxLength: 4_000 }), (bytes) => {
      expect([...sealer.openBytes(SOURCE, TITLE, sealer.seal(SOURCE, TITLE, bytes))]).toEqual([...bytes]);
    });
    fc.assert(roundTrip);
  });

  test("also five megabytes of it", () => {
    const text = "Ménaka, 3 km – “près du puits” 🐪\n".repeat(130_000);
    expect(Buffer.byteLength(text)).toBeGreaterThan(5_000_000);
    expect(sealer.open(SOURCE, TITLE, sealer.seal(SOURCE, TITLE, text)) === text).toBe(true);
  });

  test("and never looks the same twice", () => {
    const sealed = [1, 2, 3].map(() => Buffer.from(sealer.seal(SOURCE, TITLE, "Gao")).toString("hex"));
    expect(new Set(sealed).size).toBe(3);
  });
});

describe("what was touched does not open", () => {
  test("one bit flipped anywhere is noticed", () => {
    const sealed = sealer.seal(SOURCE, TITLE, "The patrols stay near the camp.");
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const touched = Uint8Array.from(sealed);
      touched[bit >> 3] = (touched[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(sealer.tryOpen(SOURCE, TITLE, touched), `bit ${bit}`).toEqual({ kind: "altered" });
    }
  });

  test("nor anything cut short, or nothing", () => {
    const sealed = sealer.seal(SOURCE, TITLE, "camp");
    for (let length = 0; length < sealed.length; length++) {
      expect(sealer.tryOpen(SOURCE, TITLE, sealed.subarray(0, length))).toEqual({ kind: "altered" });
    }
  });

  const moved: [string, SealedPlace][] = [
    ["table", { ...TITLE, table: "speaker" }],
    ["column", { ...TITLE, column: "file_name" }],
    ["row", { ...TITLE, rowId: OTHER }],
    ["version of its row", { ...TITLE, rowVersion: 2 }],
    ["column that begins where the table's name ends", { ...TITLE, table: "sourcet", column: "itle" }],
  ];
  test.each(moved)("a ciphertext that was moved to another %s stays shut", (_what, place) => {
    const sealed = sealer.seal(SOURCE, TITLE, "the well-digger of Ménaka");
    expect(sealer.tryOpen(SOURCE, place, sealed)).toEqual({ kind: "altered" });
    expect(() => sealer.open(SOURCE, place, sealed)).toThrow(new ProblemError("cannot-be-verified"));
  });

  test("a ciphertext of another assessment stays shut, even under the same record key", () => {
    const elsewhere = new RecordSealer(OTHER, assessmentKey, new Map([[SOURCE, sourceKey]]));
    expect(elsewhere.tryOpen(SOURCE, TITLE, sealer.seal(SOURCE, TITLE, "Gao"))).toEqual({ kind: "altered" });
  });
});

describe("a key's trouble is its record's", () => {
  const keys = new Map([
    [SOURCE, sourceKey],
    [OTHER, null],
  ]);
  const some = new RecordSealer(ASSESSMENT, assessmentKey, keys);
  const destroyed = "0198c000-0000-7000-8000-000000000003";

  test("a destroyed key and an altered one are told apart, and others open", () => {
    const sealed = sealer.seal(SOURCE, TITLE, "Gao");
    expect(some.tryOpen(destroyed, TITLE, sealed)).toEqual({ kind: "key-missing" });
    expect(some.tryOpen(OTHER, TITLE, sealed)).toEqual({ kind: "altered" });
    expect(some.tryOpen(SOURCE, TITLE, sealed)).toEqual({ kind: "open", value: "Gao" });
  });

  test("nothing can be sealed for a record without a key", () => {
    expect(() => some.seal(destroyed, TITLE, "Gao")).toThrow(new ProblemError("cannot-be-verified"));
  });
});

test("half a surrogate pair is refused, because no encoding would give it back", () => {
  expect(() => sealer.seal(SOURCE, TITLE, "Gao \ud83d")).toThrow(/lone surrogate/);
});

test("a digest is the same for the same text and another under another assessment's key", () => {
  const other = new RecordSealer(ASSESSMENT, makeAssessmentKey(), new Map());
  expect(sealer.digest("Gao")).toEqual(sealer.digest("Gao"));
  expect(sealer.digest("Gao")).not.toEqual(sealer.digest("gao"));
  expect(sealer.digest("Gao")).not.toEqual(other.digest("Gao"));
});
