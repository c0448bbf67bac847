import type { RegisterColumn, RegisterCounts } from "@octant/schemas";
import { f } from "./formats.ts";

const rows = (n: number) => f.count(n, { one: "row", other: "rows" });

/** The register as a file: taken out, and brought in. */
export const registerImport = {
  open: "Import a table",
  title: "Import a register",
  about:
    "A CSV file or a workbook (.xlsx) with a row for each source. The first row names the columns; the file that Octant saves shows them all. Nothing is stored before you agree.",
  choose: "Choose a file",
  other: "Choose another file",
  reading: (name: string) => `Reading ${name}`,
  importing: (n: number) => `Storing ${rows(n)}`,
  notRead: "The file was not read",
  notImported: "Nothing was imported",
  kept: "Nothing of it was stored. Mend the file and choose it again.",
  keptHere: "Nothing was stored. The preview is still here.",
  outdated: "The register changed meanwhile, so the file was read once more. Look again before you agree.",
  faultAt: (sheet: string | null, row: number | null, column: string | null) =>
    [sheet, row === null ? null : `row ${row}`, column === null ? null : `column ${column}`]
      .filter((part) => part !== null)
      .join(", "),

  counts: ({ added, changed, same, refused }: RegisterCounts) =>
    [
      `${f.number(added)} new`,
      `${f.number(changed)} changed`,
      `${f.number(same)} as they are`,
      `${f.number(refused)} refused`,
    ].join(", "),
  of: (n: number, sheet: string | null) => (sheet === null ? `Of ${rows(n)}.` : `Of ${rows(n)} in “${sheet}”.`),
  tabs: {
    refused: (n: number) => `Refused (${f.number(n)})`,
    changed: (n: number) => `Changed (${f.number(n)})`,
    added: (n: number) => `New (${f.number(n)})`,
    columns: (n: number) => `Columns (${f.number(n)})`,
  },
  tabsLabel: "What the file would do",
  none: {
    refused: "No row is refused.",
    changed: "No source that is there would change.",
    added: "No new source.",
  },
  more: (n: number) => `and ${rows(n)} more`,
  head: {
    row: "Row",
    column: "Column",
    what: "What is wrong",
    source: "Source",
    title: "Title",
    change: "Change",
    as: "Read as",
  },
  nextNumber: (kind: string) => `${kind}, next free number`,
  noSource: "no source",
  empty: "nothing",
  became: "becomes",
  moves: "moves",
  wholeRow: "the row",
  as: { written: "not read: Octant works it out", unknown: "not read: nothing is known of it" },
  fields: {
    kind: "kind",
    number: "number",
    title: "title",
    group: "stakeholder group",
    cluster: "cluster",
    area: "area",
    periods: "periods it speaks about",
    language: "language",
    date: "day",
    mode: "mode",
    interviewer: "interviewer",
    access: "how access was obtained",
    accessWords: "about access",
    present: "who sat in",
    presentWords: "about who sat in",
    asked: "questions asked",
    silent: "questions it was silent on",
    notAsked: "questions not asked",
    consentAnalyse: "consent to analyse",
    consentQuote: "consent to quote",
    consentArchive: "consent to archive",
    consentRecontact: "consent to be contacted again",
    consentHow: "how consent was obtained",
    sensitivity: "sensitivity",
    gender: "respondent",
    people: "number of participants",
    participants: "participants",
    primaryCoder: "primary coder",
    partOf: "focus group it is a part of",
  } satisfies Record<RegisterColumn, string>,
  reason: "Why sources move",
  reasonHint: (n: number) =>
    `${f.count(n, { one: "source changes", other: "sources change" })} group or cluster, and every figure that counts them moves. This stands in their history.`,
  agree: ({ added, changed, refused }: RegisterCounts) => {
    const stored = `Import ${rows(added + changed)}`;
    return refused === 0 ? stored : `${stored}, leave ${f.number(refused)} out`;
  },
  nothingToDo: "There is nothing to import: every row that can be read says what the register says.",
  done: ({ rows: all, added, changed, same, refused }: RegisterCounts) =>
    `Of ${rows(all)}: ${f.number(added)} added, ${f.number(changed)} changed, ${f.number(same)} were so already, ${f.number(refused)} left out.`,
  leftOut: "These rows were left out",
  doneTitle: "The register is imported",

  save: "Take the register out",
  fileName: "register",
  saveCsv: "As CSV",
  saveXlsx: "As a workbook (.xlsx)",
  saveHint: (n: number) =>
    `${f.count(n, { one: "source", other: "sources" })}, as found and sorted here. The file can be brought in again.`,
  notSaved: "The register was not saved",
};
