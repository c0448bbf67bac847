import { type Combining, combineCuts, countStances, makeTally, reachOf } from "./combine-cuts.ts";
import { compareText } from "./compare-text.ts";
import { cutFinder } from "./cut-finder.ts";
import type { EvidenceNumbers } from "./evidence-numbers.ts";
import type { Reach } from "./evidence-scope.ts";
import { getOrAdd } from "./get-or-add.ts";
import { balanceOf, profileFigures } from "./profile-figures.ts";
import { type Cut, cutQuestion, type QuestionCut, rowsAbout } from "./question-cut.ts";
import type { QuestionRows } from "./question-rows.ts";
import type { UnitFigures } from "./unit-figures.ts";
import type { EvidenceUnit, UnitInput } from "./unit-input.ts";

/** A unit's figures but for those that are taken from other units; and who speaks about its very area and period. */
export type UnitCore = Omit<UnitFigures, "children" | "scope"> & { ofArea: Reach; ofPeriods: Reach };

type CoreInput = Pick<UnitInput, "areas" | "groupWeights"> & { readonly periodIds: readonly string[] };

/**
 * Gives the core of a unit's figures. A question's cut and balance are shared by the question and its dimension, a unit's
 * core by the unit and the area above it: each is computed once.
 */
export function coreFinder(
  { areas, periodIds, groupWeights = {} }: CoreInput,
  rows: ReadonlyMap<string, QuestionRows>,
  numbers: EvidenceNumbers,
): (unit: EvidenceUnit) => UnitCore {
  const cutOf = cutFinder(numbers, areas, periodIds);
  const declared = new Map(Object.entries(groupWeights));
  const combining: Combining = {
    numbers,
    weights: numbers.groups.all.map((group) => declared.get(group) ?? 1),
    ofSources: makeTally(numbers.sources.all.length),
    ofClusters: makeTally(numbers.clusters.all.length),
  };
  const about = new Map<Cut["areas"], Map<string, Int32Array>>();
  const cuts = new Map<Cut, Map<string, QuestionCut>>();
  const cores = new Map<Cut, Map<string, UnitCore>>();

  const cutOn = (question: string, cut: Cut): QuestionCut[] => {
    const ofQuestion = rows.get(question);
    if (!ofQuestion) return [];
    const ofCut = getOrAdd(cuts, cut, () => new Map<string, QuestionCut>());
    const inArea = getOrAdd(about, cut.areas, () => new Map<string, Int32Array>());
    const unmarked = numbers.speakers.all.length;
    return [
      getOrAdd(ofCut, question, () => {
        const places = getOrAdd(inArea, question, () => rowsAbout(ofQuestion, cut.areas));
        return cutQuestion(ofQuestion, places, cut, unmarked);
      }),
    ];
  };
  const coreOf = (cut: Cut, questions: readonly string[]): UnitCore => {
    const ofCut = getOrAdd(cores, cut, () => new Map<string, UnitCore>());
    return getOrAdd(ofCut, JSON.stringify(questions), () => {
      const said = questions.flatMap((question) => cutOn(question, cut));
      // several questions' balances are those of each by itself
      const [one, another] = questions;
      if (one === undefined || another === undefined) return toCore(said, combining, one ?? []);
      return toCore(
        said,
        combining,
        balancesOf(questions, (question) => coreOf(cut, [question])),
      );
    });
  };
  return (unit) => coreOf(cutOf(unit), [...new Set(unit.questionIds)].sort(compareText));
}

type Balances = readonly (readonly [question: string, balance: number])[];

function balancesOf(questions: readonly string[], coreOf: (question: string) => UnitCore): Balances {
  return questions.flatMap((question) => {
    const { profile } = coreOf(question);
    return profile.kind === "profile" ? [[question, profile.balance] as const] : [];
  });
}

/** `said` on one question alone, which is then named, or on several, whose balances are then given. */
function toCore(cuts: readonly QuestionCut[], combining: Combining, of: string | Balances): UnitCore {
  const { numbers } = combining;
  const { columns, sources } = combineCuts(cuts, combining);
  const total = (count: (cut: QuestionCut) => number) => cuts.reduce((sum, cut) => sum + count(cut), 0);
  const divided = [...new Set(cuts.flatMap((cut) => cut.divided))].sort((a, b) => a - b);
  const gathered = () => ({
    columns,
    byQuestion: typeof of === "string" ? [[of, balanceOf(columns)] as const] : of,
    divided: divided.map((source) => numbers.sources.all[source] ?? ""),
    naive: countStances(cuts, combining),
    sources,
  });
  return {
    profile: sources === 0 ? { kind: "no-evidence" } : profileFigures(gathered()),
    codings: total((cut) => cut.codings),
    context: total((cut) => cut.context),
    notPlaced: total((cut) => cut.notPlaced),
    broader: total((cut) => cut.broader),
    judged: total((cut) => cut.judged),
    ofArea: reachOf(
      cuts.map((cut) => cut.ofArea),
      combining,
    ),
    ofPeriods: reachOf(
      cuts.map((cut) => cut.ofPeriods),
      combining,
    ),
  };
}
