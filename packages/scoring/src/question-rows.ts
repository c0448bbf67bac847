import type { EvidenceNumbers } from "./evidence-numbers.ts";
import { getOrAdd } from "./get-or-add.ts";
import type { EffectiveCoding, UnitInput } from "./unit-input.ts";

/** How a row of a question's evidence counts: in balances, apart as context, or not, since its source is not placed. */
export const COUNTED = 0;
export const CONTEXT = 1;
export const NOT_PLACED = 2;

/**
 * All that was said to one question, cut to nothing: a row for what a speaker says of an area and periods in a text, with how
 * many codings say it and how many passages these are once joined. Columns of numbers that `EvidenceNumbers` gave, in order
 * of source and speaker, so that any cut is one pass that sorts nothing.
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

/** A coding in numbers. Those alike in all but their place in the text are one row. */
type Said = {
  source: number;
  speaker: number;
  area: number;
  periods: number;
  stance: number;
  text: number;
  start: number;
  end: number;
};

const STANCES: readonly EffectiveCoding["stance"][] = ["constrains", "mixed", "supports", "context"];
const NUMBER_OF = new Map(STANCES.map((stance, at) => [stance, at]));
const VALUES = [-1, 0, 1, 0];

/** Sorts an assessment's effective codings into rows by question, and the positions that were judged on it beside them. */
export function questionRows(
  codings: readonly EffectiveCoding[],
  judged: UnitInput["judged"],
  numbers: EvidenceNumbers,
): Map<string, QuestionRows> {
  const byQuestion = new Map<string, Said[]>();
  for (const coding of codings) getOrAdd(byQuestion, coding.questionId, () => []).push(toSaid(coding, numbers));
  const judgedOn = judgedByQuestion(judged, numbers);
  const questions = new Set([...byQuestion.keys(), ...judgedOn.keys()]);
  return new Map(
    [...questions].map((question) => {
      const columns = toColumns(byQuestion.get(question) ?? [], numbers);
      return [question, { ...columns, judged: judgedOn.get(question) ?? [] }];
    }),
  );
}

function toSaid(coding: EffectiveCoding, numbers: EvidenceNumbers): Said {
  return {
    source: numbers.sources.of(coding.sourceId),
    speaker: numbers.speakers.of(coding.speaker),
    area: numbers.areas.of(coding.aboutAreaId),
    periods: numbers.periodSets.of(coding.aboutPeriodIds),
    stance: NUMBER_OF.get(coding.stance) ?? 0,
    text: numbers.texts.of(coding.textVersionId),
    start: coding.start,
    end: coding.end,
  };
}

function compareSaid(a: Said, b: Said): number {
  return compareRow(a, b) || a.start - b.start;
}

function compareRow(a: Said, b: Said): number {
  return (
    a.source - b.source ||
    a.speaker - b.speaker ||
    a.area - b.area ||
    a.periods - b.periods ||
    a.stance - b.stance ||
    a.text - b.text
  );
}

function toColumns(said: Said[], { isPlaced }: EvidenceNumbers): Omit<QuestionRows, "judged"> {
  said.sort(compareSaid);
  const numbers = () => new Int32Array(said.length);
  const columns = { source: numbers(), speaker: numbers(), area: numbers(), periods: numbers() };
  const [passages, codings] = [numbers(), numbers()];
  const kind = new Uint8Array(said.length);
  const value = new Int8Array(said.length);
  let row = -1;
  let reach = 0;
  let last: Said | undefined;
  for (const one of said) {
    if (last === undefined || compareRow(last, one) !== 0) {
      row += 1;
      reach = -1;
      columns.source[row] = one.source;
      columns.speaker[row] = one.speaker;
      columns.area[row] = one.area;
      columns.periods[row] = one.periods;
      value[row] = VALUES[one.stance] ?? 0;
      kind[row] = kindOf(one, isPlaced);
    }
    // in order of place, what begins past the reach of all before it neither overlaps nor touches them
    if (one.start > reach) passages[row] = (passages[row] ?? 0) + 1;
    codings[row] = (codings[row] ?? 0) + 1;
    reach = Math.max(reach, one.end);
    last = one;
  }
  const upTo = row + 1;
  return {
    source: columns.source.subarray(0, upTo),
    speaker: columns.speaker.subarray(0, upTo),
    area: columns.area.subarray(0, upTo),
    periods: columns.periods.subarray(0, upTo),
    kind: kind.subarray(0, upTo),
    value: value.subarray(0, upTo),
    passages: passages.subarray(0, upTo),
    codings: codings.subarray(0, upTo),
  };
}

function kindOf({ source, stance }: Said, isPlaced: (source: number) => boolean): number {
  if (STANCES[stance] === "context") return CONTEXT;
  return isPlaced(source) ? COUNTED : NOT_PLACED;
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
