import { expect, test } from "vitest";
import { toSlugs } from "./plan-assessment.ts";

test("short names are in small Latin letters, and no two are the same", () => {
  expect(toSlugs(["Civil society", "Ménaka", "Civil-Society", "غاو", "  ", "!?"])).toEqual([
    "civil-society",
    "menaka",
    "civil-society-3",
    "n-4",
    "n-5",
    "n-6",
  ]);
});
