import { LIMITS } from "./limits.ts";
import { refuse } from "./refusal.ts";

const LINE_FEED = 0x0a;
const MIB = 2 ** 20;

/** The text of a file in UTF-8, without a mark at its beginning. Refuses what is empty, too large or something else. */
export function decodeUtf8(bytes: Uint8Array): string {
  if (bytes.byteLength === 0) refuse("empty", "The file is empty; expected is a REFI-QDA codebook.");
  if (bytes.byteLength > LIMITS.bytes) {
    const [most, actual] = [LIMITS.bytes / MIB, (bytes.byteLength / MIB).toFixed(1)];
    refuse("too-large", `The file has ${actual} MB; a codebook of at most ${most} MB is read.`);
  }
  if (beginsWith(bytes, [0x50, 0x4b])) {
    const sentence =
      "The file is a zip archive, as a REFI-QDA project (.qdpx) is; expected is a codebook alone, which the other program saves as .qdc.";
    refuse("other-format", sentence);
  }
  const text = decode(bytes);
  if (text === undefined) {
    refuse("not-utf-8", "There are bytes here that are no UTF-8; expected is a codebook in UTF-8.", faultyLine(bytes));
  }
  if (!/^\s*</.test(text)) {
    refuse("other-format", "The file does not begin as XML does; expected is <?xml … or <CodeBook …");
  }
  return text;
}

/** A byte order mark is taken away. Undefined for what is no UTF-8. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const beginsWith = (bytes: Uint8Array, start: readonly number[]) => start.every((byte, at) => bytes[at] === byte);

/** No character of UTF-8 but the line feed itself holds its byte, so each line can be tried by itself. */
function faultyLine(bytes: Uint8Array): number {
  let line = 1;
  for (let start = 0; start < bytes.byteLength; line++) {
    const feed = bytes.indexOf(LINE_FEED, start);
    const end = feed === -1 ? bytes.byteLength : feed + 1;
    if (decode(bytes.subarray(start, end)) === undefined) return line;
    start = end;
  }
  return 1;
}
