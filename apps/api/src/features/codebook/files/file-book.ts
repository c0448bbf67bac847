import type { Codebook, CodebookCode, CodebookQuestion, Dimension, GuidingQuestion, LocalText } from "@octant/schemas";
import { v5 as uuidv5 } from "uuid";

/** What a coder reads of an entry, in English; lists have a line for each. None is "". */
export type Guide = { definition: string; lookFor: string; leaveOut: string; example: string; counterExample: string };

export type BookCode = {
  id: string;
  name: string;
  guide: Guide;
  retired: boolean;
  codings: number;
};
/** `label` is its number and name; `names` are its names in every language. */
export type BookQuestion = BookCode & {
  questionId: string;
  dimensionId: string;
  label: string;
  names: string[];
  codes: BookCode[];
};
export type BookDimension = {
  guid: string;
  dimensionId: string;
  label: string;
  names: string[];
  guide: Guide;
  questions: BookQuestion[];
};

/** A codebook as both of its file formats show it. `retiredSet` is the GUID of the set of what is no longer in use. */
export type FileBook = { dimensions: BookDimension[]; retiredSet: string };

/**
 * A codebook made ready for its files. Questions and codes have their own ids as GUIDs; a dimension's is made from its number
 * and the assessment, so that it is the same in every export.
 */
export function toFileBook(assessmentId: string, book: Codebook): FileBook {
  const guid = (what: string) => uuidv5(what, assessmentId);
  const codes = groupBy(book.codes, ({ parentId }) => parentId);
  const questions = groupBy(book.questions, ({ dimensionId }) => dimensionId);
  const known = book.framework.dimensions.map((dimension) => {
    return toDimension(guid(`dimension ${dimension.id}`), dimension, questions.get(dimension.id) ?? [], codes);
  });
  // of a draft that was changed under the study, what it no longer names
  const named = new Set(known.map(({ dimensionId }) => dimensionId));
  const unnamed = [...questions.keys()].filter((id) => !named.has(id));
  const rest = unnamed.map((dimensionId): BookDimension => {
    const own = (questions.get(dimensionId) ?? []).map((question) => toQuestion(question, undefined, codes));
    return {
      guid: guid(`dimension ${dimensionId}`),
      dimensionId,
      label: dimensionId,
      names: [],
      guide: NONE,
      questions: own,
    };
  });
  return { dimensions: [...known, ...rest], retiredSet: guid("retired") };
}

const NONE: Guide = { definition: "", lookFor: "", leaveOut: "", example: "", counterExample: "" };

type CodesByParent = ReadonlyMap<string, CodebookCode[]>;

function toDimension(
  guid: string,
  dimension: Dimension,
  rows: CodebookQuestion[],
  codes: CodesByParent,
): BookDimension {
  const { id: dimensionId, name, definition, lookFor, leaveOut, questions } = dimension;
  const texts = new Map(questions.map((question) => [question.id, question]));
  const order = new Map(questions.map((question, at) => [question.id, at]));
  const place = ({ questionId }: CodebookQuestion) => order.get(questionId) ?? questions.length;
  const inOrder = rows.toSorted((a, b) => place(a) - place(b));
  return {
    guid,
    dimensionId,
    label: `${dimensionId} ${name.en}`,
    names: Object.values(name),
    guide: { ...NONE, definition: definition.en, lookFor: toLines(lookFor), leaveOut: toLines(leaveOut) },
    questions: inOrder.map((row) => toQuestion(row, texts.get(row.questionId), codes)),
  };
}

function toQuestion(row: CodebookQuestion, text: GuidingQuestion | undefined, codes: CodesByParent): BookQuestion {
  const { id, questionId, dimensionId, retired, codings } = row;
  const names = text ? Object.values(text.name) : [];
  const { example, counterExample } = row.guide;
  const told = text
    ? { definition: text.question.en, lookFor: toLines(text.lookFor), leaveOut: toLines(text.leaveOut) }
    : NONE;
  const guide = { ...told, example, counterExample };
  const name = text?.name.en ?? questionId;
  const label = text ? `${questionId} ${name}` : questionId;
  return {
    id,
    questionId,
    dimensionId,
    name,
    label,
    names,
    guide,
    retired,
    codings,
    codes: (codes.get(id) ?? []).map(toCode),
  };
}

function toCode({ id, name, definition, guide, retired, codings }: CodebookCode): BookCode {
  return { id, name: name ?? "", guide: { ...guide, definition: definition ?? "" }, retired, codings };
}

const toLines = (texts: readonly LocalText[]) => texts.map(({ en }) => en).join("\n");

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
