import type { EvidenceItem } from "@octant/schemas";
import { showToast } from "../ui/index.ts";
import { words } from "../words/words.ts";

/** Puts an item's citation on the clipboard and says so. */
export async function copyCitation({ citation }: Pick<EvidenceItem, "citation">): Promise<void> {
  const text = words().citation.full(citation);
  try {
    await navigator.clipboard.writeText(text);
    showToast({ text: words().evidence.copied(text) });
  } catch {
    showToast({ text: words().evidence.notCopied });
  }
}
