import { mergeSpans, type Span } from "@octant/spans";

/** The sentences that no coding touches. `sentences` are in order and do not overlap; codings come in any order. */
export function uncodedSentences(sentences: readonly Span[], codings: readonly Span[]): Span[] {
  const covered = mergeSpans(codings);
  let at = 0;
  return sentences.filter(({ start, end }) => {
    for (let next = covered[at]; next && next.end <= start; next = covered[at]) at += 1;
    const next = covered[at];
    return !next || next.start >= end;
  });
}

/** The first of them that begins at or after a position, or the last one that ends at or before it. */
export function nearestTo(sentences: readonly Span[], position: number, by: 1 | -1): Span | undefined {
  return by === 1 ? sentences.find(({ start }) => start >= position) : sentences.findLast(({ end }) => end <= position);
}
