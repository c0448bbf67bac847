import type { EvidenceItem } from "@octant/schemas";
import { copyText } from "../ui/copy-text.ts";
import { words } from "../words/words.ts";

/** Puts an item's citation on the clipboard and gives the sentence that says so, or that the browser would not. */
export async function copyCitation({ citation }: Pick<EvidenceItem, "citation">): Promise<string> {
  const copied = await copyText(words().citation.full(citation));
  return copied ? words().evidence.copied : words().evidence.notCopied;
}
