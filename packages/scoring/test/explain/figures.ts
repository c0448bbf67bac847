import {
  ALPHA_RELIABLE,
  ALPHA_TENTATIVE,
  cliffsDelta,
  confidenceCeiling,
  counterfactual,
  DELTA_TO_DISTINGUISH,
  DOMINANT_SHARE,
  DOUBLE_CODED_SHARE,
  ENOUGH_CLUSTERS,
  ENOUGH_GROUPS,
  ENOUGH_RATERS,
  evidenceIndex,
  isScopeCovered,
  krippendorffAlpha,
  panelRating,
  RATERS_TO_COMPARE,
  SIDE_BEYOND,
  SPLIT_SPREAD,
  textAgreement,
  unitPositions,
  VIGNETTES_TO_COMPARE,
} from "../../src/index.ts";
import {
  IF_IT_LEFT,
  MINISTRY_TALKS,
  PANEL,
  patrolsByArea,
  SPLIT_PANEL,
  TWO_CODERS,
  TWO_MARKINGS,
  TWO_MISSIONS,
  workedExample,
} from "./examples.ts";

/** How many times the ministry would say its word in each interview, if it talked even more. */
const LOUDER = 80;

/** A figure as the page prints it: two digits, a sign where it can be on either side, a true minus. */
const plain = (value: number | null, digits = 2) => (value === null ? "none" : value.toFixed(digits));
const signed = (value: number | null) => {
  if (value === null) return "none";
  const rounded = Math.abs(value).toFixed(2);
  if (Number(rounded) === 0) return rounded;
  return `${value < 0 ? "−" : "+"}${rounded}`;
};
const percent = (share: number) => `${Math.round(share * 100)} %`;
const whole = (value: number) => String(value);

/** What must be of one kind for the page to be right; the page is wrong where it is another. */
function expectKind<T extends { kind: string }, K extends T["kind"]>(result: T, kind: K): Extract<T, { kind: K }> {
  if (result.kind !== kind) throw new Error(`expected ${kind}, got ${result.kind}`);
  return result as Extract<T, { kind: K }>;
}

/** Every figure of the page by name, computed now. */
export function allFigures(): Record<string, string> {
  return { ...thresholds(), ...talkative(), ...ceilings(), ...agreement(), ...panels() };
}

function thresholds(): Record<string, string> {
  return {
    "one.plain": whole(1),
    "one.top": signed(1).replace(".00", ""),
    "one.bottom": signed(-1).replace(".00", ""),
    "side.beyond": plain(SIDE_BEYOND),
    "enough.clusters": whole(ENOUGH_CLUSTERS),
    "enough.groups": whole(ENOUGH_GROUPS),
    "enough.raters": whole(ENOUGH_RATERS),
    "dominant.share": percent(DOMINANT_SHARE),
    "alpha.tentative": plain(ALPHA_TENTATIVE, 3),
    "alpha.reliable": plain(ALPHA_RELIABLE, 1),
    "double.share": percent(DOUBLE_CODED_SHARE),
    "split.spread": whole(SPLIT_SPREAD),
    "compare.raters": whole(RATERS_TO_COMPARE),
    "compare.delta": plain(DELTA_TO_DISTINGUISH, 1),
    "compare.vignettes": whole(VIGNETTES_TO_COMPARE),
  };
}

