import { createHash } from "node:crypto";
import { v7 as uuidv7 } from "uuid";

/** The time that all ids of the demo carry; what matters is that it is the same at every loading. */
const MADE_AT = Date.UTC(2019, 4, 1);

/**
 * An id that is always the same for the same thing of the demos, and valid wherever a client makes one. Assessments and
 * accounts are named by it; for what an assessment holds, see `demoIds`.
 */
export function demoId(kind: string, ...names: string[]): string {
  const random = createHash("sha256")
    .update(JSON.stringify([kind, ...names]))
    .digest();
  return uuidv7({ msecs: MADE_AT, random, seq: random.readUInt32BE(16) >>> 1 });
}

/** Ids for what one demo holds: another may use the same names for things of its own. */
export function demoIds(demo: { name: string }): DemoIdMaker {
  return (kind, ...names) => demoId(kind, demo.name, ...names);
}
export type DemoIdMaker = (
  kind: "area" | "period" | "group" | "cluster" | "source" | "coding" | "objective" | "event",
  ...names: string[]
) => string;
