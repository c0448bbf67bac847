import { expect, test } from "vitest";
import type { RegisterState } from "./register-state.ts";
import { type LoggedChange, rewindRegister } from "./rewind-register.ts";

const source = (id: string, said: Partial<RegisterState["sources"][number]> = {}) => {
  const placed = { clusterId: `cluster of ${id}`, groupId: "officials", primaryCoderId: null };
  return { id, kind: "interview" as const, number: 1, ...placed, ...said };
};
const NOW: RegisterState = {
  sources: [source("i1"), source("i2")],
  codes: [{ id: "c1", dimensionId: "1", questionId: "1.1" }],
  areas: [
    { id: "north", parentId: null, retired: false },
    { id: "gao", parentId: "north", retired: false },
  ],
  periods: [{ id: "p1", retired: false }],
  groupWeights: { officials: 2 },
  judged: [],
};
const change = (entityId: string, before: unknown, kind = "source.changed"): LoggedChange => {
  const entity = kind.startsWith("design") ? "study_design" : (kind.split(".")[0] ?? "");
  return { entity, entityId, kind, before, questionId: null };
};
/** Changes in the order in which they were made, taken back. */
const rewind = (...made: LoggedChange[]) => rewindRegister(NOW, made.toReversed());
const sourcesAfter = (...made: LoggedChange[]) =>
  rewind(...made).sources.map(({ id, clusterId, groupId, primaryCoderId }) => [id, clusterId, groupId, primaryCoderId]);

test("without changes it is as it stands", () => {
  expect(rewind()).toEqual(NOW);
});

test("a source is where the first change since found it, with the group that its cluster had then", () => {
  const first = { clusterId: "ministry", groupId: "press", primaryCoderId: "awa", consent: { analyse: "granted" } };
  const second = { ...first, clusterId: "other", groupId: "elders", primaryCoderId: null };
  expect(sourcesAfter(change("i1", first), change("i1", second))).toEqual([
    ["i1", "ministry", "press", "awa"],
    ["i2", "cluster of i2", "officials", null],
  ]);
});

test("a cluster's group is that of all its sources, also of one that did not change itself", () => {
  const shared = source("i2", { clusterId: "cluster of i1", groupId: "officials" });
  const before = { clusterId: "cluster of i1", groupId: null };
  const then = rewindRegister({ ...NOW, sources: [source("i1"), shared] }, [change("i1", before)]);
  expect(then.sources.map(({ groupId }) => groupId)).toEqual([null, null]);
});

test("a source that came later, or could not be analysed then, is not there; what lies between does not matter", () => {
  const asked = (analyse: string) => ({ consent: { analyse } });
  expect(sourcesAfter(change("i1", null, "source.imported")).map(([id]) => id)).toEqual(["i2"]);
  expect(sourcesAfter(change("i1", asked("not-asked"))).map(([id]) => id)).toEqual(["i2"]);
  expect(sourcesAfter(change("i1", asked("granted")), change("i1", asked("refused"))).map(([id]) => id)).toEqual([
    "i1",
    "i2",
  ]);
});

test("what is gone stays gone: a withdrawn source is in no earlier state, though the log knows of it", () => {
  expect(sourcesAfter(change("withdrawn", { consent: { analyse: "granted" } })).map(([id]) => id)).toEqual([
    "i1",
    "i2",
  ]);
});

test("a code counts on the question under which it lay, and one that came later is not there", () => {
  const moved = rewind(change("c1", { questionId: "2.1", dimensionId: "2" }, "code.moved"));
  expect(moved.codes).toEqual([{ id: "c1", dimensionId: "2", questionId: "2.1" }]);
  const renamed = rewind(change("c1", { rowVersion: 1 }, "code.changed"));
  expect(renamed.codes).toEqual(NOW.codes);
  expect(rewind(change("c1", null, "code.added")).codes).toEqual([]);
  expect(rewind(change("i1", null, "source.text-added")), "a text is no change of the register").toEqual(NOW);
});

test("a position is the one that was judged then; before anybody judged it there is none", () => {
  const judged = [{ sourceId: "i1", questionId: "1.1", position: 1 as const }];
  const act = (position: number | null, questionId = "1.1"): LoggedChange => {
    const before = position === null ? null : { questionId, position, codingIds: [], rowVersion: 1 };
    return { entity: "judged_position", entityId: "i1", kind: "position.judged", before, questionId };
  };
  const then = (...made: LoggedChange[]) => rewindRegister({ ...NOW, judged }, made.toReversed()).judged;
  expect(then(act(-0.5), act(0))).toEqual([{ ...judged[0], position: -0.5 }]);
  expect(then(act(null), act(0))).toEqual([]);
  expect(then(act(0.5, "2.1"))).toEqual([...judged, { ...judged[0], questionId: "2.1", position: 0.5 }]);
});

test("areas, periods and weights are those of the design then; what was not in use then is out of use", () => {
  const before = [
    { id: "gao", parentId: null, level: "region" },
    { id: "kidal", parentId: "gao" },
  ];
  expect(rewind(change("a", before, "design.areas")).areas).toEqual([
    { id: "gao", parentId: null, retired: false },
    { id: "kidal", parentId: "gao", retired: false },
    { id: "north", parentId: null, retired: true },
  ]);
  expect(rewind(change("a", [{ id: "p0" }], "design.periods")).periods).toEqual([
    { id: "p0", retired: false },
    { id: "p1", retired: true },
  ]);
  const groups = [
    { id: "officials", weight: null },
    { id: "press", weight: 3 },
  ];
  expect(rewind(change("a", groups, "design.groups")).groupWeights).toEqual({ press: 3 });
  expect(rewind(change("a", null, "design.weights")).groupWeights).toEqual({ officials: 2 });
});
