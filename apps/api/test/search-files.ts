import { closeSync, type Dirent, fstatSync, openSync, readdirSync, readSync } from "node:fs";
import { join } from "node:path";

const BLOCK_BYTES = 4 * 2 ** 20;

/**
 * The files under a folder that hold a word: as UTF-8, UTF-16LE, hexadecimal, or base64 in any of the three ways in which
 * it may lie across its groups. What goes away meanwhile is passed over.
 */
export function filesWith(folder: string, word: string): string[] {
  const patterns = formsOf(word);
  const overlap = Math.max(...patterns.map((pattern) => pattern.length)) - 1;
  return filesIn(folder).filter((file) => hasAny(file, patterns, overlap));
}

function filesIn(folder: string): string[] {
  return entriesOf(folder).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path);
    return entry.isFile() ? [path] : [];
  });
}

function entriesOf(folder: string): Dirent[] {
  return orGone(() => readdirSync(folder, { withFileTypes: true })) ?? [];
}

export function formsOf(word: string): Buffer[] {
  const utf8 = Buffer.from(word, "utf8");
  const hex = utf8.toString("hex");
  // only the groups that hold nothing but the word look the same whatever stands around it
  const base64 = [0, 1, 2].map((skipped) => {
    const whole = utf8.subarray(skipped, skipped + Math.floor((utf8.length - skipped) / 3) * 3);
    return whole.toString("base64");
  });
  return [utf8, Buffer.from(word, "utf16le"), ...[hex, hex.toUpperCase(), ...base64].map((form) => Buffer.from(form))];
}

function hasAny(file: string, patterns: readonly Buffer[], overlap: number): boolean {
  const descriptor = orGone(() => openSync(file, "r"));
  if (descriptor === undefined) return false;
  try {
    const size = fstatSync(descriptor).size;
    const block = Buffer.alloc(Math.min(BLOCK_BYTES, size) + overlap);
    // each block begins with the end of the one before, so that no word is cut in two
    for (let at = 0; at < size; at += BLOCK_BYTES) {
      const read = readSync(descriptor, block, 0, block.length, at);
      const part = block.subarray(0, read);
      if (patterns.some((pattern) => part.includes(pattern))) return true;
    }
    return false;
  } finally {
    closeSync(descriptor);
  }
}

/** A running database removes files all the time; anything else than that is an error. */
function orGone<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
