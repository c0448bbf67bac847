import { FRAMEWORK_FILE } from "../../platform/limits.ts";
import type { FileReader } from "../../platform/parser/job.ts";
import { readFramework } from "./read-framework.ts";

/** Reads a framework's file. It runs in the parser's process; `importFramework` hears its finding. */
export const readFrameworkFile: FileReader = (file) => {
  const text = toText(file);
  if (text === undefined) {
    const sentence = "The file: it is not text in UTF-8; save it as UTF-8 and try again.";
    return { head: { kind: "refused", faults: [{ path: [], sentence, line: 1, column: 1 }], more: 0 }, parts: [] };
  }
  const read = readFramework(text);
  if (read.kind === "read") return { head: read, parts: [] };
  const faults = read.faults.slice(0, FRAMEWORK_FILE.faults);
  return { head: { kind: "refused", faults, more: read.faults.length - faults.length }, parts: [] };
};

function toText(file: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(file);
  } catch {
    return undefined;
  }
}
