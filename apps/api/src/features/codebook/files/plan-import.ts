import type { CodebookFileFault, CodebookFileLoss } from "@octant/schemas";
import { BookIndex, type BookNode, toKey } from "./book-index.ts";
import { COLUMNS } from "./columns.ts";
import type { BookCode, BookQuestion, FileBook } from "./file-book.ts";
import type { FoundEntry, FoundFile } from "./found-file.ts";
import { toDescription } from "./guide-text.ts";
import { toLine, toText, unstorable } from "./plain-text.ts";

/** What an import makes of a code of the study's own. `guid` is the file's, for a code that is new. */
export type PlannedCode = { name: string; definition: string; retired: boolean };
export type PlannedOutcome =
  | { kind: "same" }
  | { kind: "changed"; code: BookCode; after: PlannedCode }
  | { kind: "added"; question: BookQuestion; guid: string | null; after: PlannedCode }
  | { kind: "unplaced" }
  | { kind: "not-taken" };
export type PlannedEntry = { entry: FoundEntry; outcome: PlannedOutcome; faults: CodebookFileFault[] };
export type ImportPlan = { entries: PlannedEntry[]; losses: CodebookFileLoss[] };

/** Question by the index of the entry that a person has placed under it; what stands under that entry goes along. */
export type Placements = ReadonlyMap<number, string>;

const NAME_LENGTH = 120;
const DEFINITION_LENGTH = 2_000;
const MOVED = "a code is moved on the codebook screen, where its codings are told";
const WORDING = "is worded on the codebook screen, where it is told what still compares";

/**
 * Tells what becomes of every entry of a file in this codebook, in the file's order. It is found by GUID first, then by number or name;
 * what is not found is a new code under the question that it stands under, or that a person has placed it under. Framework
 * and questions stay as they are. An empty text in the file changes nothing. Nothing is lost in silence: an entry has
 * exactly one outcome, and faults for whatever of it is not taken.
 */
export function planImport(book: FileBook, file: FoundFile, placements: Placements): ImportPlan {
  const planner = new Planner(book, file, placements);
  const entries = file.entries.map((entry, at) => planner.plan(entry, at));
  const others = file.sets.filter(({ guid }) => guid !== book.retiredSet);
  const [first] = others;
  const sentence = "The file groups codes in sets; here they stand under questions, and sets are not kept.";
  const sets = first ? [{ place: first.place, count: others.length, sentence }] : [];
  return { entries, losses: [...file.losses, ...sets] };
}

/** Where the entry stands: the question for a new code, and what is wrong with what the file says of it. */
type Place = { question: BookQuestion | undefined; faults: CodebookFileFault[] };

class Planner {
  readonly #index: BookIndex;
  readonly #questions: ReadonlyMap<string, BookQuestion>;
  readonly #retired: ReadonlySet<string> | undefined;
  /** By the index of an entry, what it was found to be and the question that stands above what is under it. */
  readonly #nodes: (BookNode | undefined)[] = [];
  readonly #under: (BookQuestion | undefined)[] = [];
  readonly #taken = new Set<string>();

  constructor(
    book: FileBook,
    file: FoundFile,
    private readonly placements: Placements,
  ) {
    this.#index = new BookIndex(book);
    this.#questions = new Map(book.dimensions.flatMap(({ questions }) => questions.map((q) => [q.id, q] as const)));
    const set = file.sets.find(({ guid }) => guid === book.retiredSet);
    this.#retired = set && new Set(set.members);
  }

  plan(entry: FoundEntry, at: number): PlannedEntry {
    const place = this.#placeOf(entry, at);
    const node = this.#nodeOf(entry, place);
    this.#nodes[at] = node;
    this.#under[at] = node?.kind === "question" || node?.kind === "code" ? node.question : place.question;
    if (entry.faults.length > 0) return { entry, outcome: { kind: "not-taken" }, faults: entry.faults };
    if (node?.kind === "dimension") return this.#planDimension(entry, node);
    if (node?.kind === "question") return this.#planQuestion(entry, node.question);
    if (entry.level === "dimension" || entry.level === "question") {
      return { entry, outcome: { kind: "not-taken" }, faults: [unknown(entry.level)] };
    }
    const faults = faultsOfTexts(entry);
    if (faults.length > 0) return { entry, outcome: { kind: "not-taken" }, faults };
    if (node) return this.#planCode(entry, node, place);
    return this.#planNew(entry, place);
  }

