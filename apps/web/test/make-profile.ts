import type { Profile } from "../src/scorecard/balance-geometry.ts";

/** A plausible profile for tests, with what the test is about laid over it. */
export function makeProfile(over: Partial<Profile> = {}): Profile {
  return {
    kind: "profile",
    balance: -0.3,
    side: -1,
    byGroup: {},
    byQuestion: {},
    clusterShares: {},
    effectiveClusters: 4,
    supporting: 0.25,
    constraining: 0.5,
    polarisation: 0.5,
    sensitivity: [-0.4, -0.28],
    fragile: false,
    tipping: { clusters: [], groups: [] },
    equalGroups: -0.3,
    equalClusters: -0.3,
    weightDependent: false,
    questionBalance: -0.3,
    questionMix: false,
    maxShare: 0.2,
    divided: [],
    naive: -0.2,
    topShare: 0.2,
    counts: { codings: 41, sources: 9, clusters: 7, groups: 4 },
    ...over,
  };
}
