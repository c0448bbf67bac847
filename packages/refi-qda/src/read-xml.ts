import { type SaxesAttributeNS, SaxesParser } from "saxes";
import { LIMITS } from "./limits.ts";
import { refuse } from "./refusal.ts";

/** An element with its namespace; attributes that only declare namespaces are left out. `line` is where it begins. */
export type Element = { local: string; uri: string; attributes: SaxesAttributeNS[]; line: number };

/** What is told of a file while it is read, in its order. */
export type XmlVisitor = {
  open: (element: Element) => void;
  text: (text: string, line: number) => void;
  close: () => void;
};

const XMLNS = "http://www.w3.org/2000/xmlns/";

/**
 * Reads XML 1.0 from its beginning to its end, or to its first fault. No document type is taken, so no entity is known but
 * the five of XML itself: nothing is fetched, and nothing small can stand for something large. Throws `Refused`.
 */
export function readXml(text: string, visitor: XmlVisitor): void {
  const parser = new SaxesParser({ xmlns: true, defaultXMLVersion: "1.0", forceXMLVersion: true });
  const here = () => [parser.line, parser.column + 1] as const;
  let depth = 0;
  let line = 1;
  parser.on("xmldecl", ({ encoding }) => {
    if (encoding === undefined || /^(utf-8|us-ascii)$/i.test(encoding)) return;
    refuse("not-utf-8", "The first line names another encoding; expected is a codebook in UTF-8.");
  });
  parser.on("doctype", () =>
    refuse("doctype", "There is a document type (<!DOCTYPE) here; a codebook has none, and it is not read.", ...here()),
  );
  parser.on("opentagstart", () => {
    line = parser.line;
    depth += 1;
    if (depth > LIMITS.depth) {
      refuse("too-deep", `The elements nest deeper than ${LIMITS.depth}; expected is a tree of codes.`, ...here());
    }
  });
  parser.on("opentag", ({ local, uri, attributes }) => {
    visitor.open({ local, uri, attributes: Object.values(attributes).filter((a) => a.uri !== XMLNS), line });
  });
  parser.on("closetag", () => {
    depth -= 1;
    visitor.close();
  });
  parser.on("text", (found) => visitor.text(found, parser.line));
  parser.on("cdata", (found) => visitor.text(found, parser.line));
  parser.on("error", ({ message }) => refuse("not-well-formed", toSentence(message), ...here()));
  parser.write(text).close();
}

/** What the library says in its own words, in ours: its words can repeat the file. */
const FAULTS: [RegExp, string][] = [
  [
    /undefined entity|entity name|character entity/,
    "There is an & here that begins nothing that XML knows; expected is &amp;, &lt;, &gt;, &quot;, &apos; or the number of a character.",
  ],
  [
    /unclosed tag|unexpected end/,
    "The file ends too early: an element is not closed; expected is </CodeBook> at the end.",
  ],
  [
    /close tag|closing tag/,
    "An element is closed here that is not the last one opened; expected is the end of that one.",
  ],
  [
    /attribute|quoted|whitespace between/,
    'An attribute is not written as XML asks; expected is one like name="Access", each once.',
  ],
  [
    /prefix|namespace|xmlns/,
    "A name has a prefix here that stands for nothing; expected is one that is declared with xmlns.",
  ],
  [
    /disallowed character/,
    "There is a character here that may not stand in XML; expected are letters, tabs and line ends, and &lt; for <.",
  ],
  [
    /outside of root|root element|only one root/,
    "The file is no XML document; expected is one element CodeBook with all others inside it.",
  ],
  [
    /XML declaration|version number|encoding value|standalone/,
    'The first line is not as XML asks; expected is <?xml version="1.0" encoding="UTF-8"?>.',
  ],
];

function toSentence(message: string): string {
  const [, sentence] = FAULTS.find(([pattern]) => pattern.test(message)) ?? [];
  return sentence ?? "This is not well-formed XML; expected is a REFI-QDA codebook, as other programs save it.";
}
