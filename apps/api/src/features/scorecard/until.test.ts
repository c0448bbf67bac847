import { expect, test } from "vitest";
import { untilOf } from "./until.ts";

const NOW = new Date("2026-03-05T10:00:00Z");
const until = (asOf: string) => untilOf(asOf, NOW)?.toISOString();

test("a day is asked for as it ended, a moment with its whole millisecond, in whatever zone it is written", () => {
  expect(until("2026-03-04")).toBe("2026-03-05T00:00:00.000Z");
  expect(until("2026-03-04T12:00:00.250Z")).toBe("2026-03-04T12:00:00.251Z");
  expect(until("2026-03-04T12:00:00+02:00")).toBe("2026-03-04T10:00:00.001Z");
  expect(untilOf(undefined, NOW)).toBeUndefined();
});

test("today can be asked for, and the day after tomorrow cannot", () => {
  expect(until("2026-03-05")).toBe("2026-03-06T00:00:00.000Z");
  expect(() => until("2026-03-07")).toThrow("invalid-request");
});
