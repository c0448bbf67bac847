/**
 * Strings by key, the least recently used given up first when they take more than `maxBytes` together.
 * A string counts two bytes per UTF-16 unit, the most that it takes; one larger than a quarter of all is not kept.
 */
export class ByteLru {
  readonly #maxBytes: number;
  readonly #entries = new Map<string, string>();
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get(key: string): string | undefined {
    const value = this.#entries.get(key);
    if (value === undefined) return undefined;
    // a map keeps its keys in order of insertion: the first is the one not used for longest
    this.#entries.delete(key);
    this.#entries.set(key, value);
    return value;
  }

  set(key: string, value: string): void {
    this.delete(key);
    if (bytesOf(value) > this.#maxBytes / 4) return;
    this.#entries.set(key, value);
    this.#bytes += bytesOf(value);
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= this.#maxBytes) return;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    const value = this.#entries.get(key);
    if (value === undefined) return;
    this.#entries.delete(key);
    this.#bytes -= bytesOf(value);
  }
}

const bytesOf = (value: string) => value.length * 2;
