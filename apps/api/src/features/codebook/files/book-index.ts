import type { BookCode, BookDimension, BookQuestion, FileBook } from "./file-book.ts";

/** What an entry of a file can be in the codebook. A code comes with the question that it stands under. */
export type BookNode =
  | { kind: "dimension"; dimension: BookDimension }
  | { kind: "question"; question: BookQuestion; dimension: BookDimension }
  | { kind: "code"; code: BookCode; question: BookQuestion };

type Questions = Map<string, BookNode & { kind: "question" }>;
type Codes = Map<string, BookNode & { kind: "code" }>;

/** Finds dimensions, questions and codes by GUID, by number and by name, whatever its capitals and spaces. */
export class BookIndex {
  readonly #byGuid = new Map<string, BookNode>();
  readonly #dimensions = new Map<string, BookNode & { kind: "dimension" }>();
  readonly #questions: Questions = new Map();
  /** By the dimension's number. */
  readonly #questionsOf = new Map<string, Questions>();
  /** By the question's id. */
  readonly #codesOf = new Map<string, Codes>();
  /** Of the whole codebook; null where several have the name. */
  readonly #codes = new Map<string, (BookNode & { kind: "code" }) | null>();

  constructor(book: FileBook) {
    for (const dimension of book.dimensions) {
      const node = { kind: "dimension", dimension } as const;
      this.#byGuid.set(dimension.guid, node);
      for (const label of labelsOf(dimension.dimensionId, dimension)) addFirst(this.#dimensions, label, node);
      for (const question of dimension.questions) this.#addQuestion({ kind: "question", question, dimension });
    }
  }

  byGuid(guid: string | null): BookNode | undefined {
    return guid === null ? undefined : this.#byGuid.get(guid);
  }

  /** A dimension by its name, with its number or without; `numbered` ones also by the number that the label begins with. */
  dimension(label: string, numbered = false) {
    return find(this.#dimensions, label, numbered);
  }

  /** A question in the same way; of one dimension where that is given. */
  question(label: string, { of, numbered = false }: { of?: BookDimension | undefined; numbered?: boolean } = {}) {
    return find(of ? this.#questionsOf.get(of.dimensionId) : this.#questions, label, numbered);
  }

  /** A code by its name under a question; without one, wherever in the codebook it has that name alone. */
  code(name: string, question?: BookQuestion) {
    if (question) return this.#codesOf.get(question.id)?.get(toKey(name));
    return this.#codes.get(toKey(name)) ?? undefined;
  }

  #addQuestion(node: BookNode & { kind: "question" }): void {
    const { question, dimension } = node;
    this.#byGuid.set(question.id, node);
    const ofDimension: Questions = this.#questionsOf.get(dimension.dimensionId) ?? new Map();
    this.#questionsOf.set(dimension.dimensionId, ofDimension);
    for (const label of labelsOf(question.questionId, question)) {
      addFirst(this.#questions, label, node);
      addFirst(ofDimension, label, node);
    }
    const codes: Codes = new Map();
    this.#codesOf.set(question.id, codes);
    for (const code of question.codes) {
      const inner = { kind: "code", code, question } as const;
      this.#byGuid.set(code.id, inner);
      addFirst(codes, toKey(code.name), inner);
      this.#codes.set(toKey(code.name), this.#codes.has(toKey(code.name)) ? null : inner);
    }
  }
}

/** The same for what people take for the same name. */
export const toKey = (name: string) => name.normalize("NFC").replaceAll(/\s+/g, " ").trim().toLowerCase();

const labelsOf = (number: string, { label, names }: { label: string; names: readonly string[] }) =>
  [number, label, ...names].map(toKey);

function addFirst<Node>(nodes: Map<string, Node>, key: string, node: Node): void {
  if (!nodes.has(key)) nodes.set(key, node);
}

/** Other programs number their codes as they like, so a number counts only where it can be meant: “3.2 Access” is question 3.2. */
function find<Node>(nodes: ReadonlyMap<string, Node> | undefined, label: string, numbered: boolean): Node | undefined {
  const [number] = /^\d+(\.s?\d+)?(?=[\s.:)]|$)/.exec(toKey(label)) ?? [];
  if (number === toKey(label) && !numbered) return undefined;
  return nodes?.get(toKey(label)) ?? (numbered && number !== undefined ? nodes?.get(number) : undefined);
}
