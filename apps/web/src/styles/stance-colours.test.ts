import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ciede2000, type Rgb, seenWith, type Vision } from "../../test/colour-vision.ts";

/** Below this two colours are no longer told apart at a glance with certainty; 10 is plain, 18 leaves room. */
const FLOOR = 18;

const css = readFileSync(join(import.meta.dirname, "tokens.css"), "utf8");

function token(name: string, scheme: "light" | "dark"): Rgb {
  const found = new RegExp(`--${name}: light-dark\\(#([0-9a-f]{6}), #([0-9a-f]{6})\\)`).exec(css);
  const hex = found?.[scheme === "light" ? 1 : 2];
  if (hex === undefined) throw new Error(`tokens.css has no --${name}`);
  const channel = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return [channel(0), channel(2), channel(4)];
}

const schemes = ["light", "dark"] as const;
const visions: readonly Vision[] = ["normal", "deuteranopia", "protanopia", "tritanopia"];
const pairs = [
  ["supports", "constrains"],
  ["supports", "mixed"],
  ["constrains", "mixed"],
] as const;

for (const scheme of schemes) {
  for (const [one, other] of pairs) {
    test.each(visions)(`${one} and ${other} are told apart in ${scheme} with %s`, (vision) => {
      const seen = (name: string) => seenWith(vision, token(name, scheme));
      expect(ciede2000(seen(one), seen(other))).toBeGreaterThanOrEqual(FLOOR);
    });
  }
}

test("the distance is CIEDE2000's: black and white are 100 apart, red and green 87", () => {
  expect(ciede2000([1, 1, 1], [0, 0, 0])).toBeCloseTo(100, 3);
  expect(ciede2000([1, 0, 0], [0, 1, 0])).toBeCloseTo(86.61, 1);
});

test("two greys that are nearly the same fall below the floor, so the check can fail", () => {
  expect(ciede2000([0.5, 0.5, 0.5], [0.52, 0.52, 0.52])).toBeLessThan(FLOOR);
});
