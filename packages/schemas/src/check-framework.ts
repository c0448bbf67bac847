import { z } from "zod";
import { Framework, FrameworkParts } from "./framework.ts";
import { crossCheck, type FaultPath } from "./framework-cross-check.ts";
import { toFault } from "./framework-faults.ts";

/** What is wrong at one place: the place in words, and what is expected there. */
export const FrameworkFault = z.strictObject({
  path: z.array(z.union([z.string(), z.int()])),
  sentence: z.string(),
});
export type FrameworkFault = { path: FaultPath; sentence: string };

/** A fault of a file, with its place there: line and column from 1. */
export const PlacedFault = FrameworkFault.extend({ line: z.int().min(1), column: z.int().min(1) });
export type PlacedFault = FrameworkFault & { line: number; column: number };

export type CheckedFramework = { kind: "sound"; framework: Framework } | { kind: "faulty"; faults: FrameworkFault[] };

/**
 * Checks what was read from a framework's file and tells every fault at once, in the order of the file: what has the wrong
 * shape, and what does not fit the rest. Never throws.
 */
export function checkFramework(read: unknown): CheckedFramework {
  const parts = FrameworkParts.safeParse(read);
  const shape = parts.success ? [] : parts.error.issues.flatMap((issue) => toFault(issue, read));
  const told = new Set(shape.map(({ path }) => JSON.stringify(path)));
  const cross = crossCheck(read)
    .filter(({ path }) => !told.has(JSON.stringify(path)))
    .flatMap(({ path, message }) => toFault({ code: "custom", path, message, input: undefined }, read));
  const faults = [...shape, ...cross];
  if (faults.length > 0) return { kind: "faulty", faults };
  return { kind: "sound", framework: Framework.parse(read) };
}