  /** A person's word comes before the file's. */
  #placeOf(entry: FoundEntry, at: number): Place {
    const placed = this.#questions.get(this.placements.get(at) ?? "");
    if (placed) return { question: placed, faults: [] };
    if (entry.parent !== null) return { question: this.#under[entry.parent], faults: [] };
    return entry.level === "code" ? this.#placeInTable(entry) : { question: undefined, faults: [] };
  }

  #placeInTable({ dimension, question }: FoundEntry): Place {
    const faults: CodebookFileFault[] = [];
    const inDimension = dimension === "" ? undefined : this.#index.dimension(dimension, true);
    if (dimension !== "" && !inDimension) faults.push(unknown("dimension"));
    const found =
      question === "" ? undefined : this.#index.question(question, { of: inDimension?.dimension, numbered: true });
    if (question === "")
      faults.push({ column: COLUMNS.question, sentence: "Nothing says under which question the code stands." });
    else if (!found && this.#index.question(question, { numbered: true })) {
      faults.push({
        column: COLUMNS.question,
        sentence: "This question belongs to another dimension; expected is one of the row's.",
      });
    } else if (!found) faults.push(unknown("question"));
    return { question: faults.length === 0 ? found?.question : undefined, faults };
  }

  #nodeOf(entry: FoundEntry, { question }: Place): BookNode | undefined {
    const { level, guid, name, parent } = entry;
    const byGuid = this.#index.byGuid(guid);
    // a table says what a row is; an id of another kind was put there by mistake, and the words count
    if (byGuid && (level === null || byGuid.kind === level)) return byGuid;
    if (level === "dimension") return this.#index.dimension(entry.dimension, true);
    if (level === "question") {
      const of = this.#index.dimension(entry.dimension, true)?.dimension;
      return this.#index.question(entry.question, { of, numbered: true });
    }
    if (level === "code") return question || entry.question === "" ? this.#index.code(name, question) : undefined;
    const above = parent === null ? undefined : this.#nodes[parent];
    if (above?.kind === "dimension")
      return this.#index.question(name, { of: above.dimension }) ?? this.#index.code(name, question);
    const atTop = parent === null ? (this.#index.dimension(name) ?? this.#index.question(name)) : undefined;
    return atTop ?? this.#index.code(name, question);
  }

  #planDimension(entry: FoundEntry, { dimension }: BookNode & { kind: "dimension" }): PlannedEntry {
    if (!this.#isFirst(dimension.guid)) return twice(entry);
    const says = [toDescription(dimension.guide), dimension.guide.definition];
    return keepsWording(entry, "The dimension", says, dimension.guide);
  }

  #planQuestion(entry: FoundEntry, question: BookQuestion): PlannedEntry {
    if (!this.#isFirst(question.id)) return twice(entry);
    const planned = keepsWording(
      entry,
      "The question",
      [toDescription(question.guide), question.guide.definition],
      question.guide,
    );
    const retired = this.#retiredIn(entry);
    if (retired === null || retired === question.retired) return planned;
    const sentence = "A question is taken out of use, or back into it, on the codebook screen; here it stays as it is.";
    return {
      entry,
      outcome: { kind: "not-taken" },
      faults: [...planned.faults, { column: COLUMNS.retired, sentence }],
    };
  }

  #planCode(entry: FoundEntry, { code, question }: BookNode & { kind: "code" }, place: Place): PlannedEntry {
    if (!this.#isFirst(code.id)) return twice(entry);
    const faults = unkeptOf(entry);
    if (place.question && place.question.id !== question.id) {
      faults.push({
        column: COLUMNS.question,
        sentence: `The code stays under question ${question.questionId}: ${MOVED}.`,
      });
    }
    const after = {
      name: orAsItIs(code.name, toLine(entry.name), toLine),
      definition: orAsItIs(code.guide.definition, toText(entry.guide.definition ?? ""), toText),
      retired: this.#retiredIn(entry) ?? code.retired,
    };
    const isSame =
      after.name === code.name && after.definition === code.guide.definition && after.retired === code.retired;
    return { entry, outcome: isSame ? { kind: "same" } : { kind: "changed", code, after }, faults };
  }

  #planNew(entry: FoundEntry, { question, faults }: Place): PlannedEntry {
    if (!entry.isCodable) {
      const sentence = "A heading under which nothing is coded; what stands under it can be placed under a question.";
      return { entry, outcome: { kind: "not-taken" }, faults: [{ column: null, sentence }] };
    }
    if (!question) return { entry, outcome: { kind: "unplaced" }, faults };
    if (question.retired) {
      const sentence = `Question ${question.questionId} is no longer in use, and no code is added under it.`;
      return { entry, outcome: { kind: "not-taken" }, faults: [{ column: COLUMNS.question, sentence }] };
    }
    const name = toLine(entry.name);
    if (!this.#isFirst(`${question.id} ${toKey(name)}`)) return twice(entry);
    const after = { name, definition: toText(entry.guide.definition ?? ""), retired: this.#retiredIn(entry) ?? false };
    return { entry, outcome: { kind: "added", question, guid: entry.guid, after }, faults: unkeptOf(entry) };
  }

  #retiredIn({ retired, guid }: FoundEntry): boolean | null {
    if (retired !== null || !this.#retired || guid === null) return retired;
    return this.#retired.has(guid);
  }

  #isFirst(key: string): boolean {
    if (this.#taken.has(key)) return false;
    this.#taken.add(key);
    return true;
  }
}

