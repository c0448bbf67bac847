import type { Stance } from "@octant/schemas";
import fc from "fast-check";
import { expect, test } from "vitest";
import { planRecoding, type Recodable } from "./plan-recoding.ts";

const EVERY = { stances: [], sourceIds: [] };
const coding = (id: string, more: Partial<Recodable> = {}): Recodable => {
  const place = { segmentId: "s", sourceId: "i1", coderId: "c", stance: "supports" as const, about: "" };
  return { id, ...place, rowVersion: 1, ...more };
};
const ids = (codings: readonly Recodable[]) => codings.map(({ id }) => id);

test("codings get the other code, and one that its coder has laid there already is not laid twice", () => {
  const codings = [coding("a"), coding("b", { coderId: "d" }), coding("c", { stance: "mixed" })];
  const { moved, superseded, left } = planRecoding(codings, [coding("x")], EVERY);
  expect([ids(moved), ids(superseded), ids(left)]).toEqual([["b", "c"], ["a"], []]);
});

test("a split takes only the stances and sources that are meant", () => {
  const codings = [coding("a"), coding("b", { stance: "constrains" }), coding("c", { sourceId: "i2", segmentId: "t" })];
  const only = planRecoding(codings, [], { stances: ["supports"], sourceIds: ["i1"] });
  expect([ids(only.moved), ids(only.left)]).toEqual([["a"], ["b", "c"]]);
});

test("what a coder says of a passage is never lost: every segment, coder and stance is there afterwards as before", () => {
  const stances: Stance[] = ["supports", "mixed", "constrains", "context"];
  const any = fc.array(
    fc.record({
      segmentId: fc.constantFrom("s1", "s2", "s3"),
      coderId: fc.constantFrom("c1", "c2"),
      stance: fc.constantFrom(...stances),
      about: fc.constantFrom("", "gao"),
      sourceId: fc.constantFrom("i1", "i2"),
    }),
    { maxLength: 14 },
  );
  const named = (prefix: string) => any.map((drawn) => drawn.map((c, at) => coding(`${prefix}${at}`, c)));
  const which = fc.record({ stances: fc.subarray(stances), sourceIds: fc.subarray(["i1", "i2"]) });
  const said = ({ segmentId, coderId, stance, about }: Recodable) => `${segmentId} ${coderId} ${stance} ${about}`;
  fc.assert(
    fc.property(named("a"), named("b"), which, (codings, there, meant) => {
      const { moved, superseded, left } = planRecoding(codings, there, meant);
      expect([...ids(moved), ...ids(superseded), ...ids(left)].toSorted()).toEqual(ids(codings).toSorted());
      const after = new Set([...there, ...moved, ...left].map(said));
      expect(after).toEqual(new Set([...there, ...codings].map(said)));
      const withOther = [...there, ...moved].map(said);
      expect(withOther.length - new Set(withOther).size).toBe(there.length - new Set(there.map(said)).size);
    }),
  );
});
