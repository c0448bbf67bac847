import fc from "fast-check";
import { expect, test } from "vitest";
import { anyUnitInput } from "../test/any-unit-input.ts";
import { makeCoding, makeSource } from "../test/make-coding.ts";
import { computedPosition, evidenceProfile, unitEvidence } from "./index.ts";

test("marked speakers count equally, however much each said", () => {
  const said = (id: string, speaker: string, stance: "supports" | "constrains", start: number) =>
    makeCoding({ id, speaker, stance, start, end: start + 5 });
  const codings = [said("a", "A", "supports", 0), said("b", "A", "supports", 10), said("c", "B", "constrains", 20)];
  const [first] = codings;
  const source = makeSource({ id: first?.sourceId ?? "" });
  expect(computedPosition(codings, source, first?.questionId ?? "")).toEqual({
    kind: "position",
    value: 0,
    passages: 3,
  });
});

test("a source that is not placed says something too; one that gave context alone is silent", () => {
  const coding = makeCoding({ id: "a", stance: "constrains" });
  const source = makeSource({ id: coding.sourceId, groupId: null });
  expect(computedPosition([coding], source, coding.questionId)).toMatchObject({ value: -1 });
  const context = makeCoding({ id: "a", stance: "context" });
  expect(computedPosition([context], source, coding.questionId)).toEqual({ kind: "silent" });
});

test("alone in a unit, a placed source's position is the unit's balance", () => {
  fc.assert(
    fc.property(anyUnitInput, (input) => {
      const [source] = input.sources;
      const [questionId] = input.unit.questionIds;
      if (!source?.groupId || questionId === undefined) return;
      const codings = input.codings.filter((c) => c.sourceId === source.id && c.start < c.end);
      const unit = { questionIds: [questionId] };
      const evidence = unitEvidence({ ...input, codings, sources: [source], judged: [], unit });
      if (evidence.kind === "rejected") return;
      const profile = evidenceProfile(evidence.profileInput);
      const own = computedPosition(codings, source, questionId);
      if (profile.kind === "profile") expect(own).toMatchObject({ value: profile.balance });
      else expect(own).toEqual({ kind: "silent" });
    }),
  );
});
