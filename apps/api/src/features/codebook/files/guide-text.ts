import type { Guide } from "./file-book.ts";

/** All that a coder reads of an entry, as the one text that REFI-QDA has for it. */
export function toDescription({ definition, lookFor, leaveOut, example, counterExample }: Guide): string {
  const parts = [
    definition,
    withHead("Look for", lookFor),
    withHead("Leave out", leaveOut),
    withHead("Example", example),
    withHead("Counter-example", counterExample),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

const withHead = (head: string, text: string) => (text === "" ? "" : `${head}:\n${text}`);
