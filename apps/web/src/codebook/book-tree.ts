import type { Codebook, CodebookCode, CodebookQuestion, Dimension, GuidingQuestion } from "@octant/schemas";

/** A line of the codebook's tree. `depth` counts from 0; `parentId` is the line that it stands under. */
export type BookLine = { id: string; parentId: string | null; depth: number; name: string; codings: number } & (
  | { kind: "dimension"; dimension: Dimension }
  | { kind: "question"; question: CodebookQuestion; text: GuidingQuestion | undefined }
  | { kind: "code"; code: CodebookCode }
);

type Naming = { local: (text: Dimension["name"]) => string; hidden: string };

/** Dimensions with their questions and those with the study's own codes, in the framework's order, as lines. */
export function bookLines(book: Codebook, { local, hidden }: Naming): BookLine[] {
  return book.framework.dimensions.flatMap((dimension): BookLine[] => {
    const id = `dimension-${dimension.id}`;
    const questions = questionsOf(book, dimension).flatMap(({ question, text }): BookLine[] => {
      const codes = book.codes
        .filter(({ parentId }) => parentId === question.id)
        .map((code): BookLine => {
          return {
            kind: "code",
            id: code.id,
            parentId: question.id,
            depth: 2,
            name: code.name ?? hidden,
            codings: code.codings,
            code,
          };
        });
      const name = text ? `${question.questionId} ${local(text.name)}` : question.questionId;
      const line = { id: question.id, parentId: id, depth: 1, name, codings: question.codings };
      return [{ kind: "question", ...line, question, text }, ...codes];
    });
    const codings = questions.reduce((sum, line) => sum + line.codings, 0);
    const name = `${dimension.id} ${local(dimension.name)}`;
    return [{ kind: "dimension", id, parentId: null, depth: 0, name, codings, dimension }, ...questions];
  });
}

function questionsOf(book: Codebook, dimension: Dimension) {
  const texts = new Map(dimension.questions.map((question, at) => [question.id, { question, at }]));
  return book.questions
    .filter(({ dimensionId }) => dimensionId === dimension.id)
    .map((question) => ({ question, text: texts.get(question.questionId)?.question }))
    .toSorted((a, b) => placeOf(texts, a.question) - placeOf(texts, b.question));
}

const placeOf = (texts: ReadonlyMap<string, { at: number }>, { questionId }: CodebookQuestion) =>
  texts.get(questionId)?.at ?? Number.MAX_SAFE_INTEGER;

/** The lines that are seen: what is found with all that it stands under, or, with nothing looked for, what no closed line hides. */
export function seenLines(lines: readonly BookLine[], closed: ReadonlySet<string>, lookedFor: string): BookLine[] {
  const wanted = plain(lookedFor).split(/\s+/).filter(Boolean);
  const byId = new Map(lines.map((line) => [line.id, line]));
  const above = ({ parentId }: BookLine): BookLine[] => {
    const parent = parentId === null ? undefined : byId.get(parentId);
    return parent ? [parent, ...above(parent)] : [];
  };
  if (wanted.length === 0) return lines.filter((line) => !above(line).some(({ id }) => closed.has(id)));
  const found = lines.filter(({ name }) => wanted.every((word) => plain(name).includes(word)));
  const kept = new Set(found.flatMap((line) => [line.id, ...above(line).map(({ id }) => id)]));
  return lines.filter(({ id }) => kept.has(id));
}

const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
