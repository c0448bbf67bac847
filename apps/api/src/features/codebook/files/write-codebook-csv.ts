import { writeCsv } from "@octant/csv";
import { COLUMN_NAMES, COLUMNS, type Column } from "./columns.ts";
import type { BookCode, FileBook, Guide } from "./file-book.ts";

type Row = Partial<Record<Column, string | number>>;

/** A codebook as a table: a row for each dimension, then for each of its questions, and for each code under that. */
export function writeCodebookCsv({ dimensions }: FileBook): string {
  const rows = dimensions.flatMap(({ guid, label: dimension, guide, questions }): Row[] => [
    { dimension, ...guideCells(guide), id: guid },
    ...questions.flatMap((question): Row[] => [
      { dimension, question: question.label, ...codeCells(question) },
      ...question.codes.map((code) => {
        return { dimension, question: question.label, name: code.name, ...codeCells(code) };
      }),
    ]),
  ]);
  const head = COLUMN_NAMES.map((column) => COLUMNS[column]);
  return writeCsv([head, ...rows.map((row) => COLUMN_NAMES.map((column) => row[column] ?? null))]);
}

const guideCells = ({ definition, lookFor, leaveOut, example, counterExample }: Guide): Row => {
  return { definition, lookFor, leaveOut, example, counterExample };
};

function codeCells({ id, guide, retired, codings }: BookCode): Row {
  return { ...guideCells(guide), retired: retired ? "yes" : "no", codings, id };
}
