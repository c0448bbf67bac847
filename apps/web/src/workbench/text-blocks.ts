import type { TextVersion, Turn } from "@octant/schemas";
import type { CodePointIndex, Span } from "@octant/spans";

/** A line of the text as it is drawn: one text node. `utf16` is where it begins in the whole text, in UTF-16 units. */
export type Paragraph = Span & { text: string; utf16: number };

/** What is drawn and measured together: a turn, or a part of a long one. Its spans leave out the speaker's name. */
export type Block = Span & {
  index: number;
  /** Which turn it belongs to, counted from 0; null for text outside all turns. */
  turn: number | null;
  speakerId: string | null;
  /** False for the second and further parts of a long turn. */
  opensTurn: boolean;
  paragraphs: Paragraph[];
};

/** A turn longer than this, in code points, is drawn in parts, so that only what is on screen is laid out. */
const LONGEST_BLOCK = 3000;

/**
 * Cuts a text into blocks of paragraphs at its turns and lines. Nothing but speakers' names, line ends and blank lines
 * is left out. Lines are never cut, so a text of one line is one block.
 */
export function toBlocks(
  { text, length, turns }: Pick<TextVersion, "text" | "length" | "turns">,
  index: CodePointIndex,
): Block[] {
  const blocks: Block[] = [];
  let covered = 0;
  const addPart = (from: number, to: number, turn: number | null, speakerId: string | null) => {
    let opensTurn = true;
    for (const paragraphs of inParts(paragraphsOf(text, from, to, index))) {
      const start = paragraphs[0]?.start ?? from;
      const end = paragraphs.at(-1)?.end ?? to;
      blocks.push({ index: blocks.length, turn, speakerId, opensTurn, start, end, paragraphs });
      opensTurn = false;
    }
  };
  for (const [turn, { start, end, speechStart, speakerId }] of inOrder(turns).entries()) {
    if (start > covered) addPart(covered, start, null, null);
    addPart(Math.max(speechStart, covered), end, turn, speakerId);
    covered = Math.max(covered, end);
  }
  if (covered < length) addPart(covered, length, null, null);
  return blocks;
}

function paragraphsOf(text: string, from: number, to: number, index: CodePointIndex): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  const last = index.toUtf16(to);
  let utf16 = index.toUtf16(from);
  while (utf16 < last) {
    const lineEnd = text.indexOf("\n", utf16);
    const end = lineEnd === -1 || lineEnd > last ? last : lineEnd;
    const line = text.slice(utf16, end);
    if (line.trim() !== "") {
      paragraphs.push({ start: index.toCodePoint(utf16), end: index.toCodePoint(end), text: line, utf16 });
    }
    utf16 = end + 1;
  }
  return paragraphs;
}

function inParts(paragraphs: readonly Paragraph[]): Paragraph[][] {
  const parts: Paragraph[][] = [];
  let length = Number.POSITIVE_INFINITY;
  for (const paragraph of paragraphs) {
    const own = paragraph.end - paragraph.start;
    if (length + own > LONGEST_BLOCK) {
      parts.push([]);
      length = 0;
    }
    parts.at(-1)?.push(paragraph);
    length += own;
  }
  return parts;
}

function inOrder(turns: readonly Turn[]): Turn[] {
  return turns.toSorted((a, b) => a.start - b.start);
}

/** The block in which a position lies, or the nearest one before it; undefined in an empty text. */
export function blockAt(blocks: readonly Block[], position: number): Block | undefined {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.start ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return blocks[Math.max(0, low - 1)];
}

/** The blocks that a span touches. */
export function blocksUnder(blocks: readonly Block[], { start, end }: Span): Block[] {
  const first = blockAt(blocks, start);
  if (!first) return [];
  const under: Block[] = [];
  for (let at = first.index; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (!block || block.start >= end) break;
    if (block.end > start) under.push(block);
  }
  return under;
}
