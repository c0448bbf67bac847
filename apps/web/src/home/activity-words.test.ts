import { expect, test } from "vitest";
import { activityWords } from "./activity-words.ts";

const now = new Date(2026, 10, 27, 18, 0);

test("what happened today has a time, this year a day and a time, earlier a date", () => {
  expect(activityWords(new Date(2026, 10, 27, 10, 42), now)).toBe("10:42");
  expect(activityWords(new Date(2026, 10, 3, 10, 42), now)).toBe("3 November 10:42");
  expect(activityWords(new Date(2025, 10, 27, 10, 42), now)).toBe("27 November 2025");
});
