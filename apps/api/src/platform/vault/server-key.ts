import { createHmac, randomBytes } from "node:crypto";
import { asAccount, type Database, serverKeys, textKeys, withKeyring } from "@octant/db";
import { decrypt, encrypt, lengthPrefixed, type SealedPlace } from "./cipher.ts";
import type { FileKeys } from "./file-keys.ts";
import { currentGeneration } from "./key-check.ts";
import { deriveKey, KEY_BYTES } from "./key-ring.ts";
import { type Opened, toBytes } from "./record-sealer.ts";

const WRAPPED_AT = lengthPrefixed(["keyring.server_key"]);

/**
 * What seals and digests whatever belongs to no assessment: names and logins of people, their second factors, marks of
 * commands. It is random and only wrapped by the key file, so that all of this outlives a change of that file.
 */
export class ServerKey {
  readonly #key: Uint8Array;
  readonly #sealing: Uint8Array;
  readonly #digesting: Uint8Array;

  constructor(key: Uint8Array) {
    this.#key = key;
    this.#sealing = deriveKey(key, "server sealing");
    this.#digesting = deriveKey(key, "server digests");
  }

  /** A key for one use of its own. */
  key(use: string): Uint8Array {
    return deriveKey(this.#key, use);
  }

  /** Throws on a lone surrogate. */
  seal(place: SealedPlace, plaintext: string): Uint8Array {
    return encrypt(this.#sealing, placeOnServer(place), toBytes(plaintext));
  }

  /** `altered`: it is not what was sealed for this place. */
  tryOpen(place: SealedPlace, sealed: Uint8Array): Opened<string> {
    const value = decrypt(this.#sealing, placeOnServer(place), sealed);
    return value ? { kind: "open", value: Buffer.from(value).toString("utf8") } : { kind: "altered" };
  }

  /** 32 bytes that tell nobody without the key what was digested; `use` keeps one kind of content apart from another. */
  digest(use: string, content: string | Uint8Array): Uint8Array {
    const place = lengthPrefixed([use]);
    return createHmac("sha256", this.#digesting).update(place).update(content).digest();
  }
}

/** Where no assessment is, its part of the place is empty: no assessment has such an id. */
const placeOnServer = ({ table, column, rowId, rowVersion }: SealedPlace) =>
  lengthPrefixed([table, column, "", rowId, String(rowVersion)]);

/** Reads the server's key, and makes it for a database that has none. Undefined: it is there, but not by this key file. */
export async function ensureServerKey(db: Database, keys: FileKeys): Promise<ServerKey | undefined> {
  const { wrapped, wrappingKey } = await asAccount(db, "", (tx) =>
    withKeyring(tx, async (keyring) => {
      const find = () => keyring.select().from(serverKeys);
      let [row] = await find();
      if (!row) {
        const newest = await currentGeneration(keyring, textKeys);
        const key = serverWrappingKey(keys, newest);
        if (key) {
          const fresh = wrapServerKey(key, randomBytes(KEY_BYTES));
          await keyring.insert(serverKeys).values({ wrapped: fresh, generation: newest }).onConflictDoNothing();
        }
        [row] = await find();
      }
      return { wrapped: row?.wrapped, wrappingKey: row && serverWrappingKey(keys, row.generation) };
    }),
  );
  const key = wrapped && wrappingKey && unwrapServerKey(wrappingKey, wrapped);
  return key && new ServerKey(key);
}

/** What wraps the server's key in a generation; undefined where no file has it. */
function serverWrappingKey(keys: FileKeys, generation: number): Uint8Array | undefined {
  const fileKey = keys.get(generation);
  return fileKey && serverWrappingKeyOf(fileKey);
}

export const serverWrappingKeyOf = (fileKey: Uint8Array) => deriveKey(fileKey, "server key");

export const wrapServerKey = (wrappingKey: Uint8Array, key: Uint8Array) => encrypt(wrappingKey, WRAPPED_AT, key);
export const unwrapServerKey = (wrappingKey: Uint8Array, wrapped: Uint8Array) =>
  decrypt(wrappingKey, WRAPPED_AT, wrapped);
