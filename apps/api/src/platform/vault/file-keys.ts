import { readKeyFile } from "./key-file.ts";
import { type Ring, toCheckKey, toLoginPassword, toMasterKey } from "./key-ring.ts";
import { isSealedWith, type KeyCheck } from "./key-seal.ts";

/** The place of the key file that is to come, while a ring is rekeyed. */
export const nextPath = (path: string) => `${path}.next`;

/**
 * The keys of a ring's key files, by generation: one, and two while the file is being replaced. A generation that is not
 * known is looked for in the files again, so that a running server goes on when somebody rekeys beside it.
 */
export class FileKeys {
  readonly ring: Ring;
  readonly #path: string | undefined;
  readonly #keys = new Map<number, Uint8Array>();
  readonly #masterKeys = new Map<number, Uint8Array>();

  private constructor(ring: Ring, path?: string) {
    this.ring = ring;
    this.#path = path;
  }

  /** A key without a file, of the first generation. */
  static of(ring: Ring, fileKey: Uint8Array): FileKeys {
    const keys = new FileKeys(ring);
    keys.#keys.set(1, fileKey);
    return keys;
  }

  /** The key that was just made, or those files that open what the database says of them; of the others nothing is kept. */
  static async at(path: string, ring: Ring, check: KeyCheck | undefined): Promise<FileKeys> {
    const keys = new FileKeys(ring, path);
    const found = await keys.#read();
    if (check) keys.#sort(found, check);
    else if (found[0]) keys.#keys.set(1, found[0]);
    return keys;
  }

  get(generation: number): Uint8Array | undefined {
    return this.#keys.get(generation);
  }

  overlaps(other: FileKeys): boolean {
    const theirs = [...other.#keys.values()];
    return [...this.#keys.values()].some((key) => theirs.some((their) => Buffer.from(key).equals(their)));
  }

  /** What wraps the keys of assessments; undefined where no file has it. `readCheck` is asked only for an unknown one. */
  async masterKey(generation: number, readCheck: () => Promise<KeyCheck | undefined>): Promise<Uint8Array | undefined> {
    if (!this.#keys.has(generation)) {
      const check = await readCheck();
      if (check) this.#sort(await this.#read().catch(() => []), check);
    }
    const fileKey = this.#keys.get(generation);
    if (!fileKey) return undefined;
    const masterKey = this.#masterKeys.get(generation) ?? toMasterKey(fileKey);
    this.#masterKeys.set(generation, masterKey);
    return masterKey;
  }

  /** What the newest of the files signs in to the database with. */
  get loginPassword(): string {
    const newest = Math.max(...this.#keys.keys());
    const fileKey = this.#keys.get(newest);
    if (!fileKey) throw new Error("there is no key");
    return toLoginPassword(fileKey);
  }

  /** What may be right just now: as the files are, and as they were. */
  async loginPasswords(): Promise<readonly [string, ...string[]]> {
    const found = await this.#read().catch(() => []);
    const [first = this.loginPassword, ...others] = new Set([...found, ...this.#keys.values()].map(toLoginPassword));
    return [first, ...others];
  }

  async #read(): Promise<Uint8Array[]> {
    if (this.#path === undefined) return [...this.#keys.values()];
    const found = [await readKeyFile(this.#path), await readKeyFile(nextPath(this.#path))];
    return found.filter((key) => key !== undefined);
  }

  #sort(found: readonly Uint8Array[], check: KeyCheck): void {
    const opening = (sealed: Uint8Array | null) =>
      sealed ? found.find((key) => isSealedWith(toCheckKey(key), this.ring, sealed)) : undefined;
    const pairs = [
      [check.generation, opening(check.sealed)],
      [check.generation + 1, opening(check.nextSealed)],
    ] as const;
    for (const [generation, key] of pairs) if (key) this.#keys.set(generation, key);
    for (const generation of this.#keys.keys()) if (generation < check.generation) this.#keys.delete(generation);
  }
}
