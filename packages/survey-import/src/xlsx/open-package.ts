import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import type { XlsxLimits } from "./limits.ts";
import { damaged, XlsxRefused } from "./refusal.ts";

/** The parts of a workbook, by their path in the archive. */
export type Package = {
  has: (path: string) => boolean;
  /** The part's text, piece by piece. Throws an `XlsxRefused` for a part that is not there or is not what it says. */
  read: (path: string) => AsyncGenerator<string>;
};

/** The beginning of an older workbook, and of a newer one that has a password: not an archive but a "compound file". */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

/** Opens a workbook's archive and lists what is in it; nothing is unpacked before it is asked for. */
export async function openPackage(bytes: Uint8Array, limits: XlsxLimits): Promise<Package> {
  if (COMPOUND.every((byte, at) => bytes[at] === byte)) {
    throw new XlsxRefused(
      "old-or-locked",
      "This is a workbook of an older kind (.xls), or one with a password; expected is .xlsx without a password.",
    );
  }
  const zip = await openZip(bytes);
  const entries = await listEntries(zip, limits);
  let unpacked = 0;
  return {
    has: (path) => entries.has(path),
    read: async function* (path) {
      const entry = entries.get(path);
      if (!entry) throw damaged(`its part ${path} is missing`);
      if (entry.isEncrypted()) {
        throw new XlsxRefused("old-or-locked", "The workbook has a password; expected is one without.");
      }
      const decoder = new TextDecoder("utf-8", { fatal: true });
      let ofEntry = 0;
      for await (const chunk of await openEntry(zip, entry)) {
        ofEntry += chunk.byteLength;
        unpacked += chunk.byteLength;
        requireSmall(unpacked, ofEntry, entry, limits);
        yield decodePart(() => decoder.decode(chunk, { stream: true }));
      }
      yield decodePart(() => decoder.decode());
    },
  };
}

async function openZip(bytes: Uint8Array): Promise<ZipFile> {
  try {
    const { buffer, byteOffset, byteLength } = bytes;
    return await fromBufferPromise(Buffer.from(buffer, byteOffset, byteLength), { strictFileNames: true });
  } catch {
    throw new XlsxRefused("not-xlsx", "This is no workbook; expected is .xlsx as spreadsheet programs save it.");
  }
}

async function listEntries(zip: ZipFile, { entries: most }: XlsxLimits): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let count = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      count += 1;
      if (count > most) {
        const sentence = `The workbook is made of more than ${most} parts; expected are at most so many.`;
        throw new XlsxRefused("too-many-entries", sentence);
      }
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    throw error instanceof XlsxRefused ? error : damaged("the list of its parts cannot be read");
  }
  return entries;
}

/** The chunks of an entry, unpacked. What the archive says of its size is checked by the library as it comes. */
async function* openEntry(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      if (chunk instanceof Uint8Array) yield chunk;
    }
  } catch {
    throw damaged(`its part ${entry.fileName} cannot be unpacked`);
  }
}

function requireSmall(unpacked: number, ofEntry: number, { compressedSize }: Entry, limits: XlsxLimits): void {
  if (unpacked > limits.unpackedBytes) {
    const most = Math.floor(limits.unpackedBytes / 2 ** 20);
    throw new XlsxRefused("too-large", `Unpacked, the workbook is larger than ${most} MiB; expected is less.`);
  }
  if (ofEntry > limits.ratioFromBytes && ofEntry > limits.ratio * Math.max(compressedSize, 1)) {
    throw new XlsxRefused(
      "packed-too-tightly",
      `A part of the workbook unpacks to more than ${limits.ratio} times its size, which no table does.`,
    );
  }
}

function decodePart(decode: () => string): string {
  try {
    return decode();
  } catch {
    throw damaged("one of its parts is no text in UTF-8");
  }
}
