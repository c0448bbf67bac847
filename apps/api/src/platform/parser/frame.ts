/**
 * What the server and a parser's process say to each other: eight bytes with the length of the whole and of its head, the
 * head as JSON, and parts of bytes as they are.
 */
export type Frame = { head: unknown; parts: Uint8Array<ArrayBuffer>[] };

const PREAMBLE_BYTES = 8;

/** The bytes of a frame, piece by piece, none of the parts copied. */
export function toFrame(head: object, parts: readonly Uint8Array[]): Uint8Array[] {
  const lengths = parts.map(({ byteLength }) => byteLength);
  const headBytes = new TextEncoder().encode(JSON.stringify({ head, lengths }));
  const preamble = new DataView(new ArrayBuffer(PREAMBLE_BYTES));
  preamble.setUint32(
    0,
    lengths.reduce((sum, length) => sum + length, PREAMBLE_BYTES + headBytes.byteLength),
  );
  preamble.setUint32(4, headBytes.byteLength);
  return [new Uint8Array(preamble.buffer), headBytes, ...parts];
}

/** How long the frame is that begins with these bytes; undefined while they are too few to tell. */
export function frameLength(beginning: Uint8Array): number | undefined {
  return beginning.byteLength < PREAMBLE_BYTES ? undefined : viewOf(beginning).getUint32(0);
}

/** Takes a frame apart. Throws for bytes that are none. */
export function readFrame(bytes: Uint8Array): Frame {
  if (frameLength(bytes) !== bytes.byteLength) throw new TypeError("a frame of another length");
  let at = PREAMBLE_BYTES + viewOf(bytes).getUint32(4);
  const told: unknown = JSON.parse(
    new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(PREAMBLE_BYTES, at)),
  );
  if (!isTold(told)) throw new TypeError("a frame without a head");
  // of a Buffer `slice` would only point into its memory
  const own = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = told.lengths.map((length) => {
    const part = own.slice(at, at + length);
    if (part.byteLength !== length) throw new TypeError("a frame that ends too early");
    at += length;
    return part;
  });
  return { head: told.head, parts };
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array) => new DataView(buffer, byteOffset, byteLength);

function isTold(told: unknown): told is { head: unknown; lengths: number[] } {
  return (
    typeof told === "object" &&
    told !== null &&
    "head" in told &&
    "lengths" in told &&
    Array.isArray(told.lengths) &&
    told.lengths.every((length) => Number.isSafeInteger(length) && length >= 0)
  );
}