function talkative(): Record<string, string> {
  const { evidence, profile } = workedExample();
  const { profile: louder } = workedExample({ ministryTalks: LOUDER });
  const { profile: weighed } = workedExample({ weights: { officials: 2 } });
  const positionOf = (id: string) => profile.clusters.find((cluster) => cluster.id === id)?.position ?? Number.NaN;
  const shareOf = (id: string) => profile.clusterShares[id] ?? Number.NaN;
  const { positions } = expectKind(unitPositions(evidence.profileInput), "positions");
  const women = positions.find(({ source }) => source === "women");
  const ofMinistry = evidence.passages.filter(({ sourceId }) => sourceId.startsWith("ministry")).length;
  const [least, most] = profile.sensitivity ?? [];
  return {
    passages: whole(profile.counts.codings),
    sources: whole(profile.counts.sources),
    clusters: whole(profile.counts.clusters),
    groups: whole(profile.counts.groups),
    "ministry.passages": whole(ofMinistry),
    "ministry.interviews": whole(positions.filter(({ source }) => source.startsWith("ministry")).length),
    "ministry.talk": percent(ofMinistry / profile.counts.codings),
    "ministry.position": signed(positionOf("ministry")),
    "governor.position": signed(positionOf("governor's office")),
    "traders.position": signed(positionOf("traders")),
    "women.position": signed(positionOf("women's association")),
    "women.passages": whole(women?.passages ?? 0),
    "women.speakers": whole(women?.speakers ?? 0),
    "fishers.position": signed(positionOf("fishers")),
    "officials.balance": signed(profile.byGroup.officials ?? null),
    "civil.balance": signed(profile.byGroup["civil society"] ?? null),
    balance: signed(profile.balance),
    naive: signed(profile.naive),
    "louder.times": whole(LOUDER / MINISTRY_TALKS),
    "louder.passages": whole(louder.counts.codings),
    "louder.naive": signed(louder.naive),
    "louder.balance": signed(louder.balance),
    "weighed.balance": signed(weighed.balance),
    "share.ministry": percent(shareOf("ministry")),
    "share.traders": percent(shareOf("traders")),
    "share.max": percent(profile.maxShare),
    "share.top": percent(profile.topShare ?? 0),
    effective: plain(profile.effectiveClusters, 1),
    supporting: percent(profile.supporting),
    constraining: percent(profile.constraining),
    polarisation: plain(profile.polarisation),
    "sensitivity.least": signed(least ?? null),
    "sensitivity.most": signed(most ?? null),
    "tipping.groups": whole(profile.tipping.groups.length),
    "tipping.clusters": whole(profile.tipping.clusters.length),
    "equal.clusters": signed(profile.equalClusters),
    "equal.groups": signed(profile.equalGroups),
  };
}

function ceilings(): Record<string, string> {
  const index = expectKind(evidenceIndex(patrolsByArea()), "index");
  const whole3 = index.figures({ questionIds: ["3.1"] });
  const { profile, scope } = whole3;
  const finding = { causal: false, rivals: 0, counterSearch: false, stanceAlpha: null, doubleCodedShare: 0 };
  const { reasons } = confidenceCeiling({ profile, scopeCovered: isScopeCovered(scope), ...finding });
  // the page names them
  const named = ["no-counter-search", "fragile", "unchecked-coding"];
  if (reasons.map(({ code }) => code).join() !== named.join()) throw new Error("the page names other reasons");
  const childOf = (id: string) => whole3.children.find(({ areaId }) => areaId === id);
  return {
    "north.balance": signed(childOf("north")?.balance ?? null),
    "north.clusters": whole(childOf("north")?.clusters ?? 0),
    "south.balance": signed(childOf("south")?.balance ?? null),
    "south.clusters": whole(childOf("south")?.clusters ?? 0),
    "ceiling.reasons": whole(reasons.length),
  };
}

function agreement(): Record<string, string> {
  const [first = [], second = []] = TWO_CODERS;
  const alpha = expectKind(krippendorffAlpha(TWO_CODERS, "ordinal"), "alpha");
  const text = expectKind(
    textAgreement(
      TWO_MARKINGS.length,
      TWO_MARKINGS.a.map(([start, end]) => [start, end]),
      TWO_MARKINGS.b.map(([start, end]) => [start, end]),
    ),
    "agreement",
  );
  const alike = first.filter((stance, at) => stance === second[at]).length;
  return {
    "alpha.passages": whole(first.length),
    "alpha.alike": whole(alike),
    "alpha.value": plain(alpha.alpha),
    "text.length": whole(TWO_MARKINGS.length),
    "text.both": whole(text.both),
    "text.onlyA": whole(text.onlyA),
    "text.onlyB": whole(text.onlyB),
    "text.dice": plain(text.dice),
    "text.alpha": plain(text.alpha),
  };
}

function panels(): Record<string, string> {
  const rating = expectKind(panelRating(PANEL), "rating");
  const split = expectKind(panelRating(SPLIT_PANEL), "rating");
  const left = expectKind(counterfactual(IF_IT_LEFT), "shares");
  const [from, to] = rating.plausible;
  const count = (reply: string) => whole(IF_IT_LEFT.filter((one) => one.reply === reply).length);
  return {
    "panel.size": whole(rating.of),
    "panel.median": rating.median === null ? "none" : String(rating.median),
    "panel.from": whole(from),
    "panel.to": whole(to),
    "panel.dissent": whole(rating.dissent.length),
    "split.low": whole(split.distribution[1]),
    "split.high": whole(split.distribution[4]),
    "split.median": plain(split.median),
    delta: plain(cliffsDelta(TWO_MISSIONS.a, TWO_MISSIONS.b)),
    "left.worse": percent(left.shares.worse),
    "left.better": percent(left.shares.better),
    "left.same": percent(left.shares.noDifference),
    "left.worse.sources": count("worse"),
    "left.asked": whole(left.asked.sources),
    "left.clusters": whole(left.asked.clusters),
  };
}
