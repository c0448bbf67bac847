export { intersectSpans } from "./intersect-spans.ts";
export { mergeSpans } from "./merge-spans.ts";
export { overlapLength } from "./overlap-length.ts";
export type { Span } from "./span.ts";
export { spansLength } from "./spans-length.ts";
