import type { CodePointIndex, Span } from "@octant/spans";

/** Lines that were broken by hand or by a converter at the edge of a page are about as long as a page is wide. */
const LONGEST = 110;
const SHORTEST = 45;

/**
 * The paragraphs of prose, each a turn: what stands between blank lines where these are the rule, otherwise each line.
 * Where lines were broken at a page's edge, blank lines are few and yet the rule: told by lines with another right under
 * them, which are then seldom short, never long, and mostly end in the middle of a sentence.
 */
export function joinLines(index: CodePointIndex, lines: readonly Span[]): Span[] {
  const goesOn = lines.map((line, at) => isDirectlyAbove(index, line, lines[at + 1]));
  const broken = lines.filter((_, at) => goesOn[at]);
  const blankLinesRule = 2 * broken.length < lines.length;
  if (!blankLinesRule && !isWrapped(index, lines, broken)) return [...lines];
  return lines.reduce<Span[]>((paragraphs, line, at) => {
    const open = paragraphs.at(-1);
    if (open && goesOn[at - 1]) open.end = line.end;
    else paragraphs.push({ ...line });
    return paragraphs;
  }, []);
}

function isDirectlyAbove(index: CodePointIndex, line: Span, next: Span | undefined): boolean {
  if (!next) return false;
  return index.slice({ start: line.end, end: next.start }).split("\n").length === 2;
}

function isWrapped(index: CodePointIndex, lines: readonly Span[], broken: readonly Span[]): boolean {
  if (lines.some(({ start, end }) => end - start > LONGEST)) return false;
  const long = broken.filter(({ start, end }) => end - start >= SHORTEST);
  const finished = long.filter((line) => /[.!?…؟][\p{Pe}\p{Pf}"'*_]*$/u.test(index.slice(line)));
  return 2 * long.length > broken.length && 2 * finished.length < long.length;
}
