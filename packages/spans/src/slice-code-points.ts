import { createCodePointIndex } from "./code-point-index.ts";
import type { Span } from "./span.ts";

/** The words of one span. It counts the whole text: for several spans of one text, make an index and use its `slice`. */
export function sliceCodePoints(text: string, span: Span): string {
  return createCodePointIndex(text).slice(span);
}
