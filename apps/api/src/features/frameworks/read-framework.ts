import { checkFramework, type Framework, type PlacedFault } from "@octant/schemas";
import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
} from "yaml";

/** A framework's file as it was read: the framework, or everything that is wrong with it, each with its place. */
export type ReadFramework = { kind: "read"; framework: Framework } | { kind: "refused"; faults: PlacedFault[] };

/** Deeper than any framework goes; what nests further was made to be a burden. */
const ALIASES_MOST = 20;

/**
 * Reads a framework from YAML or JSON, which YAML understands too. Where the file is no YAML only that is told, since the
 * rest would be guesses; otherwise every fault is told at once, in the order of the file.
 */
export function readFramework(text: string): ReadFramework {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const placeAt = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const written = document.errors.map(({ code, pos, message }) => {
    return { path: [], sentence: grammarSentence(code, message), ...placeAt(pos[0]) };
  });
  const isGrammatical = document.errors.every(({ code }) => code === "DUPLICATE_KEY");
  if (!isGrammatical) return { kind: "refused", faults: written };
  const value = toValue(document);
  if (value.kind === "too-many-aliases") {
    return { kind: "refused", faults: [{ path: [], sentence: value.sentence, line: 1, column: 1 }] };
  }
  const checked = checkFramework(value.read);
  const found = checked.kind === "faulty" ? checked.faults : [];
  const faults = [...written, ...found.map((fault) => ({ ...fault, ...placeAt(offsetOf(document, fault.path)) }))];
  if (checked.kind === "sound" && faults.length === 0) return { kind: "read", framework: checked.framework };
  return { kind: "refused", faults: faults.toSorted((a, b) => a.line - b.line || a.column - b.column) };
}

/** The library refuses a file in which a few references stand for a very large one. */
function toValue(
  document: Document,
): { kind: "value"; read: unknown } | { kind: "too-many-aliases"; sentence: string } {
  try {
    return { kind: "value", read: document.toJS({ maxAliasCount: ALIASES_MOST }) };
  } catch {
    return {
      kind: "too-many-aliases",
      sentence: "The file: its references (&, *) lead nowhere or stand for too much; write each text out.",
    };
  }
}

function grammarSentence(code: string, message: string): string {
  if (code === "DUPLICATE_KEY") return "The file: this name stands twice in one group of fields; keep one of them.";
  if (code === "TAB_AS_INDENT") return "The file: a line begins with a tab; YAML is set in with spaces.";
  const [sentence] = message.split(/ at line \d|\n/);
  return `The file is neither YAML nor JSON here: ${sentence}.`;
}

/** Where in the text a path leads to, or as far as it leads: what is missing is told where its owner stands. */
function offsetOf(document: Document, path: readonly (string | number)[]): number {
  let node: Node | null = document.contents;
  let offset = startOf(node);
  for (const step of path) {
    const owner: Node | null | undefined = isAlias(node) ? node.resolve(document) : node;
    if (!isCollection(owner)) return offset;
    if (isMap(owner)) {
      // of a name that stands twice the last counts, here as in what was read
      const pair = owner.items.findLast(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (!isPair(pair)) return offset;
      offset = startOf(pair.key) ?? offset;
      node = isNode(pair.value) ? pair.value : null;
    } else if (isSeq(owner)) {
      const item = owner.items[Number(step)];
      if (!isNode(item)) return offset;
      node = item;
      offset = startOf(item);
    }
  }
  return offset;
}

const startOf = (node: unknown) => (isNode(node) ? (node.range?.[0] ?? 0) : 0);
