import type { EvidenceNumbers } from "./evidence-numbers.ts";
import { getOrAdd } from "./get-or-add.ts";
import { countPassages } from "./join-codings.ts";
import type { EffectiveCoding, UnitInput } from "./unit-input.ts";

/** How a row of a question's evidence counts: in balances, apart as context, or not, since its source is not placed. */
export const COUNTED = 0;
export const CONTEXT = 1;
export const NOT_PLACED = 2;

/**
 * All that was said to one question, cut to nothing: a row for what a speaker says of an area and periods, with how many
 * passages and codings say it. Columns of numbers that `EvidenceNumbers` gave, in order of source and speaker, so that any
 * cut is one pass that sorts nothing.
 */
export type QuestionRows = {
  source: Int32Array;
  speaker: Int32Array;
  area: Int32Array;
  periods: Int32Array;
  kind: Uint8Array;
  /** The stance as a number; 0 for context. */
  value: Int8Array;
  passages: Int32Array;
  codings: Int32Array;
  /** What analysts judged sources to say to the question, of placed sources alone, in order of source. */
  judged: { source: number; position: number }[];
};

type Row = { said: EffectiveCoding; source: number; speaker: number; kind: number; passages: number; codings: number };

const VALUE_OF = { supports: 1, mixed: 0, constrains: -1, context: 0 } as const;

/** Sorts an assessment's codings into rows by question: `counted` are joined into passages, those `beside` them are not. */
export function questionRows(
  counted: readonly EffectiveCoding[],
  beside: readonly EffectiveCoding[],
  judged: UnitInput["judged"],
  numbers: EvidenceNumbers,
): Map<string, QuestionRows> {
  const byQuestion = new Map<string, Row[]>();
  const add = (said: EffectiveCoding, kind: number, passages: number, codings: number) => {
    const source = numbers.sources.of(said.sourceId);
    const speaker = numbers.speakers.of(said.speaker);
    getOrAdd(byQuestion, said.questionId, () => []).push({ said, source, speaker, kind, passages, codings });
  };
  for (const { said, passages, codings } of countPassages(counted)) add(said, COUNTED, passages, codings);
  for (const coding of beside) add(coding, coding.stance === "context" ? CONTEXT : NOT_PLACED, 1, 1);

  const judgedOn = judgedByQuestion(judged, numbers);
  const questions = new Set([...byQuestion.keys(), ...judgedOn.keys()]);
  return new Map(
    [...questions].map((question) => {
      const columns = toColumns(byQuestion.get(question) ?? [], numbers);
      return [question, { ...columns, judged: judgedOn.get(question) ?? [] }];
    }),
  );
}

function toColumns(rows: Row[], { areas, periodSets }: EvidenceNumbers): Omit<QuestionRows, "judged"> {
  rows.sort((a, b) => a.source - b.source || a.speaker - b.speaker);
  const numbers = () => new Int32Array(rows.length);
  const [source, speaker, area, periods, passages, codings] = [
    numbers(),
    numbers(),
    numbers(),
    numbers(),
    numbers(),
    numbers(),
  ];
  const kind = new Uint8Array(rows.length);
  const value = new Int8Array(rows.length);
  for (const [at, row] of rows.entries()) {
    source[at] = row.source;
    speaker[at] = row.speaker;
    area[at] = areas.of(row.said.aboutAreaId);
    periods[at] = periodSets.of(row.said.aboutPeriodIds);
    kind[at] = row.kind;
    value[at] = VALUE_OF[row.said.stance];
    passages[at] = row.passages;
    codings[at] = row.codings;
  }
  return { source, speaker, area, periods, kind, value, passages, codings };
}

function judgedByQuestion(judged: UnitInput["judged"], { sources, isPlaced }: EvidenceNumbers) {
  const byQuestion = new Map<string, Map<number, number>>();
  for (const { sourceId, questionId, position } of judged) {
    const source = sources.of(sourceId);
    if (isPlaced(source)) getOrAdd(byQuestion, questionId, () => new Map<number, number>()).set(source, position);
  }
  return new Map(
    [...byQuestion].map(([question, ofSources]) => {
      const inOrder = [...ofSources].sort(([a], [b]) => a - b);
      return [question, inOrder.map(([source, position]) => ({ source, position }))] as const;
    }),
  );
}
