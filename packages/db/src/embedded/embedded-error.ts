/** Why the embedded database cannot run here, as a sentence for the person who starts Octant. */
export class EmbeddedError extends Error {
  override name = "EmbeddedError";
}
