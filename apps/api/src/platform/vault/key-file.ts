import { randomBytes } from "node:crypto";
import { link, mkdir, open, readFile, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { KEY_BYTES } from "./key-ring.ts";

/** Why Octant cannot work with a key file, as a sentence for the operator. It never holds a byte of a key. */
export class KeyFileError extends Error {
  override name = "KeyFileError";
}

const PREFIX = "octant-key-1:";
const LINE = /^octant-key-1:([A-Za-z0-9_-]{43})\n?$/;

/** Reads the key. Undefined: there is no file. Throws a `KeyFileError` for one that others may read or that holds no key. */
export async function readKeyFile(path: string): Promise<Uint8Array | undefined> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw new KeyFileError(`The key file ${path} cannot be read (${error.code}).`);
  });
  if (!found) return undefined;
  if (!found.isFile()) throw new KeyFileError(`${path} is not a file, so it cannot be the key file.`);
  refuseOthers(path, found);
  const text = await readFile(path, "latin1").catch((error: NodeJS.ErrnoException) => {
    throw new KeyFileError(`The key file ${path} cannot be read (${error.code}).`);
  });
  const key = Buffer.from(LINE.exec(text)?.[1] ?? "", "base64url");
  if (key.length !== KEY_BYTES) {
    throw new KeyFileError(`The key file ${path} holds no key of Octant: it is one line that begins with "${PREFIX}".`);
  }
  return key;
}

/** Windows has neither modes nor owners of this kind; there, the folder's own protection is what there is. */
function refuseOthers(path: string, found: { mode: number; uid: number }) {
  const me = process.getuid?.();
  if (me === undefined) return;
  if ((found.mode & 0o077) !== 0) {
    throw new KeyFileError(`The key file ${path} can be read by others. Make it yours alone: chmod 600 ${path}`);
  }
  if (found.uid !== me && me !== 0) {
    throw new KeyFileError(`The key file ${path} belongs to another user than the one that Octant runs as.`);
  }
}

/**
 * Makes a key file, with a new key unless it is told which, and gives its key. It is whole or not there: written aside, synced, then linked to its name, which
 * fails where another process was first; then that one's key is given.
 */
export async function createKeyFile(path: string, content: Uint8Array = randomBytes(KEY_BYTES)): Promise<Uint8Array> {
  const folder = dirname(path);
  const aside = join(folder, `.${basename(path)}.${randomBytes(6).toString("hex")}`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = await open(aside, "wx", 0o600);
    try {
      await file.writeFile(`${PREFIX}${Buffer.from(content).toString("base64url")}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await link(aside, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
    await syncFolder(folder);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new KeyFileError(`The key file ${path} cannot be made (${code}).`);
  } finally {
    await rm(aside, { force: true });
  }
  const key = await readKeyFile(path);
  if (!key) throw new KeyFileError(`The key file ${path} was gone as soon as it was made.`);
  return key;
}

/** So that the file's name survives a power cut as well as its content. */
export async function syncFolder(folder: string) {
  if (process.platform === "win32") return; // a folder cannot be opened there
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
