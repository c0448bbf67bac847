import fc from "fast-check";
import { expect, test } from "vitest";
import { anyProfileInput, anyProfileInputTwice } from "../test/any-profile-input.ts";
import { expectFinite } from "../test/expect-finite.ts";
import { type EvidenceProfile, evidenceProfile, type ProfileInput } from "./index.ts";

const nothing: ProfileInput = { clusters: [], sources: [], stances: [], judged: [] };

/** One source per cluster, each with one stance on one question. */
function heard(...voices: [group: string, stance: -1 | 0 | 1][]): ProfileInput {
  return {
    ...nothing,
    clusters: voices.map(([group], at) => ({ id: `c${at}`, group })),
    sources: voices.map((_, at) => ({ id: `s${at}`, cluster: `c${at}`, kind: "interview" })),
    stances: voices.map(([, stance], at) => ({ source: `s${at}`, question: "1.1", stance })),
  };
}

function profileOf(input: ProfileInput): EvidenceProfile {
  const profile = evidenceProfile(input);
  if (profile.kind !== "profile") throw new Error(`expected a profile, got ${profile.kind}`);
  return profile;
}

test("three voices of one group weigh no more than one of another", () => {
  const profile = profileOf(heard(["officials", 1], ["officials", 1], ["officials", 1], ["civil society", -1]));
  expect(profile).toMatchObject({ balance: 0, naive: 0.5, effectiveClusters: expect.closeTo(3, 12), polarisation: 1 });
  expect(profile.clusters).toContainEqual({ id: "c3", group: "civil society", position: -1 });
});

test("no evidence is a result of its own", () => {
  expect(evidenceProfile(nothing)).toEqual({ kind: "no-evidence" });
  const context = { ...heard(["officials", 1]), stances: [{ source: "s0", question: "1.1", stance: null }] };
  expect(evidenceProfile(context)).toEqual({ kind: "no-evidence" });
});

test("a judged position alone is evidence, without a naive mean", () => {
  const judged = [{ source: "s0", question: "1.1", position: 0.5 as const }];
  expect(evidenceProfile({ ...heard(["officials", 1]), stances: [], judged })).toMatchObject({
    balance: 0.5,
    naive: null,
    topShare: null,
    counts: { codings: 0, sources: 1, clusters: 1, groups: 1 },
  });
});

test("marked speakers count equally, however much each said, and passages without a speaker form one more", () => {
  const says = (stance: -1 | 0 | 1, speaker?: string) => ({
    source: "s0",
    question: "1.1",
    stance,
    ...(speaker ? { speaker } : {}),
  });
  const stances = [says(1, "A"), says(1, "A"), says(1, "A"), says(-1, "B")];
  expect(profileOf({ ...heard(["civil society", 1]), stances })).toMatchObject({ balance: 0, divided: ["s0"] });
  const unmarked = [...stances, says(-1), says(-1)];
  expect(profileOf({ ...heard(["civil society", 1]), stances: unmarked }).balance).toBeCloseTo(-1 / 3, 12);
});

test("a balance of exactly 0.25 is on neither side, and rounding does not put it on one", () => {
  const input = heard(["a", 1], ["b", 0], ["c", 0], ["d", 0]);
  expect(profileOf(input)).toMatchObject({ balance: 0.25, side: 0 });
  const weights = { a: 0.1, b: 0.1, c: 0.1, d: 0.1 };
  expect(profileOf({ ...input, groupWeights: weights }).side).toBe(0);
});

test("it says which cluster or group would tip the balance", () => {
  const profile = profileOf(heard(["a", 1], ["a", -1], ["b", 1]));
  expect(profile).toMatchObject({ balance: 0.5, sensitivity: [0, 1], fragile: true });
  expect(profile.tipping).toEqual({ clusters: ["c0"], groups: ["b"] });
  expect(profileOf(heard(["a", 1], ["b", 1])).tipping).toEqual({ clusters: [], groups: [] });
});

test("a cluster in two groups is rejected with both names", () => {
  const input = heard(["officials", 1]);
  const clusters = [...input.clusters, { id: "c0", group: "civil society" }];
  const rejected = {
    kind: "rejected",
    code: "cluster-in-two-groups",
    cluster: "c0",
    groups: ["civil society", "officials"],
  };
  expect(evidenceProfile({ ...input, clusters })).toEqual(rejected);
  expect(evidenceProfile({ ...input, clusters: clusters.toReversed() })).toEqual(rejected);
});

