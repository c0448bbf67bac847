import { CONTEXT, NOT_PLACED, type QuestionRows } from "./question-rows.ts";
import { side } from "./side.ts";

/** Where evidence about an area stands towards a cut. */
export const ELSEWHERE = 0;
export const INSIDE = 1;
export const BROADER = 2;

/** A cut to an area and a period: for each area, and for each set of periods, how evidence about it stands. */
export type Cut = {
  /** No cut at all: the whole mission in all periods. */
  isWhole: boolean;
  areas: Uint8Array;
  /** 1 for a set that the cut takes. */
  periods: Uint8Array;
  /** The number of the cut's very area; -1 where no coding is about it. */
  ownArea: number;
  /** 1 for a set that speaks about all that the cut's period is. */
  ownPeriods: Uint8Array;
};

/** What was said to one question in a cut. Sources are numbers, each list in order and each source in it once. */
export type QuestionCut = {
  /** Sources with a position, and it. */
  sources: Int32Array;
  positions: Float64Array;
  /** Sources with stance-bearing passages, and how many. */
  heard: Int32Array;
  heardCounts: Int32Array;
  /** Sources whose marked speakers take opposite sides. */
  divided: number[];
  /** Sources that speak about the cut's very area, not only a part of it; and about all of its period. */
  ofArea: Int32Array;
  ofPeriods: Int32Array;
  stanceSum: number;
  passages: number;
  codings: number;
  context: number;
  notPlaced: number;
  broader: number;
  judged: number;
};

/** The rows that are about an area, its parts or a larger one, by their places: the same in whatever period. */
export function rowsAbout(rows: QuestionRows, areas: Uint8Array): Int32Array {
  const places = new Places(rows.area.length);
  for (let at = 0; at < rows.area.length; at += 1) {
    if (areas[rows.area[at] ?? 0] !== ELSEWHERE) places.add(at);
  }
  return places.all();
}

/**
 * Cuts a question's rows, of which `about` are about the cut's area, in one pass: what `unitEvidence`, `sayings` and
 * `sourcePositions` give for them. `unmarked` is the number of passages without a speaker.
 * Source: method, sections 2 and 3, step 1.
 */
export function cutQuestion(rows: QuestionRows, about: Int32Array, cut: Cut, unmarked: number): QuestionCut {
  const counted = new Places(about.length);
  const ofArea = new Places(about.length);
  const ofPeriods = new Places(about.length);
  const inContext = new Set<number>();
  let [codings, context, notPlaced, broader] = [0, 0, 0, 0];
  for (let place = 0; place < about.length; place += 1) {
    const at = about[place] ?? 0;
    const periods = rows.periods[at] ?? 0;
    if (cut.periods[periods] !== 1) continue;
    const area = rows.area[at] ?? 0;
    const kind = rows.kind[at];
    const count = rows.codings[at] ?? 0;
    if (cut.areas[area] === BROADER) {
      if (kind !== CONTEXT) broader += count;
    } else if (kind === CONTEXT) {
      context += count;
      inContext.add(rows.source[at] ?? 0);
    } else if (kind === NOT_PLACED) notPlaced += count;
    else {
      codings += count;
      counted.add(at);
      if (area === cut.ownArea) ofArea.addOnce(rows.source[at] ?? 0);
      if (cut.ownPeriods[periods] === 1) ofPeriods.addOnce(rows.source[at] ?? 0);
    }
  }
  const heard = hear(rows, counted.all(), unmarked);
  const spoken = rows.judged.length === 0 ? heard : withJudged(heard, rows.judged, cut.isWhole, inContext);
  return { ...spoken, ofArea: ofArea.all(), ofPeriods: ofPeriods.all(), codings, context, notPlaced, broader };
}

/** A list of numbers that knows its greatest length from the beginning. */
class Places {
  readonly #list: Int32Array;
  #length = 0;

  constructor(most: number) {
    this.#list = new Int32Array(most);
  }

  add(place: number): void {
    this.#list[this.#length] = place;
    this.#length += 1;
  }

  /** For numbers that come in order. */
  addOnce(place: number): void {
    if (this.#length === 0 || this.#list[this.#length - 1] !== place) this.add(place);
  }

  all(): Int32Array {
    return this.#list.slice(0, this.#length);
  }
}

type Heard = Pick<
  QuestionCut,
  "sources" | "positions" | "heard" | "heardCounts" | "divided" | "stanceSum" | "passages" | "judged"
>;

/** What each source says: the mean of its speakers' mean stances. `counted` are places of rows, in their order. */
function hear(rows: QuestionRows, counted: Int32Array, unmarked: number): Heard {
  const positions = new Float64Array(counted.length);
  const [heard, heardCounts] = [new Int32Array(counted.length), new Int32Array(counted.length)];
  const divided: number[] = [];
  let [sources, stanceSum, passages] = [0, 0, 0];
  for (let at = 0; at < counted.length; sources += 1) {
    const source = rows.source[counted[at] ?? 0] ?? 0;
    let [meanSum, speakers, ofSource, supports, constrains] = [0, 0, 0, false, false];
    while (at < counted.length && rows.source[counted[at] ?? 0] === source) {
      const speaker = rows.speaker[counted[at] ?? 0];
      let [sum, count] = [0, 0];
      for (; at < counted.length; at += 1) {
        const row = counted[at] ?? 0;
        if (rows.source[row] !== source || rows.speaker[row] !== speaker) break;
        const times = rows.passages[row] ?? 0;
        sum += (rows.value[row] ?? 0) * times;
        count += times;
      }
      meanSum += sum / count;
      speakers += 1;
      ofSource += count;
      stanceSum += sum;
      if (speaker === unmarked) continue;
      supports ||= side(sum / count) === 1;
      constrains ||= side(sum / count) === -1;
    }
    positions[sources] = meanSum / speakers;
    heard[sources] = source;
    heardCounts[sources] = ofSource;
    passages += ofSource;
    if (supports && constrains) divided.push(source);
  }
  const speaking = heard.slice(0, sources);
  return {
    sources: speaking,
    positions: positions.slice(0, sources),
    heard: speaking,
    heardCounts: heardCounts.slice(0, sources),
    divided,
    stanceSum,
    passages,
    judged: 0,
  };
}

/** Judged positions replace computed ones; in a cut they stand where their source has a coding on the question. */
function withJudged(
  found: Heard,
  judged: QuestionRows["judged"],
  isWhole: boolean,
  inContext: ReadonlySet<number>,
): Heard {
  const positionOf = new Map<number, number>();
  for (const [at, source] of found.sources.entries()) positionOf.set(source, found.positions[at] ?? 0);
  const standing = judged.filter(({ source }) => isWhole || positionOf.has(source) || inContext.has(source));
  for (const { source, position } of standing) positionOf.set(source, position);
  const sources = Int32Array.from(positionOf.keys()).sort();
  return {
    ...found,
    judged: standing.length,
    sources,
    positions: Float64Array.from(sources, (source) => positionOf.get(source) ?? 0),
  };
}
