import { databaseFailure } from "./database-failure.ts";

/** What of an error may be logged: its kind and where it was thrown. Its message can hold what a person wrote. */
export function describeError(error: unknown) {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return { error: error.name, ...databaseFailure(error), at: frames.slice(0, 12).map((line) => line.trim()) };
}