test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])("a group weight of %d is rejected", (weight) => {
  const rejected = { kind: "rejected", code: "weight-not-positive", groups: ["officials"] };
  expect(evidenceProfile({ ...heard(["officials", 1]), groupWeights: { officials: weight } })).toEqual(rejected);
});

test("a source that is unknown, in two clusters, or judged in two ways is rejected by name", () => {
  const input = heard(["officials", 1], ["officials", 1]);
  const stranger = { source: "x", question: "1.1", stance: 1 as const };
  expect(evidenceProfile({ ...input, stances: [stranger] })).toMatchObject({ code: "source-unknown", sources: ["x"] });
  const moved = [...input.sources, { id: "s0", cluster: "c1", kind: "interview" }];
  expect(evidenceProfile({ ...input, sources: moved })).toMatchObject({ code: "source-in-two-clusters", source: "s0" });
  const homeless = [{ id: "s0", cluster: "nowhere", kind: "interview" }];
  expect(evidenceProfile({ ...input, sources: homeless })).toMatchObject({
    code: "cluster-unknown",
    clusters: ["nowhere"],
  });
  const judged = [-1, 1].map((position) => ({ source: "s1", question: "1.1", position: position as -1 | 1 }));
  expect(evidenceProfile({ ...input, judged })).toMatchObject({ code: "position-judged-twice", sources: ["s1"] });
});

test("the order in which evidence arrives never changes a profile", () => {
  const unchanged = fc.property(anyProfileInputTwice, ([input, reordered]) => {
    const { groupWeights = {}, ...rest } = input;
    expect(evidenceProfile(reordered)).toEqual(evidenceProfile({ ...rest, groupWeights }));
  });
  fc.assert(unchanged, { numRuns: 1000 });
});

test("whatever was said, no figure is NaN or out of its range", () => {
  const inRange = fc.property(anyProfileInput, (input) => {
    const profile = evidenceProfile(input);
    expectFinite(profile);
    expect(profile.kind).not.toBe("rejected");
    if (profile.kind !== "profile") return;
    const balances = [profile.balance, ...(profile.sensitivity ?? []), ...Object.values(profile.byQuestion)];
    for (const value of balances) expect(Math.abs(value)).toBeLessThanOrEqual(1);
    const shares = Object.values(profile.clusterShares).reduce((a, b) => a + b, 0);
    expect(shares).toBeCloseTo(1, 12);
    expect(profile.effectiveClusters).toBeLessThanOrEqual(profile.counts.clusters + 1e-9);
  });
  fc.assert(inRange, { numRuns: 1000 });
});

test("sensitivity is what profiles without one cluster or one group say", () => {
  const sameRange = fc.property(anyProfileInput, (input) => {
    const profile = evidenceProfile(input);
    if (profile.kind !== "profile") return;
    const groupOf = new Map(input.clusters.map(({ id, group }) => [id, group]));
    const groups = [...new Set(profile.clusters.map(({ group }) => group))];
    const balances = [
      ...profile.clusters.map(({ id }) => without(input, (cluster) => cluster === id)),
      ...groups.map((group) => without(input, (cluster) => groupOf.get(cluster) === group)),
    ].filter((balance) => balance !== null);
    if (balances.length === 0) expect(profile.sensitivity).toBeNull();
    else
      expect(profile.sensitivity).toEqual([
        expect.closeTo(Math.min(...balances), 12),
        expect.closeTo(Math.max(...balances), 12),
      ]);
  });
  fc.assert(sameRange, { numRuns: 300 });
});

/** The balance with all that the clusters said left out; null where nothing is left. */
function without(input: ProfileInput, isLeftOut: (cluster: string) => boolean): number | null {
  const gone = new Set(input.sources.filter(({ cluster }) => isLeftOut(cluster)).map(({ id }) => id));
  const kept = <T extends { source: string }>(list: readonly T[]) => list.filter(({ source }) => !gone.has(source));
  const profile = evidenceProfile({ ...input, stances: kept(input.stances), judged: kept(input.judged) });
  return profile.kind === "profile" ? profile.balance : null;
}
