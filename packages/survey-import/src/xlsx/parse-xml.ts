import { SaxesParser, type SaxesTagNS } from "saxes";
import type { XlsxLimits } from "./limits.ts";
import { damaged, XlsxRefused } from "./refusal.ts";

/** An element as its handler sees it: the name without a prefix, and attributes by theirs. */
export type Element = { name: string; attribute: (name: string) => string | undefined };

export type XmlHandlers = {
  open: (element: Element) => void;
  close: (name: string) => void;
  text?: (text: string) => void;
};

/**
 * Walks through a part of a workbook. A document type, by which entities could be made, ends it, and so does deep nesting:
 * no spreadsheet program writes either. Throws an `XlsxRefused`.
 */
export async function parseXml(pieces: AsyncIterable<string>, limits: XlsxLimits, handlers: XmlHandlers) {
  const parser = new SaxesParser({ xmlns: true, position: false });
  let depth = 0;
  parser.on("doctype", () => {
    throw new XlsxRefused("doctype", "The workbook declares a document type, which no spreadsheet program writes.");
  });
  parser.on("error", () => {
    throw damaged("one of its parts is not well-formed XML");
  });
  parser.on("opentag", (tag) => {
    depth += 1;
    if (depth > limits.depth) {
      throw new XlsxRefused("too-deep", `A part of the workbook is nested deeper than ${limits.depth} levels.`);
    }
    handlers.open({ name: tag.local, attribute: (name) => findAttribute(tag, name) });
  });
  parser.on("closetag", (tag) => {
    depth -= 1;
    handlers.close(tag.local);
  });
  if (handlers.text) {
    parser.on("text", handlers.text);
    parser.on("cdata", handlers.text);
  }
  for await (const piece of pieces) parser.write(piece);
  parser.close();
}

/** By the name without its prefix: which prefix stands for what is the file's own affair. */
function findAttribute({ attributes }: SaxesTagNS, name: string): string | undefined {
  for (const attribute of Object.values(attributes)) if (attribute.local === name) return attribute.value;
  return undefined;
}
