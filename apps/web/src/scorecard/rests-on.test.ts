import type { ScorecardRow } from "@octant/schemas";
import { expect, test } from "vitest";
import { makeProfile } from "../../test/make-profile.ts";
import { restsOn } from "./rests-on.ts";

const names = {
  groupName: (id: string) => `group ${id}`,
  clusterName: (id: string) => `cluster ${id}`,
};
const makeRow = (over: Partial<ScorecardRow> = {}): ScorecardRow => ({
  dimensionId: "3",
  profile: makeProfile(),
  codings: 52,
  context: 0,
  notPlaced: 0,
  broader: 0,
  judged: 0,
  clusters: [],
  ...over,
});
const kinds = (row: ScorecardRow) => restsOn(row, names).map((fact) => fact.kind);

test("a broad, steady balance says only how its clusters lie", () => {
  expect(restsOn(makeRow(), names)).toEqual([{ kind: "both-sides", supporting: 0.25, constraining: 0.5 }]);
});

test("few clusters of one group are said first, with the group's name", () => {
  const counts = { codings: 6, sources: 2, clusters: 2, groups: 1 };
  const clusters = [{ clusterId: "c", groupId: "g", position: -1 }];
  const row = makeRow({
    profile: makeProfile({ counts, supporting: 0, maxShare: 0.5, clusterShares: { c: 0.5 } }),
    clusters,
  });
  expect(restsOn(row, names)).toEqual([
    { kind: "few", clusters: 2 },
    { kind: "one-group", group: "group g" },
    { kind: "one-sided", side: "constrains", share: 0.5 },
  ]);
});

test("a cluster that carries more than a quarter is named with its share", () => {
  const row = makeRow({ profile: makeProfile({ maxShare: 0.4, clusterShares: { a: 0.1, b: 0.4 } }) });
  expect(restsOn(row, names)[0]).toEqual({ kind: "dominant", share: 0.4, cluster: "cluster b" });
});

test("a fragile balance names the groups without which it changes side, and clusters only where no group does", () => {
  const tipped = (clusters: string[], groups: string[]) =>
    restsOn(makeRow({ profile: makeProfile({ fragile: true, tipping: { clusters, groups } }) }), names)[0];
  expect(tipped(["a"], ["g", "h"])).toEqual({ kind: "tips-groups", groups: ["group g", "group h"] });
  expect(tipped(["a"], [])).toEqual({ kind: "tips-clusters", clusters: ["cluster a"] });
});

test("other weights, other questions and divided sources are said where they matter", () => {
  const profile = makeProfile({
    weightDependent: true,
    equalGroups: -0.3,
    equalClusters: 0.1,
    questionMix: true,
    questionBalance: 0,
    divided: ["s1"],
  });
  expect(kinds(makeRow({ profile }))).toEqual(["other-side", "divided", "both-sides"]);
  expect(restsOn(makeRow({ profile }), names)[0]).toEqual({
    kind: "other-side",
    choices: [
      { equal: "clusters", value: 0.1 },
      { equal: "questions", value: 0 },
    ],
  });
});

test("without evidence it still says what was coded and stands in no balance", () => {
  const row = makeRow({ profile: { kind: "no-evidence" }, notPlaced: 4, broader: 1, context: 2 });
  expect(kinds(row)).toEqual(["not-placed", "broader", "context"]);
});
