import { createReadStream } from "node:fs";
import { chmod, open, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import type { ChainId } from "./entry.ts";

/** The end that a chain had at a moment: its last entry's number and hash, in hexadecimal. */
export const Anchor = z.object({
  at: z.iso.datetime(),
  chain: z.union([z.uuid(), z.literal("server")]),
  seq: z.int().min(1),
  hash: z.hash("sha256", { enc: "hex" }),
});
export type Anchor = z.infer<typeof Anchor>;

/** Why the file of anchors cannot be used, as a sentence for the operator. */
export class AnchorFileError extends Error {
  override name = "AnchorFileError";
}

/** Where anchors are kept unless told otherwise: beside the key file, which is backed up apart from the database. */
export function anchorPath(keyFile: string): string {
  return join(dirname(keyFile), "audit-anchors.jsonl");
}

/**
 * The file of anchors: one JSON object a line, only ever appended to, on the disk before `append` is done. Several
 * processes may share it. Lines that are no anchors are passed over, as one is that a power cut has torn.
 */
export class AnchorFile {
  readonly path: string;
  /** Up to where `#newest` has been read. */
  #offset = 0;
  readonly #newest = new Map<ChainId, Anchor>();

  private constructor(path: string) {
    this.path = path;
  }

  /** Makes the file where there is none, for its owner alone; ends a torn last line, so that the next begins a new one. */
  static async open(path: string): Promise<AnchorFile> {
    const file = await open(path, "a+", 0o600).catch(({ code }: NodeJS.ErrnoException) => {
      throw new AnchorFileError(
        `The file ${path} cannot be written (${code}). Octant notes there, beside its key file, what its audit looks like: let it write in that folder, or name another place in OCTANT_KEY_FILE.`,
      );
    });
    try {
      await chmod(path, 0o600);
      const { size } = await file.stat();
      const { buffer } = await file.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1));
      if (size > 0 && buffer[0] !== 0x0a) await file.writeFile("\n");
    } finally {
      await file.close();
    }
    return new AnchorFile(path);
  }

  async append(anchor: Anchor): Promise<void> {
    const file = await open(this.path, "a", 0o600);
    try {
      await file.writeFile(`${JSON.stringify(anchor)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
  }

  /** The newest anchor of a chain, whichever process has written it. */
  async newest(chain: ChainId): Promise<Anchor | undefined> {
    const size = await stat(this.path)
      .then((found) => found.size)
      .catch(() => 0);
    if (size < this.#offset) {
      this.#offset = 0;
      this.#newest.clear();
    }
    if (size > this.#offset) {
      for await (const anchor of readAnchors(this.path, { start: this.#offset, end: size - 1 })) {
        this.#newest.set(anchor.chain, anchor);
      }
      this.#offset = size;
    }
    return this.#newest.get(chain);
  }

  /** Every anchor of a chain, oldest first. */
  async of(chain: ChainId): Promise<Anchor[]> {
    const found: Anchor[] = [];
    for await (const anchor of readAnchors(this.path)) if (anchor.chain === chain) found.push(anchor);
    return found;
  }
}

/** The anchors in a file, in its order: a file of anchors, or the server's log, in which they stand among other lines. */
export async function* readAnchors(path: string, part: { start?: number; end?: number } = {}): AsyncGenerator<Anchor> {
  const lines = createInterface({ input: createReadStream(path, part), crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) {
    const anchor = toAnchor(line);
    if (anchor) yield anchor;
  }
}

function toAnchor(line: string): Anchor | undefined {
  if (!line.includes('"chain"')) return undefined;
  try {
    return Anchor.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
