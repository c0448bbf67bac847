import type { z } from "zod";
import { ProblemError } from "./problems.ts";

/** Where a page ends, as an opaque string: what is in it may change from one version to the next. */
export function encodeCursor(place: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(place), "utf8").toString("base64url");
}

/** Throws `invalid-request` for what no page gave. */
export function decodeCursor<Place>(cursor: string, schema: z.ZodType<Place>): Place {
  const parsed = schema.safeParse(toJson(Buffer.from(cursor, "base64url").toString("utf8")));
  if (!parsed.success) throw new ProblemError("invalid-request", { issues: [{ path: ["cursor"], code: "custom" }] });
  return parsed.data;
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
