import fc from "fast-check";
import { expect, test } from "vitest";
import { groupMarks } from "./cluster-marks.ts";

const group = { id: "g", name: "Civil society", weight: null };
const at = (position: number, at: number) => ({ clusterId: `c${at}`, groupId: "g", position });

test("clusters at one place stand over one another, others on the line", () => {
  const [line] = groupMarks([at(-1, 0), at(0.5, 1), at(-1, 2)], { g: -0.5 }, [group]);
  expect(line).toMatchObject({ mean: -0.5, levels: 2 });
  expect(line?.marks.map(({ x, level }) => [x, level])).toEqual([
    [0, 0],
    [0, 1],
    [75, 0],
  ]);
});

test("a group nobody was heard of keeps its line, without a mean", () => {
  expect(groupMarks([], {}, [group])).toEqual([
    { groupId: "g", name: "Civil society", weight: null, mean: null, marks: [], levels: 0 },
  ]);
});

test("no two marks ever cover one another", () => {
  const positions = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { maxLength: 40 });
  const apart = fc.property(positions, (all) => {
    const marks = groupMarks(all.map(at), {}, [group])[0]?.marks ?? [];
    expect(marks).toHaveLength(all.length);
    for (const [i, a] of marks.entries()) {
      for (const b of marks.slice(i + 1)) expect(a.level !== b.level || Math.abs(a.x - b.x) >= 4).toBe(true);
    }
  });
  fc.assert(apart);
});
