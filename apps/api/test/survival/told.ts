import type { TestContext } from "vitest";

/** What the report says of an event beside its name: what was done to Octant, what was counted, what proves the counting. */
export type Told = {
  /** Number of the event in the checklist of hostile events. */
  event: number;
  done: string;
  counts: Readonly<Record<string, number | string>>;
  /** The fault that was planted on purpose, and that the same counting found. */
  control: string;
};

declare module "vitest" {
  interface TaskMeta {
    survival?: Told | { event: number; skipped: string };
  }
}

/** Puts an event's line into the report. */
export function tell({ task }: TestContext, told: Told): void {
  task.meta.survival = told;
}

/** Skips an event that cannot be provoked here, and says why in the report. */
export function skipEvent(ctx: TestContext, event: number, reason: string): never {
  ctx.task.meta.survival = { event, skipped: reason };
  ctx.skip(reason);
}
