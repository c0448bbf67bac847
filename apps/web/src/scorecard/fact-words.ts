import type { Words } from "../words/words.ts";
import type { Fact } from "./rests-on.ts";

/** A fact in the words of the catalogue. */
export function factWords(fact: Fact, words: Words["scorecard"]["facts"]): string {
  switch (fact.kind) {
    case "few":
      return words.few(fact.clusters);
    case "one-group":
      return words.oneGroup(fact.group);
    case "dominant":
      return words.dominant(fact.share, fact.cluster);
    case "tips-groups":
      return words.tipsGroups(fact.groups);
    case "tips-clusters":
      return words.tipsClusters(fact.clusters);
    case "other-side":
      return words.otherSide(fact.choices);
    case "divided":
      return words.divided(fact.sources);
    case "both-sides":
      return words.bothSides(fact.supporting, fact.constraining);
    case "one-sided":
      return words.oneSided(fact.side, fact.share);
    case "no-side":
      return words.noSide;
    case "judged":
      return words.judged(fact.positions);
    case "not-placed":
      return words.notPlaced(fact.codings);
    case "broader":
      return words.broader(fact.codings);
    case "context":
      return words.context(fact.codings);
  }
}
