import type { EffectivenessTally } from "@octant/schemas";
import type { Words } from "../words/words.ts";

/** How judgements fall, in words, each kind with its number; what nobody said is left out. */
export function tallyLines({ progress, contribution }: EffectivenessTally, t: Words["effectiveness"]): string[] {
  const { helped, harmed } = contribution;
  const told: [string, number][] = [
    [t.progress.deteriorated, progress[1]],
    [t.progress.stagnated, progress[2]],
    [t.progress["partly-improved"], progress[3]],
    [t.progress.improved, progress[4]],
    [t.progress["not-mandated"], progress.notMandated],
    [t.progress.insufficient, progress.insufficient],
    ...(["minor", "substantial", "decisive"] as const).flatMap((size): [string, number][] => [
      [t.contributionLine(t.direction.helped, t.size[size]), helped[size]],
      [t.contributionLine(t.direction.harmed, t.size[size]), harmed[size]],
    ]),
    [t.direction.none, contribution.none],
    [t.direction.unclear, contribution.unclear],
  ];
  return told.filter(([, n]) => n > 0).map(([what, n]) => t.tallied(what, n));
}
