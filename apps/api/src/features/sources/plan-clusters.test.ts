import { describe, expect, test } from "vitest";
import { type ClusterState, type Move, planClusters } from "./plan-clusters.ts";

const clusters = new Map<string, ClusterState>(
  [
    { id: "own", groupId: "traders", sources: 1, isOwn: true },
    { id: "ministry", groupId: "officials", sources: 2, isOwn: false },
    { id: "radio", groupId: "press", sources: 3, isOwn: false },
  ].map((cluster) => [cluster.id, cluster]),
);
const move = (changed: Partial<Move>): Move => {
  return { sourceId: "s", from: "own", title: "A trader", isRenamed: false, ...changed };
};
const plan = (...moves: Move[]) => {
  let made = 0;
  return planClusters(clusters, moves, () => `new ${++made}`);
};
const NOTHING = { added: [], regrouped: new Map(), renamed: new Map(), emptied: [], refused: [] };

describe("a cluster of a source's own", () => {
  test("changes group with its source, and bears its new title", () => {
    const planned = plan(move({ groupId: "farmers", title: "A farmer", isRenamed: true }));
    expect(planned).toMatchObject({
      placed: new Map([["s", "own"]]),
      regrouped: new Map([["own", "farmers"]]),
      renamed: new Map([["own", "A farmer"]]),
      added: [],
    });
  });

  test("goes when its source joins another", () => {
    expect(plan(move({ to: "radio" }))).toEqual({ ...NOTHING, placed: new Map([["s", "radio"]]), emptied: ["own"] });
  });

  test("stays where another source comes in as its own leaves", () => {
    const coming = move({ sourceId: "t", from: null, to: "own" });
    expect(plan(move({ to: "radio" }), coming).emptied).toEqual([]);
  });

  test("is enough for a source that is asked to have one", () => {
    expect(plan(move({ to: null }))).toEqual({ ...NOTHING, placed: new Map([["s", "own"]]) });
  });
});

describe("a cluster that several share", () => {
  const [one, two] = [move({ sourceId: "a", from: "ministry" }), move({ sourceId: "b", from: "ministry" })];

  test("changes its group if all of its sources do", () => {
    const planned = plan({ ...one, groupId: "press" }, { ...two, groupId: "press" });
    expect(planned.regrouped).toEqual(new Map([["ministry", "press"]]));
    expect(planned.refused).toEqual([]);
  });

  test("does not if only some do, or if they ask for several", () => {
    const refused = (...moves: Move[]) => plan(...moves).refused.map(({ sourceId }) => sourceId);
    expect(refused({ ...one, groupId: "press" })).toEqual(["a"]);
    expect(refused({ ...one, groupId: "press" }, two)).toEqual(["a"]);
    expect(refused({ ...one, groupId: "press" }, { ...two, groupId: "farmers" })).toEqual(["a", "b"]);
    expect(refused({ ...one, groupId: "officials" }, two)).toEqual([]);
  });

  test("takes in a source of its own group, and of the group that it changes to", () => {
    const joining = move({ to: "ministry", groupId: "press" });
    expect(plan(joining).refused).toEqual([{ sourceId: "s", clusterId: "ministry", askedGroupId: "press" }]);
    expect(plan({ ...one, groupId: "press" }, joining, { ...two, groupId: "press" }).refused).toEqual([]);
  });

  test("is left for clusters of their own by those who ask for it, in the group that they had", () => {
    const planned = plan(
      { ...one, to: null, title: "A clerk" },
      { ...two, to: null, groupId: "press", title: "A poet" },
    );
    expect(planned).toMatchObject({
      placed: new Map([
        ["a", "new 1"],
        ["b", "new 2"],
      ]),
      added: [
        { id: "new 1", groupId: "officials", name: "A clerk" },
        { id: "new 2", groupId: "press", name: "A poet" },
      ],
      emptied: [],
    });
  });
});

test("a source that is only coming gets a cluster of its own unless it joins one", () => {
  const [alone, joining] = [move({ sourceId: "a", from: null, groupId: "traders" }), move({ from: null, to: "radio" })];
  expect(plan(alone, joining)).toEqual({
    ...NOTHING,
    placed: new Map([
      ["s", "radio"],
      ["a", "new 1"],
    ]),
    added: [{ id: "new 1", groupId: "traders", name: "A trader" }],
  });
});
