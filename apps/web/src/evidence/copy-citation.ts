import type { EvidenceItem } from "@octant/schemas";
import { words } from "../words/words.ts";

/** Puts an item's citation on the clipboard and gives the sentence that says so, or that the browser would not. */
export async function copyCitation({ citation }: Pick<EvidenceItem, "citation">): Promise<string> {
  try {
    await navigator.clipboard.writeText(words().citation.full(citation));
    return words().evidence.copied;
  } catch {
    return words().evidence.notCopied;
  }
}
