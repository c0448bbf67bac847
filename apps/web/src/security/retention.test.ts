import { expect, test } from "vitest";
import { retentionOf } from "./retention.ts";

const now = new Date(2026, 10, 3, 23, 30);

test("a lead is reminded from a month before the day on which data should go, and after it", () => {
  expect(retentionOf("2026-12-04", now)).toBeUndefined();
  expect(retentionOf("2026-12-03", now)).toBe("soon");
  expect(retentionOf("2026-11-03", now)).toBe("soon");
  expect(retentionOf("2026-11-02", now)).toBe("past");
});

test("nobody is reminded where nobody has said until when", () => {
  expect(retentionOf(null, now)).toBeUndefined();
});
