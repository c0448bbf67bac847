/** A stretch of a text: half-open, in Unicode code points. "Gao" at the start of a text is { start: 0, end: 3 }. */
export type Span = { start: number; end: number };
