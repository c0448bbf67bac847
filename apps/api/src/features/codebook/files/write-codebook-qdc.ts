import { type QdaCode, writeCodebook } from "@octant/refi-qda";
import { version } from "../../../../package.json" with { type: "json" };
import type { BookCode, FileBook } from "./file-book.ts";
import { toDescription } from "./guide-text.ts";

const ORIGIN = `Octant ${version}`;

/**
 * A codebook for other programs. Dimensions are headings, questions and codes can be coded with, and what is no longer in use
 * is in a set. Octant tells codes apart by number and name, so none has a colour.
 */
export function writeCodebookQdc({ dimensions, retiredSet }: FileBook): string {
  const codes = dimensions.map(({ guid, label, guide, questions }): QdaCode => {
    const inner = questions.map((question) => toQda(question, question.label, question.codes));
    return { guid, name: label, description: toDescription(guide), colour: null, isCodable: false, codes: inner };
  });
  const all = dimensions.flatMap(({ questions }) => questions.flatMap((question) => [question, ...question.codes]));
  const members = all.filter(({ retired }) => retired).map(({ id }) => id);
  const set = { guid: retiredSet, name: "No longer in use", description: "", members };
  return writeCodebook({ origin: ORIGIN, codes, sets: members.length > 0 ? [set] : [] }).xml;
}

function toQda({ id, guide }: BookCode, name: string, under: readonly BookCode[]): QdaCode {
  const codes = under.map((code) => toQda(code, code.name, []));
  return { guid: id, name, description: toDescription(guide), colour: null, isCodable: true, codes };
}
