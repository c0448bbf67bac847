import { expect, test } from "vitest";
import { en } from "../words/en.ts";

const { nobodyOutside } = en.overview.gaps;

test("where nobody from outside the mission was heard, a reader learns who was instead, and of whom it is not known", () => {
  expect(nobodyOutside("Centre", null, 0, 0)).toBe("Nobody was heard in Centre.");
  expect(nobodyOutside("Centre", "since 2016", 2, 0)).toBe(
    "No source in Centre about “since 2016” from outside the mission; 2 sources of the mission’s own.",
  );
  expect(nobodyOutside("Centre", null, 1, 3)).toBe(
    "No source in Centre is known to be from outside the mission; 1 source of the mission’s own and 3 sources not placed yet.",
  );
});
