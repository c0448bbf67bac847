import type { RegisterColumn, RegisterFault, Source } from "@octant/schemas";
import { placeOf, type Reading, type ReadRow } from "./read-row.ts";

/** What of a row does not go together, although each of its cells is right. */
export function crossFaults({ change, present }: ReadRow, reading: Reading): RegisterFault[] {
  const was: Partial<Source> = present?.source ?? {};
  const faults: RegisterFault[] = [];
  const tell = (column: RegisterColumn, sentence: string) =>
    void faults.push({ ...placeOf(column, reading), sentence });
  const questions = change.questions ?? was.questions;
  if (questions) {
    const seen = new Set<string>();
    const twice = [...questions.asked, ...questions.silent, ...questions.notAsked].find((id) => {
      const isTwice = seen.has(id);
      seen.add(id);
      return isTwice;
    });
    if (twice !== undefined) tell("asked", `Question ${twice} stands in two of the columns; expected is one of them.`);
  }
  const participants = change.participants ?? was.participants;
  if (participants && participants.people !== null) {
    const named = participants.lines.reduce((sum, { people }) => sum + people, 0);
    if (named > participants.people) {
      tell("people", `${participants.people} took part, but the lines name ${named}; expected are as many or more.`);
    }
  }
  return faults;
}

/** What a new source lacks, and what of it does not go together. */
export function completeNew(row: ReadRow, reading: Reading): RegisterFault[] {
  const faults = crossFaults(row, reading);
  const isTold = (column: RegisterColumn) =>
    row.faults.some(({ header }) => header === placeOf(column, reading).header);
  const { title } = row.change;
  if (title === undefined && !isTold("title")) {
    faults.push({ ...placeOf("title", reading), sentence: "A new source needs a title, by which the team knows it." });
  }
  for (const [scope, column] of [
    ["analyse", "consentAnalyse"],
    ["quote", "consentQuote"],
  ] as const) {
    if (row.said.has(column) || isTold(column)) continue;
    const what = scope === "analyse" ? "analysed" : "quoted";
    faults.push({
      ...placeOf(column, reading),
      sentence: `Nobody says whether this source may be ${what}; expected is granted, refused or not asked.`,
    });
  }
  return faults;
}
