import { describeError } from "../platform/describe-error.ts";

/**
 * What nobody has caught ends the process, and the database with it, as Node does by itself; but Node would print the
 * error's message, which can hold what a person wrote.
 */
export function installLastWords(): void {
  process.on("uncaughtException", (error) => {
    console.error(JSON.stringify({ level: "fatal", ...describeError(error) }));
    process.exit(1);
  });
}
