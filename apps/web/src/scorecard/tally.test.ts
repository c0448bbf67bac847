import fc from "fast-check";
import { expect, test } from "vitest";
import { tally, tallyMarks } from "./tally.ts";

const groups = [
  { id: "g1", name: "Civil society", weight: null },
  { id: "g2", name: "Officials", weight: null },
];

test("a tally keeps the assessment's order of groups and a place for those nobody was heard of", () => {
  const clusters = ["c1", "c2"].map((clusterId) => ({ clusterId, groupId: "g2", position: 0 }));
  expect(tally(clusters, groups)).toEqual([
    { groupId: "g1", name: "Civil society", clusters: 0 },
    { groupId: "g2", name: "Officials", clusters: 2 },
  ]);
});

test("ticks of a group stand close, groups apart, and a group without clusters is a box", () => {
  const heard = [
    { groupId: "g1", name: "", clusters: 2 },
    { groupId: "g2", name: "", clusters: 0 },
  ];
  expect(tallyMarks(heard, 134)).toEqual({
    marks: [
      { kind: "cluster", x: 0, width: 3 },
      { kind: "cluster", x: 5, width: 3 },
      { kind: "empty", x: 14, width: 6 },
    ],
    width: 20,
  });
});

test("however many clusters were heard, every one has a mark and none leaves the column", () => {
  const counts = fc.array(fc.integer({ min: 0, max: 80 }), { maxLength: 9 });
  const inside = fc.property(counts, (clusters) => {
    const { marks, width } = tallyMarks(
      clusters.map((n) => ({ groupId: "", name: "", clusters: n })),
      134,
    );
    expect(marks.filter((mark) => mark.kind === "cluster")).toHaveLength(clusters.reduce((a, b) => a + b, 0));
    expect(width).toBeLessThanOrEqual(134);
    for (const mark of marks) expect(mark.x + mark.width).toBeLessThanOrEqual(134 + 1e-9);
  });
  fc.assert(inside);
});
