import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { AcquireTimeout, Gate, PATIENCE_MS } from "./gate.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("whoever finds no place waits for the first that is left, in order", async () => {
  const gate = new Gate(1);
  const leave = await gate.enter(PATIENCE_MS);
  const came: string[] = [];
  const waiting = ["first", "second"].map(async (name) => {
    const leaveAgain = await gate.enter(PATIENCE_MS);
    came.push(name);
    leaveAgain();
  });
  leave();
  await Promise.all(waiting);
  expect(came).toEqual(["first", "second"]);
});

test("who has waited too long is turned away, and is not served when nobody waits for it any more", async () => {
  const gate = new Gate(1);
  const leave = await gate.enter(PATIENCE_MS);
  const late = expect(gate.enter(PATIENCE_MS)).rejects.toBeInstanceOf(AcquireTimeout);
  await vi.advanceTimersByTimeAsync(PATIENCE_MS);
  await late;
  leave();
  const leaveAgain = await gate.enter(PATIENCE_MS);
  leaveAgain();
});

test("a place that is left twice is one place", async () => {
  const gate = new Gate(1);
  const leave = await gate.enter(PATIENCE_MS);
  leave();
  leave();
  await gate.enter(PATIENCE_MS);
  const second = expect(gate.enter(PATIENCE_MS)).rejects.toBeInstanceOf(AcquireTimeout);
  await vi.advanceTimersByTimeAsync(PATIENCE_MS);
  await second;
});
