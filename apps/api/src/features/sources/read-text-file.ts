import { findEncoding } from "@octant/transcripts";
import type { FileReader } from "../../platform/parser/job.ts";
import { parseText } from "./parse-text.ts";

/** Reads a `.txt` or `.md` file. It runs in the parser's process; `parseAside` hears its finding. */
export const readTextFile: FileReader = (file, { encoding }) => {
  const parsed = parseText(file, encoding ? findEncoding(encoding) : undefined);
  if (parsed.kind !== "read") return { head: parsed, parts: [] };
  const { utf8, turnPlaces, turnSpeakers, ...head } = parsed;
  return { head, parts: [utf8, bytesOf(turnPlaces), bytesOf(turnSpeakers)] };
};

const bytesOf = ({ buffer, byteOffset, byteLength }: Int32Array) => new Uint8Array(buffer, byteOffset, byteLength);
