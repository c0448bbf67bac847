import { createHash } from "node:crypto";
import { v7 as uuidv7 } from "uuid";

/** The time that all ids of the demo carry; what matters is that it is the same at every loading. */
const MADE_AT = Date.UTC(2019, 4, 1);

/** An id that is always the same for the same thing of the demo, and valid wherever a client makes one. */
export function demoId(kind: string, ...names: string[]): string {
  const random = createHash("sha256")
    .update(JSON.stringify([kind, ...names]))
    .digest();
  return uuidv7({ msecs: MADE_AT, random, seq: random.readUInt32BE(16) >>> 1 });
}
