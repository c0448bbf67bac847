import { setImmediate } from "node:timers/promises";

/** What one statement stores, and the server makes without keeping anybody else waiting. */
const PIECE = 250;

/** A long list piece by piece; between two of them the server turns to whoever else asks something. */
export async function* inPieces<T>(all: readonly T[]): AsyncGenerator<readonly T[]> {
  for (let at = 0; at < all.length; at += PIECE) {
    yield all.slice(at, at + PIECE);
    await setImmediate();
  }
}
