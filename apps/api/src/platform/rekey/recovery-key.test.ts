import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { newRecoveryKey, readRecoveryKey, showRecoveryKey, unwrapFileKey, wrapFileKey } from "./recovery-key.ts";

const anyKey = fc.uint8Array({ minLength: 20, maxLength: 20 });

test("a recovery key is nine groups of four letters, and reads back as it was", () => {
  const roundTrip = fc.property(anyKey, (key) => {
    const shown = showRecoveryKey(key);
    expect(shown).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(Buffer.from(readRecoveryKey(shown) ?? [])).toEqual(Buffer.from(key));
  });
  fc.assert(roundTrip);
});

test("case, spaces, missing hyphens and letters that look like digits do not matter", () => {
  const key = Buffer.alloc(20, 1);
  const written = showRecoveryKey(key).toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "l");
  expect(readRecoveryKey(`  ${written}\n`)).toEqual(key);
});

test("a letter that is wrong, swapped, missing or too many is noticed", () => {
  const shown = showRecoveryKey(newRecoveryKey()).replaceAll("-", "");
  for (let at = 0; at < shown.length; at++) {
    const other = shown[at] === "7" ? "8" : "7";
    expect(readRecoveryKey(shown.slice(0, at) + other + shown.slice(at + 1)), `letter ${at}`).toBeUndefined();
  }
  for (const wrong of ["", shown.slice(1), `${shown}0`, shown.replace(/^./, "U")]) {
    expect(readRecoveryKey(wrong)).toBeUndefined();
  }
});

test("it opens what a key file holds, for that file alone; another one opens nothing", () => {
  const [mine, other, fileKey] = [newRecoveryKey(), newRecoveryKey(), randomBytes(32)];
  const wrapped = wrapFileKey(mine, "keyring", fileKey);
  expect(unwrapFileKey(mine, "keyring", wrapped)).toEqual(fileKey);
  expect(unwrapFileKey(mine, "identity", wrapped)).toBeUndefined();
  expect(unwrapFileKey(other, "keyring", wrapped)).toBeUndefined();
});