/** What the file says, unless that is nothing, or the same but for white space. */
const orAsItIs = (known: string, read: string, plain: (text: string) => string) =>
  read === "" || read === plain(known) ? known : read;

function unknown(what: "dimension" | "question"): CodebookFileFault {
  const numbered = what === "dimension" ? "3" : "3.2";
  return {
    column: COLUMNS[what],
    sentence: `This study has no such ${what}; expected is its number, like ${numbered}, or its name.`,
  };
}

function twice(entry: FoundEntry): PlannedEntry {
  const sentence = "It stands in the file a second time under this question; the first was taken.";
  return { entry, outcome: { kind: "not-taken" }, faults: [{ column: COLUMNS.name, sentence }] };
}

/** A text that is empty, or says what the codebook says, asks for nothing. */
function keepsWording(entry: FoundEntry, what: string, says: string[], own: BookCode["guide"]): PlannedEntry {
  const { definition, lookFor, leaveOut, example, counterExample } = entry.guide;
  const differs = (read: string | null, known: string[]) =>
    read !== null && toText(read) !== "" && !known.map(toText).includes(toText(read));
  const others = [
    ["lookFor", lookFor],
    ["leaveOut", leaveOut],
    ["example", example],
    ["counterExample", counterExample],
  ] as const;
  const columns = others.flatMap(([column, read]) => (differs(read, [own[column]]) ? [column] : []));
  const all = differs(definition, says) ? (["definition", ...columns] as const) : columns;
  const faults = all.map((column) => ({
    column: COLUMNS[column],
    sentence: `${what} ${WORDING}; here it stays as it is.`,
  }));
  return { entry, outcome: { kind: faults.length > 0 ? "not-taken" : "same" }, faults };
}

/** What Octant has no place for on a code of the study's own. */
function unkeptOf({ guide }: FoundEntry): CodebookFileFault[] {
  return (["lookFor", "leaveOut", "example", "counterExample"] as const).flatMap((column) => {
    if (toText(guide[column] ?? "") === "") return [];
    const name = COLUMNS[column];
    return [
      {
        column: name,
        sentence: `A code of the study's own has no “${name}”; it was left out. It can stand in the definition.`,
      },
    ];
  });
}

function faultsOfTexts({ name, guide }: FoundEntry): CodebookFileFault[] {
  const faults: CodebookFileFault[] = [];
  const tell = (column: "name" | "definition", sentence: string) => faults.push({ column: COLUMNS[column], sentence });
  const [line, definition] = [toLine(name), toText(guide.definition ?? "")];
  if (line === "") tell("name", "The code has no name.");
  if (line.length > NAME_LENGTH)
    tell("name", `The name has ${line.length} characters; expected are at most ${NAME_LENGTH}.`);
  if (definition.length > DEFINITION_LENGTH) {
    tell(
      "definition",
      `The definition has ${definition.length} characters; expected are at most ${DEFINITION_LENGTH}.`,
    );
  }
  if (unstorable(line)) tell("name", "The name holds a control character, which no text needs.");
  if (unstorable(definition)) tell("definition", "The definition holds a control character, which no text needs.");
  return faults;
}
